using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Crm.Duplicates;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Merging;

/// <summary>An invoice and what settled it belong to one customer, whatever is undone.</summary>
public sealed class SettledTogetherTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_paid_together_since_the_merge_stays_together(bool isPaidByTheirs)
    {
        var into = (await app.CompanyAsync(TestUser.Sales)).Id;
        var from = (await app.CompanyAsync(TestUser.Sales)).Id;
        await app.DrainAsync();
        var (invoice, free) = (await app.InvoiceOfAsync(isPaidByTheirs ? into : from, 100),
            await app.InvoiceOfAsync(from, 70));
        var payment = await app.PaymentOfAsync(isPaidByTheirs ? from : into, 100);
        var merge = await app.MergeAsync(into, from);
        await PayAsync(payment, invoice);

        await app.PartAsync(merge);
        Assert.Equal((into, into), (await OwnerAsync(invoice), await PayerAsync(payment)));
        Assert.Equal(from, await OwnerAsync(free));
        Assert.Empty(await app.FindingsAsync("Payments", "Merges"));
    }

    [Fact]
    public async Task A_document_keeps_the_name_it_was_issued_with_and_its_series_stands()
    {
        var (into, from) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.Sales));
        await app.DrainAsync();
        var scene = new FinanceScene(app);
        await scene.TimeAsync(await scene.ProjectAsync(from.Id), 600);
        var invoice = await scene.DraftAsync(from.Id);
        await scene.IssueAsync(invoice);
        var merge = await app.MergeAsync(into.Id, from.Id);
        var issued = await app.InAsync<FinanceDbContext, Invoice>(
            db => db.Invoices.AsNoTracking().SingleAsync(i => i.Id == invoice));
        Assert.Equal((into.Id, from.Name, into.Name), (issued.CompanyId, issued.CustomerName,
            issued.CustomerToday.Name));
        Assert.DoesNotContain(await app.FindingsAsync("Number series", "Deliveries", "Allocations"),
            f => f.Contains(invoice.ToString(), StringComparison.Ordinal));
        await app.PartAsync(merge);
        Assert.Equal(from.Id, await OwnerAsync(invoice));
        Assert.DoesNotContain(await app.FindingsAsync("Number series", "Deliveries", "Allocations"),
            f => f.Contains(invoice.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_series_stands_after_an_undo_that_left_an_issued_document_where_it_was_paid()
    {
        var (into, from) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.Sales));
        await app.DrainAsync();
        var scene = new FinanceScene(app);
        await scene.TimeAsync(await scene.ProjectAsync(from.Id), 600);
        var invoice = await scene.DraftAsync(from.Id);
        await scene.IssueAsync(invoice);
        var payment = await app.PaymentOfAsync(into.Id, 100);
        var merge = await app.MergeAsync(into.Id, from.Id);
        await PayAsync(payment, invoice);
        await app.PartAsync(merge);
        Assert.Equal(into.Id, await OwnerAsync(invoice));
        Assert.False(await app.InAsync<FinanceDbContext, bool>(async db =>
        {
            var document = await db.IssuedDocuments.AsNoTracking().SingleAsync(d => d.Id == invoice);
            var certificate = await SeriesCertificate.CheckAsync(db, document.Series, default);
            return certificate.Breaks.Any(b => b.Sequence == document.Sequence);
        }));
    }

    private Task PayAsync(Guid payment, Guid invoice) => app.InAsync<FinanceDbContext>(async db =>
    {
        var paid = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == payment);
        paid.Allocate(await db.Invoices.SingleAsync(i => i.Id == invoice), 100, app.Today, "KGS");
        await db.SaveChangesAsync();
    });

    private Task<Guid> OwnerAsync(Guid invoice) => app.InAsync<FinanceDbContext, Guid>(
        db => db.Invoices.Where(i => i.Id == invoice).Select(i => i.CompanyId).SingleAsync());

    private Task<Guid> PayerAsync(Guid payment) => app.InAsync<FinanceDbContext, Guid>(
        db => db.Payments.Where(p => p.Id == payment).Select(p => p.CompanyId).SingleAsync());
}
