using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Deposits;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>Deliveries by who may see what is billed of them:
/// managers of the project, owners of the customer.</summary>
internal static class DeliveryQueries
{
    public static IQueryable<Delivery> VisibleTo(this IQueryable<Delivery> deliveries, FinanceDbContext db,
        Access access)
    {
        if (access.Scope == Scope.All) return deliveries;
        if (access.Scope == Scope.None) return deliveries.Where(_ => false);
        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        return deliveries.Where(d => db.Projects.Any(p => p.Id == d.ProjectId && ids.Contains(p.ManagerId))
            || db.Customers.Any(c => c.Id == d.CompanyId && ids.Contains(c.OwnerId)));
    }

    /// <summary>Projects whose work somebody sees or bills.</summary>
    public static IQueryable<ProjectCopy> VisibleTo(this IQueryable<ProjectCopy> projects, FinanceDbContext db,
        Access access)
    {
        if (access.Scope == Scope.All) return projects;
        if (access.Scope == Scope.None) return projects.Where(_ => false);
        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        return projects.Where(p => ids.Contains(p.ManagerId)
            || db.Customers.Any(c => c.Id == p.CompanyId && ids.Contains(c.OwnerId)));
    }
}

/// <summary>What waits to be billed of one project.</summary>
/// <param name="MinutesWithoutPrice">Approved time that cannot be billed until a rate is set.</param>
internal sealed record UnbilledProject(Guid ProjectId, string Code, string Name, decimal Hours, decimal Time,
    decimal Milestones, decimal Retainers, decimal Expenses, DateOnly Oldest, int MinutesWithoutPrice)
{
    public decimal Total => Time + Milestones + Retainers + Expenses;
}

/// <summary>What waits to be billed of one customer in one currency.</summary>
internal sealed record UnbilledCustomer(Guid CompanyId, string Name, string Currency,
    IReadOnlyList<UnbilledProject> Projects)
{
    public decimal Total => Projects.Sum(p => p.Total);

    /// <summary>Net of its deposits that an invoice can deduct.</summary>
    public decimal Deposits { get; init; }
}

/// <summary>The page of unbilled work.</summary>
internal sealed record UnbilledList(IReadOnlyList<UnbilledCustomer> Customers)
{
    public IEnumerable<(string Currency, decimal Total)> Sums =>
        Customers.GroupBy(c => c.Currency).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Sum(c => c.Total)));

    public static async Task<UnbilledList> LoadAsync(FinanceDbContext db, Access access, CancellationToken ct)
    {
        var sums = await db.Deliveries.AsNoTracking().VisibleTo(db, access).Where(d => d.IsOpen || d.NeedsPrice)
            .GroupBy(d => new { d.CompanyId, d.Currency, d.ProjectId, d.Kind, d.NeedsPrice })
            .Select(g => new Sum(g.Key.CompanyId, g.Key.Currency, g.Key.ProjectId, g.Key.Kind, g.Key.NeedsPrice,
                g.Sum(d => d.NeedsPrice ? d.Quantity : d.OpenQuantity), g.Sum(d => d.OpenValue),
                g.Min(d => d.DeliveredOn)))
            .ToListAsync(ct);
        var projectIds = sums.Select(s => s.ProjectId).Distinct().ToList();
        var projects = await db.Projects.AsNoTracking().Where(p => projectIds.Contains(p.Id))
            .Select(p => new { p.Id, p.Code, p.Name })
            .ToDictionaryAsync(p => p.Id, ct);
        var companyIds = sums.Select(s => s.CompanyId).Distinct().ToList();
        var customers = await db.Customers.AsNoTracking().Where(c => companyIds.Contains(c.Id))
            .Select(c => new { c.Id, c.Name })
            .ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var deposits = (await db.Invoices.VisibleTo(access).Where(i => companyIds.Contains(i.CompanyId))
            .ReadDepositsAsync(ct)).ToLookup(d => (d.CompanyId, d.Currency), d => d.Left);
        return new UnbilledList(
        [
            .. sums.GroupBy(s => (s.CompanyId, s.Currency))
                .Select(g => new UnbilledCustomer(g.Key.CompanyId, customers.GetValueOrDefault(g.Key.CompanyId, ""),
                    g.Key.Currency,
                [
                    .. g.GroupBy(s => s.ProjectId)
                        .Select(p => ProjectOf(p.Key, projects[p.Key].Code, projects[p.Key].Name, [.. p]))
                        .OrderByDescending(p => p.Total),
                ]) { Deposits = deposits[g.Key].Sum() })
                .OrderBy(c => c.Name, StringComparer.CurrentCulture).ThenBy(c => c.Currency, StringComparer.Ordinal),
        ]);
    }

    private static UnbilledProject ProjectOf(Guid id, string code, string name, List<Sum> sums)
    {
        decimal ValueOf(BillingSourceKind kind) => sums.Where(s => s.Kind == kind).Sum(s => s.Value);
        return new UnbilledProject(
            id, code, name,
            WorkUnits.Printed(BillingSourceKind.Time,
                sums.Where(s => s.Kind == BillingSourceKind.Time).Sum(s => s.Quantity)),
            ValueOf(BillingSourceKind.Time), ValueOf(BillingSourceKind.Milestone),
            ValueOf(BillingSourceKind.RetainerPeriod), ValueOf(BillingSourceKind.Expense),
            sums.Min(s => s.Oldest),
            (int)sums.Where(s => s.NeedsPrice).Sum(s => s.Quantity));
    }

    private sealed record Sum(Guid CompanyId, string Currency, Guid ProjectId, BillingSourceKind Kind, bool NeedsPrice,
        decimal Quantity, decimal Value, DateOnly Oldest);
}
