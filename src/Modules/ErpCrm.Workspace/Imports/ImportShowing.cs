using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Imports.Reading;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Imports;

/// <summary>A problem as the page shows it.</summary>
/// <param name="Column">Its word.</param>
internal sealed record ShownProblem(int Row, string Column, string Value, string Reason);

/// <summary>A record that was to be taken back and stayed.</summary>
/// <param name="Title">Null for what has none.</param>
internal sealed record LeftRecord(int Row, string Kind, Guid Id, string? Title, ImportedState State);

/// <summary>A row as it will be read, for a look before anything is done.</summary>
internal sealed record LookRow(int Number, IReadOnlyList<object?> Values);

/// <param name="MayAct">Whether the reader makes records of the kind.</param>
/// <param name="Problems">The first of them.</param>
/// <param name="Heads">Columns of the look.</param>
internal sealed record ShownImport(
    ImportBatch Batch, RecordKind Kind, ImportSettings Settings, string? Author, bool MayAct, bool CanBeTakenBack,
    IReadOnlyList<ShownProblem> Problems, int ProblemCount, IReadOnlyList<string> Heads, IReadOnlyList<LookRow> Look,
    IReadOnlyList<LeftRecord> Left, int LeftCount);

/// <summary>Reads what the page of an import shows.</summary>
internal sealed class ImportShowing(
    WorkspaceDbContext db, RecordImports imports, RecordKinds kinds, ImportWords words, ICurrentUser me,
    IBusinessClock clock, IServiceProvider services, IStringLocalizer<WorkspaceText> T)
{
    public const int MostProblems = 200;
    public const int MostLeft = 100;
    private const int LookedAt = 5;

    public async Task<ShownImport> LoadAsync(ImportBatch batch, CancellationToken ct)
    {
        var import = await imports.OpenAsync(services, batch.Kind, ct);
        var settings = ImportSettings.Of(batch.Settings);
        var word = import.Columns.ToDictionary(c => c.Key, c => words.Say(import, c));
        var mayAct = imports.Find(batch.Kind, me) is not null;
        // Whoever may see an import sees cells of its file only where he makes such records himself.
        var isOpen = mayAct || batch.AuthorId == me.Id;
        var problems = db.ImportProblems.AsNoTracking().Where(p => p.BatchId == batch.Id && (isOpen || p.Row == 0));
        var first = await problems.OrderBy(p => p.Row).ThenBy(p => p.Id).Take(MostProblems).ToListAsync(ct);
        var (heads, look) = isOpen && batch.State == ImportState.Checked
            ? await LookAsync(batch, import, settings, ct)
            : ([], []);
        var left = db.Set<ImportedRow>().AsNoTracking().Where(r => r.BatchId == batch.Id
            && (r.State == ImportedState.LeftChanged || r.State == ImportedState.LeftUsed));
        var isUndone = batch.State == ImportState.Undone;
        return new ShownImport(
            batch, kinds.Get(batch.Kind), settings,
            await db.Users.Where(u => u.Id == batch.AuthorId).Select(u => u.Name).FirstOrDefaultAsync(ct),
            mayAct,
            batch.CanBeTakenBack(clock.UtcNow) && batch.Created + batch.Updated > 0,
            [.. first.Select(p => new ShownProblem(p.Row, word.GetValueOrDefault(p.Column, ""), p.Value, p.Reason))],
            first.Count < MostProblems ? first.Count : await problems.CountAsync(ct),
            heads, look,
            isUndone && isOpen ? await LeftAsync(left, ct) : [],
            isUndone ? await left.CountAsync(ct) : 0);
    }

    private async Task<(IReadOnlyList<string> Heads, IReadOnlyList<LookRow> Look)> LookAsync(
        ImportBatch batch, RecordImport import, ImportSettings settings, CancellationToken ct)
    {
        var kept = await db.ImportPreviews.AsNoTracking().Where(p => p.BatchId == batch.Id).Select(p => p.Content)
            .SingleAsync(ct);
        var preview = Preview.Of(kept);
        var mapped = import.Columns.Where(c => settings.Columns.Any(m => m.Key == c.Key)).ToList();
        var reading = new RowReading(import, settings, words, T);
        var rows = preview.Below(settings.HeadRow).Take(LookedAt).Select(reading.Read)
            .Select(row => new LookRow(row.Source.Number,
                [.. mapped.Select(c =>
                    Named(import, c, row.Row?.Values.GetValueOrDefault(c.Key)) ?? TextOf(row, settings, c))]));
        return ([.. mapped.Select(c => words.Say(import, c))], [.. rows]);
    }

    // What the company named itself is read as ids.
    private object? Named(RecordImport import, ImportColumn column, object? value)
    {
        return value switch
        {
            string id when column is { IsSaid: true, Type: ImportType.Choice } => NameOf(id),
            IReadOnlyList<string> ids when column.Type == ImportType.Choices => ids.Select(NameOf).ToList(),
            _ => value,
        };

        string NameOf(string id) =>
            column.Choices.FirstOrDefault(choice => choice.Value == id) is { } choice
                ? words.Say(import, column, choice)
                : id;
    }

    // Of a row with a wrong cell everything stands as it is in the file.
    private static string? TextOf(ReadRow row, ImportSettings settings, ImportColumn column) =>
        row.Row is not null ? null : row.Source[settings.Columns.First(m => m.Key == column.Key).Source].Text;

    private async Task<IReadOnlyList<LeftRecord>> LeftAsync(IQueryable<ImportedRow> left, CancellationToken ct)
    {
        var rows = await left.OrderBy(r => r.Row).Take(MostLeft).ToListAsync(ct);
        var shown = new List<LeftRecord>();
        foreach (var some in rows.GroupBy(r => r.Kind))
        {
            var titles = await kinds.Get(some.Key).TitlesAsync(services, [.. some.Select(r => r.RecordId)], ct);
            // Hours in a week, or what does not open for the reader, has no title: its row tells.
            shown.AddRange(some.Select(r => new LeftRecord(
                r.Row, r.Kind, r.RecordId, titles.GetValueOrDefault(r.RecordId), r.State)));
        }

        return shown;
    }
}
