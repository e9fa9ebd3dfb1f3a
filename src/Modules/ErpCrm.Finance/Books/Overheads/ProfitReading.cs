using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Overheads;

/// <summary>Reads what whole profit is made of: the books, and the hours that are valued on projects.</summary>
internal sealed class ProfitReading(FinanceDbContext db, LedgerSums sums)
{
    public async Task<OverheadBasis> BasisAsync(CancellationToken ct) =>
        await db.OverheadSettings.AsNoTracking().Select(s => (OverheadBasis?)s.Basis).FirstOrDefaultAsync(ct)
            ?? OverheadBasis.Labour;

    public async Task<WholeProfit> ReadAsync(DateOnly from, DateOnly to, OverheadBasis basis, string currency,
        CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct);
        var chosen = accounts.Values.Where(a => !a.Type.IsOfBalanceSheet()).Select(a => a.Id).ToList();
        var read = await sums.ReadAsync(
            new SumQuery(from, to, By: SumBy.Project | SumBy.Kind, Accounts: chosen, WithoutYearEnd: true), ct);
        var labour = await LabourAsync(from, to, ct);
        var ids = read.Select(s => s.ProjectId).OfType<Guid>().Concat(labour.Select(l => l.Key)).Distinct().ToList();
        var clients = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.CompanyId, ct);
        var booked = read.ToLookup(s => s.ProjectId);
        var projects = ids.Select(id => Of(id, clients.TryGetValue(id, out var client) ? client : null,
            [.. booked[id]], accounts, [.. labour[id]])).ToList();
        return WholeProfit.Of(projects, Of([.. booked[null]], [.. read], accounts), basis, currency);
    }

    private static ProjectFigures Of(Guid id, Guid? client, List<AccountSum> booked,
        Dictionary<Guid, Account> accounts, IReadOnlyList<LabourPart> labour)
    {
        decimal Income(IEnumerable<AccountSum> of) => -of.Where(s => IsRevenue(accounts[s.AccountId]))
            .Sum(s => s.BaseAmount);
        return new ProjectFigures(id, client, Income(booked),
            Income(booked.Where(s => s.Kind is JournalKind.Invoice or JournalKind.CreditNote)),
            booked.Where(s => IsCost(accounts[s.AccountId]) && !IsPay(accounts[s.AccountId]))
                .Sum(s => s.BaseAmount), labour);
    }

    private static CompanyFigures Of(List<AccountSum> ofNoProject, List<AccountSum> all,
        Dictionary<Guid, Account> accounts)
    {
        // Pay stands on projects too; there it is counted by what their hours cost, and never twice.
        return new CompanyFigures(
            -ofNoProject.Where(s => IsRevenue(accounts[s.AccountId])).Sum(s => s.BaseAmount),
            all.Where(s => IsPay(accounts[s.AccountId])).Sum(s => s.BaseAmount),
            ofNoProject.Where(s => IsCost(accounts[s.AccountId]) && !IsPay(accounts[s.AccountId]))
                .Sum(s => s.BaseAmount),
            -all.Where(s => !IsRevenue(accounts[s.AccountId]) && !IsCost(accounts[s.AccountId])
                && !IsPay(accounts[s.AccountId])).Sum(s => s.BaseAmount));
    }

    private static bool IsPay(Account account) =>
        account.Role is AccountRole.Wages or AccountRole.EmployerContributions;

    private static bool IsRevenue(Account account) => account.Class == AccountClass.Revenue;

    private static bool IsCost(Account account) =>
        account.Class is AccountClass.CostOfSales or AccountClass.OperatingExpense;

    private async Task<ILookup<Guid, LabourPart>> LabourAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var hours = await db.Deliveries.AsNoTracking()
            .Where(d => d.Kind == BillingSourceKind.Time && d.DeliveredOn >= from && d.DeliveredOn <= to)
            .GroupBy(d => new { d.ProjectId, d.PersonId })
            .Select(g => new
            {
                g.Key.ProjectId, g.Key.PersonId, Cost = g.Sum(d => d.Cost), Minutes = g.Sum(d => d.WorkedMinutes),
            })
            .ToListAsync(ct);
        var departments = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Department, ct);
        return hours.GroupBy(h => (h.ProjectId, Department: h.PersonId is { } person
                ? departments.GetValueOrDefault(person) ?? "" : ""))
            .ToLookup(g => g.Key.ProjectId,
                g => new LabourPart(g.Key.Department, g.Sum(h => h.Cost), g.Sum(h => h.Minutes)));
    }
}
