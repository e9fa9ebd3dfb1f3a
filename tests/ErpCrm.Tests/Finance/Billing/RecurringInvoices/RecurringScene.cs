using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.RecurringInvoices;
using ErpCrm.Finance.Schedules;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Data;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.RecurringInvoices;

/// <summary>Plans recurring invoices, makes them, and looks at what became of them.</summary>
internal static class RecurringScene
{
    public static RecurringLineTerms Line(string text, decimal price, decimal vat = 12) =>
        new(null, text, 1, LineUnit.Month, price, 0, new LineVat(vat));

    public static Task<Guid> PlanAsync(this TestApp app, Guid company, DaySeries series, InvoiceStage stage,
        RecurringCovers covers = RecurringCovers.NoPeriod, string currency = "KGS", bool link = false,
        params RecurringLineTerms[] lines) => app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var planned = RecurringInvoice.Plan(await db.Customers.SingleAsync(c => c.Id == company),
                new RecurringInvoiceTerms("Support", currency, series,
                    lines.Length > 0 ? lines : [Line("Support, {{ month }}", 1000)])
                {
                    Covers = covers, Stage = stage, MailsLink = link, PaymentTermDays = 14,
                }, TestUser.Accountant.Id, TestUser.Accountant.Name);
            db.Add(planned);
            await db.SaveChangesAsync();
            return planned.Id;
        });

    public static Task<int> MakeAsync(this TestApp app) =>
        app.InScopeAsync<RecurringInvoiceMaker, int>(maker => maker.MakeDueAsync(null, default));

    public static Task<List<RecurringInvoiceOccurrence>> TimesAsync(this TestApp app, Guid recurring) =>
        app.InAsync<FinanceDbContext, List<RecurringInvoiceOccurrence>>(
            db => db.RecurringInvoiceOccurrences.AsNoTracking().Where(o => o.RecurringInvoiceId == recurring)
                .OrderBy(o => o.Number).ToListAsync());

    /// <summary>The invoices of a customer, oldest first.</summary>
    public static Task<List<Invoice>> InvoicesAsync(this TestApp app, Guid company) =>
        app.InAsync<FinanceDbContext, List<Invoice>>(db => db.Invoices.AsNoTracking().Include(i => i.Lines)
            .Where(i => i.CompanyId == company).OrderBy(i => i.Id).ToListAsync());

    public static Task<int> ToldAsync(this TestApp app, string name) =>
        app.InAsync<PlatformDbContext, int>(db => db.Events.CountAsync(e => e.Name == name));
}
