using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using OpenInvoices = ErpCrm.Finance.Treasury.Customers.Receivables;

namespace ErpCrm.Finance.Books.Receivables;

/// <summary>Reads what was open on a day from the documents, and what the books say of it. Only what is dated up to
/// that day counts, each document as it is posted: so both are equal.</summary>
internal sealed class AgeingReading(FinanceDbContext db, LedgerSums sums, ICompanyProfile company,
    IBusinessClock clock)
{
    public async Task<AgeingReport> ReportAsync(AgeingAsk ask, CancellationToken ct)
    {
        var (day, by) = (ask.Day(clock.Today), ask.By ?? AgeBy.Due);
        var items = await OpenAsync(ask, null, ct);
        var asked = ask.CurrencyCode() is { } one ? items.Where(i => i.Currency == one) : items;
        var byCustomer = asked.GroupBy(i => i.CompanyId).ToList();
        var names = await NamesAsync([.. byCustomer.Select(g => g.Key)], ct);
        return new AgeingReport(ask, day, by, ask.CurrencyCode() ?? company.Current.BaseCurrency,
            ask.CurrencyCode() is null,
            [.. items.Select(i => i.Currency).Distinct().Order(StringComparer.Ordinal)],
            [
                .. byCustomer.Select(g => Of(g.Key, names.GetValueOrDefault(g.Key, ""), day, by, [.. g]))
                    .OrderByDescending(c => c.Balance).ThenBy(c => c.Name, StringComparer.CurrentCulture),
            ],
            await LedgerAsync(day, ask.CurrencyCode(), ct));
    }

    /// <summary>The documents behind a figure, oldest first, with the names of their customers.</summary>
    public async Task<(IReadOnlyList<AgedItem> Items, IReadOnlyDictionary<Guid, string> Names)> ItemsAsync(
        AgeingAsk ask, CancellationToken ct)
    {
        var day = ask.Day(clock.Today);
        var items = (await OpenAsync(ask, ask.Company, ct))
            .Where(i => i.IsCredit == ask.Credits && (ask.CurrencyCode() is null || i.Currency == ask.CurrencyCode())
                && (ask.Credits || ask.Age is null || BucketOf(i, day, ask.By ?? AgeBy.Due) == ask.Age))
            .OrderBy(i => i.AgesFrom).ThenBy(i => i.Number, StringComparer.Ordinal).ToList();
        return (items, await NamesAsync([.. items.Select(i => i.CompanyId).Distinct()], ct));
    }

    private async Task<List<AgedItem>> OpenAsync(AgeingAsk ask, Guid? companyId, CancellationToken ct)
    {
        var (day, isBase) = (ask.Day(clock.Today), ask.CurrencyCode() is null);
        var disputed = (await db.Disputes.AsNoTracking()
            .Where(d => d.RaisedOn <= day && (d.ClosedOn == null || d.ClosedOn > day))
            .Select(d => d.InvoiceId).ToListAsync(ct)).ToHashSet();
        var invoices = await OpenInvoices.OpenOnAsync(db, day, companyId, ct);
        var credits = await OpenCredits.OnAsync(db, day, companyId, ct);
        var posted = isBase
            ? await PostedAsync([.. invoices.Select(i => i.InvoiceId), .. credits.Select(c => c.SourceId)], day, ct)
            : [];
        return
        [
            .. invoices.Select(i => new AgedItem($"/finance/invoices/{i.InvoiceId}", false, i.CompanyId, i.Number,
                i.IssuedOn, ask.By == AgeBy.Issued ? i.IssuedOn : i.DueOn, i.Currency, i.Open,
                Amount(i.InvoiceId, i.Open, i.ExchangeRate, 1), disputed.Contains(i.InvoiceId))),
            .. credits.Select(c => new AgedItem(
                c.IsPayment ? $"/finance/payments/{c.SourceId}" : $"/finance/credit-notes/{c.SourceId}", true,
                c.CompanyId, c.Title, c.On, c.On, c.Currency, c.Open, Amount(c.SourceId, c.Open, c.ExchangeRate, -1),
                false)),
        ];

        decimal Amount(Guid id, decimal open, decimal rate, int sign) => !isBase ? open
            : posted.TryGetValue(id, out var known) ? sign * known
            : Rounding.Round(open * rate, company.Current.BaseCurrency);
    }

    // What is entered later than it counts leaves other cents on the days between than its rate would: those of the
    // books are told.
    private async Task<Dictionary<Guid, decimal>> PostedAsync(List<Guid> ids, DateOnly day, CancellationToken ct)
    {
        var accounts = await db.Accounts.Where(a => a.Role == AccountRole.Receivables
            || a.Role == AccountRole.CustomerCredits).Select(a => a.Id).ToListAsync(ct);
        var lines = await db.JournalLines.AsNoTracking()
            .Where(l => l.Date <= day && EF.Parameter(ids).Contains(l.ItemId!.Value) && accounts.Contains(l.AccountId))
            .Select(l => new { Item = l.ItemId!.Value, Base = l.BaseDebit - l.BaseCredit }).ToListAsync(ct);
        return lines.GroupBy(l => l.Item).ToDictionary(g => g.Key, g => g.Sum(l => l.Base));
    }

    private static AgedCustomer Of(Guid id, string name, DateOnly day, AgeBy by, IReadOnlyList<AgedItem> items)
    {
        var owed = items.Where(i => !i.IsCredit).ToList();
        var ageing = owed.Aggregate(Ageing.None, (sum, i) => sum.Add(BucketOf(i, day, by), i.Amount));
        return new AgedCustomer(id, name, ageing, items.Where(i => i.IsCredit).Sum(i => i.Amount),
            owed.Where(i => i.IsDisputed).Sum(i => i.Amount));
    }

    // Counted from its own day, the first month holds that day too.
    private static AgeBucket BucketOf(AgedItem item, DateOnly day, AgeBy by) =>
        Ageing.BucketOf(by == AgeBy.Issued ? Math.Max(1, item.DaysOn(day)) : item.DaysOn(day));

    private async Task<LedgerSide> LedgerAsync(DateOnly day, string? currency, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking()
            .Where(a => a.Role == AccountRole.Receivables || a.Role == AccountRole.CustomerCredits)
            .Select(a => new { a.Id, a.Role }).ToListAsync(ct);
        var posted = await sums.ReadAsync(
            new SumQuery(null, day, By: SumBy.Currency, Accounts: accounts.ConvertAll(a => a.Id)), ct);
        var owed = accounts.Find(a => a.Role == AccountRole.Receivables)?.Id;
        var credits = accounts.Find(a => a.Role == AccountRole.CustomerCredits)?.Id;
        return new LedgerSide(owed, credits, Of(owed), -Of(credits));

        decimal Of(Guid? account) => posted.Where(s => s.AccountId == account
            && (currency is null || s.Currency == currency)).Sum(s => currency is null ? s.BaseAmount : s.Amount);
    }

    private async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id))
            .Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
}
