using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Balances;

/// <summary>
/// Sums of the books, exact at all times: months come from kept balances, journals that are not folded into them yet
/// from their lines, in one command. What the kept balances do not tell apart is read from the lines themselves.
/// </summary>
internal sealed class LedgerSums(FinanceDbContext db)
{
    /// <summary>A sum for each account and whatever else is told apart; none where nothing is posted.</summary>
    public async Task<IReadOnlyList<AccountSum>> ReadAsync(SumQuery query, CancellationToken ct)
    {
        if (query.From > query.To || query.Accounts is { Count: 0 }) return [];
        var days = new DaySpan(query.From ?? DateOnly.MinValue, query.To);
        var span = NeedsLines(query) ? new SumSpan(null, [days], []) : SumSpan.Of(query.From, query.To);
        var rows = NeedsLines(query) ? WithParties(KnownBy(Chosen(query, days), query.KnownAt)) : Kept(query, span);
        var adding = new SumAdding(query, span);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct)) adding.Add(row);
        return adding.Result();
    }

    // The dimensions and the rates of VAT are told apart by different kept rows.
    private static bool NeedsLines(SumQuery query) =>
        query.PartyId is not null || query.By.HasFlag(SumBy.Party) || query.By.HasFlag(SumBy.Item)
            || (query.By.HasFlag(SumBy.VatPercent) && IsDetailed(query));

    private static bool IsDetailed(SumQuery query) =>
        query.By.HasFlag(SumBy.Project) || query.By.HasFlag(SumBy.Department) || query.By.HasFlag(SumBy.CostCentre)
            || query.ProjectId is not null || query.DepartmentId is not null || query.CostCentreId is not null;

    // Whole months and what of them is not folded yet, days beside them, less days that are not wanted and what was
    // posted later.
    private IQueryable<SumRow> Kept(SumQuery query, SumSpan span)
    {
        var rows = span.Months is { } months
            ? OfMonths(query, months).Concat(Rows(NotFolded(), SumRow.NotFolded))
            : Rows(Chosen(query, span.Added[0]), SumRow.OfDay);
        foreach (var days in span.Added.Skip(span.Months is null ? 1 : 0))
            rows = rows.Concat(Rows(Chosen(query, days), SumRow.OfDay));
        foreach (var days in span.TakenAway)
            rows = rows.Concat(Rows(Chosen(query, days), SumRow.TakenAway));
        if (query.KnownAt is { } known) rows = rows.Concat(Rows(PostedAfter(known), SumRow.PostedLater));
        return rows;
    }

    private IQueryable<SumRow> OfMonths(SumQuery query, DaySpan months)
    {
        var isDetailed = IsDetailed(query);
        var (first, last) = (months.From, months.To);
        var balances = db.MonthBalances
            .Where(b => b.IsDetailed == isDetailed && b.Month >= first && b.Month <= last);
        if (query.ProjectId is { } project) balances = balances.Where(b => b.ProjectId == project);
        if (query.Accounts is { } asked)
        {
            Guid[] accounts = [.. asked];
            balances = balances.Where(b => EF.Parameter(accounts).Contains(b.AccountId));
        }

        return balances.Select(b => new SumRow
        {
            Part = SumRow.OfMonth, AccountId = b.AccountId, Day = b.Month, Currency = b.Currency, Kind = b.Kind,
            VatPercent = b.VatPercent, ProjectId = b.ProjectId, DepartmentId = b.DepartmentId,
            CostCentreId = b.CostCentreId, Debit = b.Debit, Credit = b.Credit, BaseDebit = b.BaseDebit,
            BaseCredit = b.BaseCredit,
        });
    }

    // There are few of them: they are chosen from in memory, so that nothing but the missing number finds them.
    private IQueryable<JournalLine> NotFolded() =>
        from journal in db.Journals
        join line in db.JournalLines on journal.Id equals line.JournalId
        where journal.Number == null
        select line;

    private IQueryable<JournalLine> PostedAfter(DateTime known) =>
        from journal in db.Journals
        join line in db.JournalLines on journal.Id equals line.JournalId
        where journal.PostedAt > known
        select line;

    private static IQueryable<JournalLine> KnownBy(IQueryable<JournalLine> lines, DateTime? known) =>
        known is { } moment ? lines.Where(l => l.PostedAt <= moment) : lines;

    // By account and day, as the lines are indexed; those of a party and of a project by theirs.
    private IQueryable<JournalLine> Chosen(SumQuery query, DaySpan days)
    {
        var (from, to) = (days.From, days.To);
        var lines = db.JournalLines.Where(l => l.Date >= from && l.Date <= to);
        if (query.PartyId is { } party) return lines.Where(l => l.PartyId == party);
        if (query.ProjectId is { } project) return lines.Where(l => l.ProjectId == project);
        if (query.Accounts is not { } asked)
            return lines.Where(l => db.Accounts.Select(a => a.Id).Contains(l.AccountId));
        Guid[] accounts = [.. asked];
        return lines.Where(l => EF.Parameter(accounts).Contains(l.AccountId));
    }

    private static IQueryable<SumRow> Rows(IQueryable<JournalLine> lines, int part) => lines.Select(l => new SumRow
    {
        Part = part, AccountId = l.AccountId, Day = l.Date, Currency = l.Currency, Kind = l.Kind,
        VatPercent = l.VatPercent, ProjectId = l.ProjectId, DepartmentId = l.DepartmentId,
        CostCentreId = l.CostCentreId, Debit = l.Debit, Credit = l.Credit, BaseDebit = l.BaseDebit,
        BaseCredit = l.BaseCredit,
    });

    private static IQueryable<SumRow> WithParties(IQueryable<JournalLine> lines) => lines.Select(l => new SumRow
    {
        Part = SumRow.OfDay, AccountId = l.AccountId, Day = l.Date, Currency = l.Currency, Kind = l.Kind,
        VatPercent = l.VatPercent, ProjectId = l.ProjectId, DepartmentId = l.DepartmentId,
        CostCentreId = l.CostCentreId, PartyId = l.PartyId, ItemId = l.ItemId, Debit = l.Debit, Credit = l.Credit,
        BaseDebit = l.BaseDebit, BaseCredit = l.BaseCredit,
    });
}
