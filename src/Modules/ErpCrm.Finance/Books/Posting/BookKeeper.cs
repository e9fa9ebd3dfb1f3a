using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>
/// Writes journals that no document makes by itself: by hand, at a month's end. What is posted is added to the context
/// and saved by the caller, with the record it comes from.
/// </summary>
internal sealed class BookKeeper(FinanceDbContext db, ICompanyProfile company, IBusinessClock clock, ICurrentUser me)
{
    private PostingAccounts? _accounts;

    public string BaseCurrency => company.Current.BaseCurrency;

    /// <summary>Begins what is posted together; accounts are read once per request.</summary>
    /// <param name="saved">What is saved at the same time.</param>
    public async Task<PostingRun> BeginAsync(CancellationToken ct, SavedRecords? saved = null) =>
        new(db, await AccountsAsync(ct), BaseCurrency, clock.UtcNow,
            me.Id == Guid.Empty ? null : me.Id) { Saved = saved ?? new SavedRecords() };

    /// <summary>Adds what is not empty to the context.</summary>
    /// <exception cref="BusinessRuleException">A journal does not balance.</exception>
    public void Post(PostingRun run) => db.AddRange(run.Finish());

    /// <summary>The journals of a record that nothing took back, with their lines, oldest first.</summary>
    /// <param name="kind">Null for every kind.</param>
    public async Task<IReadOnlyList<Journal>> StandingAsync(
        string sourceKind, Guid sourceId, JournalKind? kind, CancellationToken ct) =>
        await db.StandingAsync(sourceKind, sourceId, kind, ct);

    /// <summary>The chart is being changed: what was read of it is old.</summary>
    internal void Forget() => _accounts = null;

    private async Task<PostingAccounts> AccountsAsync(CancellationToken ct)
    {
        if (_accounts is { } known) return known;
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.Role != AccountRole.None)
            .Select(a => new { a.Role, a.Code, a.Id }).ToListAsync(ct);
        return _accounts = new PostingAccounts(accounts.OrderBy(a => a.Code, StringComparer.Ordinal)
            .DistinctBy(a => a.Role).ToDictionary(a => a.Role, a => a.Id));
    }
}

internal static class StandingJournals
{
    /// <summary>The journals of a record that nothing took back, with their lines, oldest first.</summary>
    public static Task<List<Journal>> StandingAsync(this FinanceDbContext db, string sourceKind, Guid sourceId,
        JournalKind? kind, CancellationToken ct) =>
        db.Journals.AsNoTracking().Include(j => j.Lines)
            .Where(j => j.SourceKind == sourceKind && j.SourceId == sourceId && (kind == null || j.Kind == kind)
                && j.ReversalOfId == null && !db.Journals.Any(other => other.ReversalOfId == j.Id))
            .OrderBy(j => j.PostedAt).ThenBy(j => j.Id)
            .ToListAsync(ct);
}
