using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Wording = ErpCrm.Ui.Localization.Texts;

namespace ErpCrm.Workspace.Imports;

internal sealed record ImportRowLine(
    Guid Id, string FileName, string Kind, ImportState State, int Created, int Updated, int Refused, Guid? AuthorId,
    string? Author, DateTime CreatedAt);

internal sealed class ImportsList : ListOf<ImportBatch, ImportRowLine>
{
    public ImportsList()
        : base("imports", ImportPages.List, typeof(WorkspaceText))
    {
        Name = "Imports";
        RowsAre(Kinds.Import, r => r.Id, r => r.FileName);
        Finds("Filter imports", (scope, word) =>
        {
            var ids = scope.Kept<FewNames>().With(word);
            return b => EF.Parameter(ids).Contains(b.Id);
        });
        Choose("state", "State", "Any state", b => b.State, state => Wording.Words(state.ToString()));
        WhenNoMatch("No imports match");
        WhenNothing(new("file-up", "Nothing was imported yet",
            "Companies, contacts, leads and deals come out of a CSV or Excel file, and go back with one click.")
        {
            Action = ("New import", "/workspace/imports/new"),
        });

        Text("file", "File", r => r.FileName).Sorts().Card(1)
            .Cell(r => Cells.Name(ImportPages.UrlOf(r.Id), r.FileName));
        Text("kind", "What", r => r.Kind).FewTexts().Card(2).Shows((r, s) => KindOf(r.Kind, s));
        Choice("state", "State", r => r.State).Says(state => Wording.Words(state.ToString())).Tone(ToneOf).Card(3);
        Number("created", "Added", r => r.Created).Sorts();
        Number("updated", "Changed", r => r.Updated).Sorts();
        Number("refused", "Refused", r => r.Refused).Sorts();
        Person("author", "By", r => r.AuthorId, r => r.Author).Cell(r => Cells.Who(r.Author));
        Moment("at", "When", r => r.CreatedAt).Sorts().Card(4);
    }

    public static string? ToneOf(ImportState state) => state switch
    {
        ImportState.Done => "green",
        ImportState.Checking or ImportState.Running or ImportState.Undoing => "blue",
        ImportState.Checked => "violet",
        ImportState.Stopped => "amber",
        _ => "gray",
    };

    public override IQueryable<ImportBatch> Visible(ListScope scope) =>
        scope.Get<WorkspaceDbContext>().Imports.AsNoTracking().VisibleTo(scope.Me);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        if (!FewNames.AreAsked(scope)) return;
        var files = await Visible(scope).Select(b => new { b.Id, b.FileName }).ToListAsync(ct);
        scope.Keep(new FewNames(files.ToDictionary(b => b.Id, b => SearchText.Of(b.FileName))));
    }

    protected override Expression<Func<ImportBatch, ImportRowLine>> Row(ListScope scope)
    {
        var db = scope.Get<WorkspaceDbContext>();
        return b => new ImportRowLine(b.Id, b.FileName, b.Kind, b.State, b.Created, b.Updated, b.Refused, b.AuthorId,
            db.Users.Where(u => u.Id == b.AuthorId).Select(u => u.Name).FirstOrDefault(), b.CreatedAt);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("at", true);

    private static string KindOf(string key, ListScope scope) =>
        scope.Get<RecordKinds>().Find(key) is { } kind
            ? scope.Get<IStringLocalizerFactory>().Create(kind.Words.Texts)[kind.Words.Many]
            : key;
}
