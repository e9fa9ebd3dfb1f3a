using ErpCrm.Contracts.Finance;
using ErpCrm.Demo.Seeding;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Seeding;

/// <summary>
/// Invoices of a week: delivered work of the clients whose turn it
/// is, every fourth week, then agreed extras without a delivery behind
/// them until the week's number is reached. Three to five lines each.
/// </summary>
internal sealed class SeedInvoices(FinanceDbContext db, SeedWorld world, CompanyProfile company,
    ExchangeRateTable rates,
    SeedNumbers numbers, SeedSchedule schedule)
{
    private const int Turns = 4;
    private const int DraftsPerMille = 150;
    private int _owed;
    private int _made;

    public async Task PlayAsync(SeedWeek week, CancellationToken ct)
    {
        _owed += world.Share(world.Size.Invoices, week.Number);
        var isCurrent = week.Number == world.Weeks - 1;
        var projects = (await db.Projects.AsNoTracking().ToListAsync(ct)).OrderBy(p => p.Code.Length)
            .ThenBy(p => p.Code, StringComparer.Ordinal)
            .ToList();
        if (projects.Count == 0) return;
        var work = await DueAsync(week, projects, ct);
        var plans = Plan(week, projects, work);
        var customerIds = plans.Select(p => p.Projects[0].CompanyId).Distinct().ToList();
        var customers = await db.Customers.AsNoTracking().Where(c => customerIds.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, ct);
        foreach (var (plan, index) in plans.Select((plan, index) => (plan, index)))
        {
            var on = week.Day(index * 5 / plans.Count);
            var customer = customers[plan.Projects[0].CompanyId];
            var invoice = SeedInvoiceWriter.Write(customer, plan, on, SeedWorld.Chance("finance.invoice", _made++));
            db.Add(invoice);
            if (!isCurrent || SeedWorld.Chance("finance.draft", _made).Next(1000) >= DraftsPerMille)
                Issue(invoice, customer, on);
        }
    }

    // Deliveries that wait longer than a week, of the clients whose turn it is; a few hours are given up.
    private async Task<List<Delivery>> DueAsync(SeedWeek week, List<ProjectCopy> projects, CancellationToken ct)
    {
        var before = week.Monday.AddDays(-7);
        var companies = projects.Select(p => p.CompanyId).Distinct()
            .Where((_, index) => index % Turns == week.Number % Turns)
            .ToList();
        if (companies.Count == 0) return [];
        var open = await db.Deliveries.Include(d => d.WriteOffs)
            .Where(d => d.IsOpen && companies.Contains(d.CompanyId) && d.DeliveredOn < before)
            .ToListAsync(ct);
        var order = projects.Select((project, index) => (project.Id, index)).ToDictionary(p => p.Id, p => p.index);
        var sorted = open.OrderBy(d => order[d.ProjectId]).ThenBy(d => d.DeliveredOn).ThenBy(d => d.Kind)
            .ThenBy(d => d.TaskName)
            .ThenBy(d => d.PersonName)
            .ThenBy(d => d.Quantity)
            .ThenBy(d => d.Description)
            .ToList();
        foreach (var (given, _) in sorted.Select((delivery, index) => (delivery, index))
            .Where(d => d.delivery.Kind == BillingSourceKind.Time && d.index % 97 == 13))
            given.GiveUp("Not agreed with the client", week.LastDay);
        return [.. sorted.Where(d => d.IsOpen)];
    }

    private List<InvoicePlan> Plan(SeedWeek week, List<ProjectCopy> projects, List<Delivery> work)
    {
        var byId = projects.ToDictionary(p => p.Id);
        var plans = new List<InvoicePlan>();
        foreach (var ofClient in work.GroupBy(d => (d.CompanyId, d.Currency)))
        {
            var lines = ofClient.GroupBy(d => d.Kind == BillingSourceKind.Time ? (d.ProjectId, d.TaskName ?? "",
                d.UnitPrice, Guid.Empty) : (d.ProjectId, "", d.UnitPrice, d.Id)).Select(g => g.ToList());
            foreach (var chunk in lines.Chunk(InvoicePlan.MostLines))
            {
                if (plans.Count == _owed) break;
                plans.Add(new InvoicePlan([.. chunk.SelectMany(l => l).Select(d => byId[d.ProjectId]).Distinct()],
                    [.. chunk.Select(l => (IReadOnlyList<Delivery>)l)]));
            }
        }

        for (var i = 0; plans.Count < _owed; i++)
        {
            var chance = SeedWorld.Chance("finance.extra", (week.Number * 10_000) + i);
            plans.Add(new InvoicePlan([projects[SeedWorld.Skewed(chance, projects.Count)]], []));
        }

        _owed -= plans.Count;
        return plans;
    }

    private void Issue(Invoice invoice, Customer customer, DateOnly on)
    {
        var series = NumberSequence.SeriesOf(Invoice.Prefix, on);
        invoice.Issue(customer, numbers.Take(series, on), on, rates.RateOn(invoice.Currency, on)!.Value,
            company.BaseCurrency);
        db.Add(numbers.Freeze(invoice.Id, series, FrozenDocument.Of(invoice, customer, company, on).Write()));
        schedule.Decide(world, invoice);
    }
}

/// <summary>What an invoice is to bill: projects of one client in one currency, and the work of each line.</summary>
internal sealed record InvoicePlan(IReadOnlyList<ProjectCopy> Projects, IReadOnlyList<IReadOnlyList<Delivery>> Lines)
{
    public const int MostLines = 5;
}
