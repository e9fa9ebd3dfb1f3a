using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Tags;

internal sealed record TagRow(Guid Id, string Name, TagColour Colour, int Records);

internal sealed class TagsList : ListOf<Tag, TagRow>
{
    public TagsList()
        : base("tags", "/workspace/tags", typeof(WorkspaceText))
    {
        Name = "Tags";
        RowsAre(Kinds.Tag, r => r.Id, r => r.Name);
        Finds("Filter tags", (scope, word) =>
        {
            // The word has no accents and no dashes: nor has the name it is looked for in.
            var ids = scope.Get<ICustomFields>().Current.Tags
                .Where(tag => SearchText.Of(tag.Name).Contains(word, StringComparison.Ordinal))
                .Select(tag => tag.Id).ToList();
            return tag => ids.Contains(tag.Id);
        });
        WhenNoMatch("No tag matches");
        WhenNothing(new("tag", "No tags yet",
            "Tags group records across everything: put “key client” or “tender” on companies, deals and projects, then filter by it.")
        {
            Action = ("New tag", "/workspace/tags/create"),
        });
        Text("name", "Name", r => r.Name).Sorts().Card(1).Cell((r, _) => Html.Of(
            $"<a class=\"rowlink\" href=\"/workspace/tags/{r.Id}/edit\">{Cells.Badge(TagTones.Of(r.Colour), r.Name)}</a>"));
        Number("records", "Records with it", r => r.Records).Sorts().Card(2);
        Choice("colour", "Colour", r => r.Colour).Says(colour => colour.ToString()).ExportOnly();
    }

    public override IQueryable<Tag> Visible(ListScope scope) => scope.Get<WorkspaceDbContext>().Tags.AsNoTracking();

    protected override Expression<Func<Tag, TagRow>> Row(ListScope scope)
    {
        var used = scope.Get<WorkspaceDbContext>().Set<RecordTag>();
        return tag => new TagRow(tag.Id, tag.Name, tag.Colour, used.Count(t => t.TagId == tag.Id));
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);
}

internal static class TagTones
{
    public static string Of(TagColour colour) => colour.ToString().ToLowerInvariant();
}
