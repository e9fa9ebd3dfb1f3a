using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>A run with its figures and the journals that come from it.</summary>
internal sealed record RunPage(ClosingRun Run, IReadOnlyList<ClosingRunLine> Lines, int More,
    IReadOnlyList<RunJournal> Journals, string BaseCurrency, string RanBy, string? UndoneBy)
{
    private const int Most = 500;

    public static async Task<RunPage> LoadAsync(FinanceDbContext db, Guid id, string baseCurrency,
        CancellationToken ct)
    {
        var run = await db.ClosingRuns.AsNoTracking().OneAsync(id, ct);
        var lines = await db.ClosingRunLines.AsNoTracking().Where(l => l.RunId == id).OrderBy(l => l.Position)
            .Take(Most).ToListAsync(ct);
        var count = await db.ClosingRunLines.CountAsync(l => l.RunId == id, ct);
        var journals = await db.Set<Journal>().AsNoTracking()
            .Where(j => j.SourceKind == Kinds.ClosingRun && j.SourceId == id).OrderBy(j => j.PostedAt)
            .ThenBy(j => j.Id)
            .Select(j => new RunJournal(j.Id, j.Number, j.Date, j.ReversalOfId != null, j.Lines.Count)).ToListAsync(ct);
        var names = await db.Users.AsNoTracking().Where(u => u.Id == run.RanById || u.Id == run.UndoneById)
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new RunPage(run, lines, count - lines.Count, journals, baseCurrency,
            names.GetValueOrDefault(run.RanById) ?? "ErpCrm",
            run.UndoneById is { } by ? names.GetValueOrDefault(by) ?? "ErpCrm" : null);
    }
}

/// <param name="Reverses">Whether it takes another one back.</param>
internal sealed record RunJournal(Guid Id, int? Number, DateOnly Date, bool Reverses, int Lines);
