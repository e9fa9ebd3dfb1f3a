using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Fields;

/// <summary>The fields and tags of the company, kept in memory until somebody changes one, in this process or in
/// another (<see cref="KeptFigures"/>).</summary>
internal sealed class CompanyFields(Lazy<WorkspaceDbContext> db, KeptFigures kept, ChangeStamps stamps) : ICustomFields
{
    private static readonly Type[] Sources = [typeof(FieldDefinition), typeof(Tag), typeof(UserCopy)];
    private static readonly Type[] Asked = [.. Sources, typeof(RecordTag)];

    public CustomCatalogue Current { get; private set; } = CustomCatalogue.Nothing;

    public long Stamp => stamps.Of(typeof(WorkspaceDbContext), Asked);

    // Before every page: the context is made only when nothing is kept.
    public async Task LoadAsync(CancellationToken ct) => Current = await kept.KeptAsync(
        db, "fields of the company", Sources, context => ReadAsync(context, ct));

    private static async Task<CustomCatalogue> ReadAsync(WorkspaceDbContext db, CancellationToken ct)
    {
        var definitions = await db.FieldDefinitions.AsNoTracking().OrderBy(f => f.Position).ThenBy(f => f.Number)
            .ToListAsync(ct);
        var tags = await db.Tags.AsNoTracking().OrderBy(t => t.Name).ToListAsync(ct);
        var fields = definitions.ConvertAll(field => field.ToField());
        var people = fields.Exists(field => field.Type == CustomType.Person)
            ? await db.Users.AsNoTracking().Select(u => new { u.Id, u.Name, u.IsActive }).ToListAsync(ct)
            : [];
        return new CustomCatalogue(
            fields, tags.ConvertAll(tag => new TagLabel(tag.Id, tag.Name, TagTones.Of(tag.Colour))),
            people.ToDictionary(u => u.Id, u => u.Name), people.Where(u => u.IsActive).Select(u => u.Id).ToHashSet());
    }
}
