using ErpCrm.Demo;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.PublicLinks;
using ErpCrm.Finance.Billing.RecurringInvoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Schedules;
using ErpCrm.Finance.TaxRates;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>Two clients pay for support and for hosting again and again; one of them was given a link to an invoice.
/// </summary>
internal sealed class DemoRecurringInvoices(FinanceDbContext db, RecurringInvoiceMaker maker,
    RecurringInvoiceWriter writer, InvoiceLinks links) : IDemoActor
{
    private const int DaysOfThem = 75;
    private const int DaysOfLink = 3;

    // After the invoices of the day.
    public int Order => 42;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day < world.Today.AddDays(-DaysOfThem)) return;
        world.At(day, 17);
        using var acting = world.As(FinanceDemo.Accountant);
        if (!await db.RecurringInvoices.AnyAsync(ct)) await PlanAsync(world, day, ct);
        await maker.MakeDueAsync(null, ct);
        if (day >= world.Today.AddDays(-DaysOfLink) && !await db.PublicLinks.AnyAsync(ct)) await LinkAsync(day, ct);
        db.ChangeTracker.Clear();
    }

    private async Task PlanAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var clients = await db.Customers.Standing()
            .Where(c => c.Currency == "KGS" && db.Invoices.Any(i => i.CompanyId == c.Id && i.IssuedOn != null))
            .OrderBy(c => c.Name).Take(2).ToListAsync(ct);
        var rate = await db.TaxRates.AsNoTracking().FirstOrDefaultAsync(r => r.IsDefault, ct);
        if (clients.Count == 0 || rate is null) return;
        var first = new DateOnly(day.Year, day.Month, 1).AddMonths(1);
        await AddAsync(world, clients[0], day, new RecurringInvoiceTerms("Поддержка портала", "KGS",
            new DaySeries(SeriesUnit.Month, 1, first.AddDays(-1)) { IsLastDay = true },
            [Line("Техническая поддержка, {{ month }}", 18_500m, rate)])
        {
            Covers = RecurringCovers.PastPeriod, Stage = InvoiceStage.Issue,
            PaymentTermDays = clients[0].PaymentTermDays,
        }, ct);
        await AddAsync(world, clients[^1], day, new RecurringInvoiceTerms("Хостинг и домены", "KGS",
            new DaySeries(SeriesUnit.Quarter, 1, first),
            [Line("Хостинг, {{ period }}", 24_000m, rate), Line("Домены, {{ quarter }}", 3_600m, rate)])
        {
            Covers = RecurringCovers.ComingPeriod, Stage = InvoiceStage.Issue,
            PaymentTermDays = clients[^1].PaymentTermDays,
        }, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task AddAsync(DemoWorld world, Customer client, DateOnly day, RecurringInvoiceTerms terms,
        CancellationToken ct)
    {
        var planned = RecurringInvoice.Plan(client, terms, world.UserIds[FinanceDemo.Accountant],
            DemoCast.Find(FinanceDemo.Accountant).Name);
        var next = await writer.ComingAsync(planned, client, null, 1, day, ct);
        if (next.Count > 0) planned.Reckoned(next[0].Gross);
        db.Add(planned);
    }

    private static RecurringLineTerms Line(string text, decimal price, TaxRate rate) =>
        new(null, text, 1, LineUnit.Month, price, 0, LineVat.Of(rate));

    private async Task LinkAsync(DateOnly day, CancellationToken ct)
    {
        var invoice = await db.Invoices.Where(i => i.IsOpen && !i.IsCarriedOver && i.IssuedOn != null)
            .OrderByDescending(i => i.IssuedOn).ThenByDescending(i => i.Number).FirstOrDefaultAsync(ct);
        if (invoice is null) return;
        links.Make(invoice, day.AddDays(PublicLink.UsualDays), null);
        await db.SaveChangesAsync(ct);
    }
}
