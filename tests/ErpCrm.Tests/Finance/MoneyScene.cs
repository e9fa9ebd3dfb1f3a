using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance;

/// <summary>Customers with issued invoices, without going through billing.</summary>
internal static class MoneyScene
{
    private static int _number = 500_000;

    public static Customer NewCustomer(string name, string currency = "KGS", Guid? ownerId = null, Guid? id = null)
    {
        var customer = new Customer { Id = id ?? Guid.CreateVersion7() };
        customer.Follow(new CompanyDetails(name, name + " LLC", "01234567890123", "Chuy 1, Bishkek", "", "", currency,
            14, "en", ownerId),
            1);
        return customer;
    }

    public static Invoice NewInvoice(Customer customer, decimal gross, DateOnly issuedOn, string currency = "KGS",
        decimal rate = 1)
    {
        var invoice = new Invoice(customer, currency, issuedOn);
        invoice.AddFree(null, new LineContent("Work", 1, LineUnit.Fixed, gross, 0, 0));
        invoice.Issue(customer, Interlocked.Increment(ref _number), issuedOn, rate, "KGS");
        return invoice;
    }

    public static Payment NewPayment(Customer customer, decimal amount, DateOnly on, string currency = "KGS",
        decimal rate = 1) =>
        Payment.Receive(Guid.Empty,
            new PaymentTerms(customer.Id, on, amount, currency, rate, PaymentMethod.BankTransfer, "ref", null),
            customer.Name, on);

    public static Task<Customer> CustomerAsync(this TestApp app, string name, string currency = "KGS",
        Guid? ownerId = null) => app.InAsync<FinanceDbContext, Customer>(async db =>
        {
            var customer = NewCustomer(name, currency, ownerId);
            db.Add(customer);
            await db.SaveChangesAsync();
            return customer;
        });

    public static Task<Invoice> InvoiceAsync(this TestApp app, Customer customer, decimal gross, DateOnly issuedOn,
        string currency = "KGS", decimal rate = 1) =>
        app.InAsync<FinanceDbContext, Invoice>(async db =>
        {
            var invoice = NewInvoice(customer, gross, issuedOn, currency, rate);
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice;
        });

    public static Task<ProjectCopy> ProjectAsync(this TestApp app, Customer customer, string code,
        string currency = "KGS", params Guid[] members) =>
        app.InAsync<FinanceDbContext, ProjectCopy>(async db =>
        {
            var project = new ProjectCopy { Id = Guid.CreateVersion7(), EngagementId = Guid.CreateVersion7() };
            project.Follow(
                new ProjectDetails(code, "Portal " + code, customer.Id, customer.Name, BillingMethod.TimeAndMaterial,
                    new Money(100_000, currency), null, null, null, null, app.Today.AddDays(-90), null, null, members,
                    true),
                1, app.Today);
            db.Add(project);
            await db.SaveChangesAsync();
            return project;
        });

    public static Task RateAsync(this TestApp app, string currency, DateOnly from, decimal rate) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            if (await db.ExchangeRates.FirstOrDefaultAsync(
                r => r.Currency == currency && r.ValidFrom == from) is { } known)
                known.Set(rate);
            else db.Add(new ExchangeRate(currency, from, rate));
            await db.SaveChangesAsync();
        });

    public static Task<decimal> OpenOfAsync(this TestApp app, Guid invoiceId) =>
        app.InAsync<FinanceDbContext, decimal>(
            db => db.Invoices.Where(i => i.Id == invoiceId).Select(i => i.OpenAmount).SingleAsync());
}
