using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;

namespace ErpCrm.Tests.Finance.Books.Posting;

/// <summary>What an invoice takes off as a whole is no account of its own: sales are what it nets (domain-rules §2).
/// </summary>
public sealed class DiscountPostingTests(TestApp app) : IClassFixture<TestApp>
{
    private static int _number = 970_000;
    private readonly PostingSteps _do = new(app);

    [Theory]
    [InlineData(false, "PerRate"), InlineData(false, "PerLine"), InlineData(true, "PerRate")]
    [InlineData(true, "PerLine")]
    public async Task Sales_are_the_net_amount_and_credit_notes_take_it_back_to_the_cent(bool includeVat, string way)
    {
        var customer = await app.CustomerAsync($"Discount {includeVat} {way}", "USD");
        var invoice = await app.InAsync<FinanceDbContext, Invoice>(async db =>
        {
            var made = new Invoice(customer, "USD", app.Today);
            made.AddFree(null, new LineContent("Seats", 3, LineUnit.Piece, 33.335m, 0, 12));
            made.RoundVatAs(Enum.Parse<VatRounding>(way));
            made.Price(new InvoicePrices(0, 7.77m, "Agreed", includeVat));
            made.Issue(customer, Interlocked.Increment(ref _number), app.Today, 87.4337m, "KGS");
            db.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        var posted = await app.PostedAsync(invoice.Id);
        Assert.Equal((-invoice.Net, -invoice.BaseNet), (posted.Where(p => p.Role == AccountRole.Sales)
            .Sum(p => p.Amount), posted.Where(p => p.Role == AccountRole.Sales).Sum(p => p.Base)));
        Assert.Equal(-invoice.Vat, posted.Where(p => p.Role == AccountRole.OutputVat).Sum(p => p.Amount));

        var notes = new List<Posted>();
        for (var part = 0; part < 3; part++)
            notes.AddRange(await app.PostedAsync(await _do.CreditAsync(invoice.Id, 1), JournalKind.CreditNote));
        Assert.Equal((invoice.Net, invoice.BaseNet), (notes.Where(p => p.Role == AccountRole.Sales).Sum(p => p.Amount),
            notes.Where(p => p.Role == AccountRole.Sales).Sum(p => p.Base)));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.Receivables, invoice.Id));
        await app.BooksAgreeAsync();
    }
}
