using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Copies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Work;

/// <summary>Reads fixed-price contracts with their figures at the end of a month.</summary>
internal sealed class ContractReading(FinanceDbContext db, LedgerSums sums)
{
    /// <param name="also">Projects that are read whatever they are: something was posted of them.</param>
    public async Task<IReadOnlyList<Contract>> ReadAsync(
        ClosingMonth month, IReadOnlyCollection<Guid> also, CancellationToken ct)
    {
        var last = month.Last;
        var projects = await db.Projects.AsNoTracking()
            .Where(p => (p.Billing == BillingMethod.FixedPrice && !p.IsWithdrawn && p.StartsOn <= last)
                || also.Contains(p.Id))
            .OrderBy(p => p.Code).ToListAsync(ct);
        if (projects.Count == 0) return [];
        var ids = projects.ConvertAll(p => p.Id);
        var terms = await db.EarningTerms.AsNoTracking().Where(t => ids.Contains(t.ProjectId))
            .ToDictionaryAsync(t => t.ProjectId, t => t.Method, ct);
        var estimates = (await db.CompletionEstimates.AsNoTracking()
            .Where(e => ids.Contains(e.ProjectId) && e.Month <= month.First).ToListAsync(ct))
            .ToLookup(e => e.ProjectId);
        var labour = await LabourAsync(ids, last, ct);
        var booked = await BookedAsync(last, ct);
        return [.. projects.Select(p =>
        {
            var method = terms.GetValueOrDefault(p.Id);
            var (cost, minutes) = labour.GetValueOrDefault(p.Id);
            var books = booked.GetValueOrDefault(p.Id) ?? Booked.Nothing;
            var estimate = estimates[p.Id].Where(e => e.Method == method).OrderBy(e => e.Month).ThenBy(e => e.At)
                .LastOrDefault();
            return new Contract(p, method, estimate, cost + books.Cost, minutes / 60m, books.BilledIn(p),
                books.BilledBase);
        })];
    }

    private async Task<Dictionary<Guid, (decimal Cost, int Minutes)>> LabourAsync(
        List<Guid> projects, DateOnly last, CancellationToken ct) =>
        (await db.Deliveries.AsNoTracking()
            .Where(d => d.Kind == BillingSourceKind.Time && d.DeliveredOn <= last && projects.Contains(d.ProjectId))
            .GroupBy(d => d.ProjectId)
            .Select(g => new { g.Key, Cost = g.Sum(d => d.Cost), Minutes = g.Sum(d => d.WorkedMinutes) })
            .ToListAsync(ct))
            .ToDictionary(g => g.Key, g => (g.Cost, g.Minutes));

    // Hours are no entry of the books: what people cost is posted with their wages, for the company.
    private async Task<Dictionary<Guid, Booked>> BookedAsync(DateOnly last, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct);
        var chosen = accounts.Values.Where(a => a.Class == AccountClass.Revenue || a.Type == AccountType.Expense)
            .Select(a => a.Id).ToList();
        var read = await sums.ReadAsync(new SumQuery(null, last, By: SumBy.Project | SumBy.Kind | SumBy.Currency,
            Accounts: chosen, WithoutYearEnd: true), ct);
        return read.Where(s => s.ProjectId is not null && s.Kind is { } kind && !IsNoWork(kind))
            .GroupBy(s => s.ProjectId!.Value).ToDictionary(g => g.Key, g => Booked.Of(g, accounts));
    }

    // What months' ends computed themselves, what a customer does not pay, and pay, which is counted by hours already:
    // nothing of it bills or does any work.
    private static bool IsNoWork(JournalKind kind) => kind is JournalKind.WorkInProgress or JournalKind.Deferral
        or JournalKind.YearEnd or JournalKind.WriteOff or JournalKind.Payroll;

    /// <summary>What the books hold of a project.</summary>
    private sealed record Booked(decimal Cost, decimal BilledBase, IReadOnlyDictionary<string, decimal> Billed)
    {
        public static readonly Booked Nothing = new(0, 0, new Dictionary<string, decimal>());

        public static Booked Of(IEnumerable<AccountSum> sums, IReadOnlyDictionary<Guid, Account> accounts)
        {
            var split = sums.ToLookup(s => accounts[s.AccountId].Type == AccountType.Expense);
            return new Booked(split[true].Sum(s => s.BaseAmount), -split[false].Sum(s => s.BaseAmount),
                split[false].GroupBy(s => s.Currency ?? "").ToDictionary(g => g.Key, g => -g.Sum(s => s.Amount)));
        }

        /// <summary>In the currency of the contract: what it is billed in.</summary>
        public decimal BilledIn(ProjectCopy project) => Billed.GetValueOrDefault(project.Currency);
    }
}
