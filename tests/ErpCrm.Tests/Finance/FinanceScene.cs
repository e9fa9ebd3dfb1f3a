using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Contracts.Resources;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance;

/// <summary>Puts customers, projects and delivered work into the
/// finance module the way other modules do: by their events.</summary>
internal sealed class FinanceScene(TestApp app)
{
    public static readonly DateOnly Day = new(2026, 11, 2);

    /// <summary>Runs a handler for an event, in its own scope and transaction, as <c>DeliveryLoop</c> does.</summary>
    public Task TellAsync<TEvent, THandler>(TEvent domainEvent)
        where TEvent : DomainEvent
        where THandler : IHandle<TEvent> => app.HandleAsync<FinanceDbContext, THandler, TEvent>(domainEvent);

    public async Task<Guid> CustomerAsync(string name, string currency = "KGS", string language = "en",
        Guid? owner = null, int version = 1, Guid? id = null)
    {
        var company = id ?? Guid.CreateVersion7();
        var details = new CompanyDetails(name, name + " LLC", "01204199810012", "88 Chuy Ave\nBishkek",
            "office@client.example", "+996 312 000000", currency, 14, language, owner);
        await TellAsync<CompanyRegistered, FollowCustomerWhenCompanyRegistered>(
            new CompanyRegistered(company, details, version));
        return company;
    }

    public async Task<Guid> ProjectAsync(
        Guid company, BillingMethod billing = BillingMethod.TimeAndMaterial, string currency = "KGS",
        decimal? rate = 1000, decimal? fee = null, int? months = null, DateOnly? startsOn = null, Guid? manager = null,
        string name = "Portal")
    {
        var project = Guid.CreateVersion7();
        var details = new ProjectDetails("P-0001", name, company, "Client", billing, new Money(100_000, currency), rate,
            null, fee, months, startsOn ?? Day, null, manager, [], true);
        await TellAsync<ProjectOpened, FollowProjectWhenProjectOpened>(
            new ProjectOpened(Guid.CreateVersion7(), project, null, details, 1));
        return project;
    }

    public Task RateAsync(Guid person, decimal cost, decimal? bill, DateOnly? from = null) =>
        TellAsync<PersonRateSet, FollowPersonRates>(
            new PersonRateSet(Guid.CreateVersion7(), person, from ?? new DateOnly(2020, 1, 1), cost, bill));

    public async Task ExchangeAsync(string currency, decimal rate, DateOnly? from = null)
    {
        var entity = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var added = new ExchangeRate(currency, from ?? new DateOnly(2020, 1, 1), rate);
            db.Add(added);
            await db.SaveChangesAsync();
            return added.Id;
        });
        await TellAsync<ExchangeRateSet, PriceWorkWhenExchangeRateSet>(
            new ExchangeRateSet(entity, currency, from ?? new DateOnly(2020, 1, 1), rate));
    }

    /// <summary>Approves one entry; returns its id.</summary>
    public async Task<Guid> TimeAsync(Guid project, int minutes, int? billable = null, Guid? person = null,
        string personName = "Bakyt Ismailov", DateOnly? on = null, string note = "Development", string task = "Build")
    {
        var entry = Guid.CreateVersion7();
        var time = new ApprovedTime(entry, Guid.Empty, project, person ?? Guid.NewGuid(), personName, task, note,
            on ?? Day, minutes, billable ?? minutes);
        await TellAsync<TimeApproved, DeliverTimeWhenTimeApproved>(new TimeApproved(Guid.CreateVersion7(),
            time.PersonId, Weeks.MondayOf(time.WorkedOn), [time]) { ActorName = "Timur Asanov" });
        return entry;
    }

    public Task<Delivery> DeliveryAsync(Guid sourceId) =>
        app.InAsync<FinanceDbContext, Delivery>(
            db => db.Deliveries.Include(d => d.WriteOffs).AsNoTracking().SingleAsync(d => d.SourceId == sourceId));

    /// <summary>A draft of everything that is open of a customer; 12 % VAT.</summary>
    public Task<Guid> DraftAsync(Guid company, string currency = "KGS", LineGrouping grouping = LineGrouping.Entry,
        decimal vat = 12) => app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var deliveries = await db.Deliveries
                .Where(d => d.CompanyId == company && d.Currency == currency && d.IsOpen)
                .ToListAsync();
            var projects = await db.Projects.ToDictionaryAsync(p => p.Id);
            var invoice = DraftWriter.Write(await db.Customers.SingleAsync(c => c.Id == company), currency, deliveries,
                projects, grouping, _ => new LineVat(vat), Day);
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice.Id;
        });

    public async Task IssueAsync(Guid invoiceId, DateOnly? on = null)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var invoice = await scope.ServiceProvider.GetRequiredService<FinanceDbContext>().Invoices.Whole()
            .SingleAsync(i => i.Id == invoiceId);
        await scope.ServiceProvider.GetRequiredService<Issuing>()
            .IssueAsync(invoice, on ?? app.Today, CancellationToken.None);
    }

    /// <summary>Customer, hourly project, hours and an issued invoice for them.</summary>
    public async Task<(Guid Company, Guid Project, Guid Invoice)> IssuedAsync(string name, int hours = 10,
        string currency = "KGS", string language = "en", Guid? owner = null, Guid? manager = null)
    {
        var company = await CustomerAsync(name, currency, language, owner);
        var project = await ProjectAsync(company, currency: currency, manager: manager);
        await TimeAsync(project, hours * 60);
        var invoice = await DraftAsync(company, currency);
        await IssueAsync(invoice);
        return (company, project, invoice);
    }

    public Task<Invoice> InvoiceAsync(Guid id) =>
        app.InAsync<FinanceDbContext, Invoice>(db => db.Invoices.Whole().AsNoTracking().SingleAsync(i => i.Id == id));
}
