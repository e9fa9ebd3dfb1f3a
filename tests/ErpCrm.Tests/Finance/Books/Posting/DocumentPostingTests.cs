using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Posting;

/// <summary>What each document says to the books, with the figures of domain-rules §2, §5, §6 and §7.</summary>
public sealed class DocumentPostingTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PostingSteps _do = new(app);

    [Fact]
    public async Task An_issued_invoice_is_owed_earned_and_taxed_as_its_document_says()
    {
        var customer = await app.CustomerAsync("Posted");
        // odoo#37896 of domain-rules §2: net 5350.66, VAT 1177.15, gross 6527.81.
        var invoice = await _do.IssueAsync(customer, "KGS", 1,
            new LineContent("Work", 16, LineUnit.Piece, 348.35m, 4, 22));
        Assert.Equal(
            [
                new Posted(AccountRole.Receivables, "Receivables from customers", "KGS", 6527.81m, 6527.81m),
                new Posted(AccountRole.Sales, "Sales of services", "KGS", -5350.66m, -5350.66m),
                new Posted(AccountRole.OutputVat, "VAT on sales", "KGS", -1177.15m, -1177.15m),
            ],
            await app.PostedAsync(invoice.Id));
    }

    [Fact]
    public async Task Lines_of_a_foreign_invoice_add_up_to_its_base_amounts_whatever_rounding_does()
    {
        var customer = await app.CustomerAsync("Thirds", "USD");
        var invoice = await _do.IssueAsync(customer, "USD", 41.5285m,
            new LineContent("One", 1, LineUnit.Piece, 33.33m, 0, 12),
            new LineContent("Two", 1, LineUnit.Piece, 33.33m, 0, 0),
            new LineContent("Three", 1, LineUnit.Piece, 33.35m, 0, 6));
        var posted = await app.PostedAsync(invoice.Id);
        Assert.Equal(-invoice.BaseNet, posted.Where(p => p.Role == AccountRole.Sales).Sum(p => p.Base));
        Assert.Equal(invoice.BaseNet - invoice.BaseGross,
            posted.Where(p => p.Role == AccountRole.OutputVat).Sum(p => p.Base));
        Assert.Equal(invoice.BaseGross, posted.Single(p => p.Role == AccountRole.Receivables).Base);
        Assert.DoesNotContain(posted, p => p.Role == AccountRole.RealisedExchange);
    }

    // 1000 × (0.95 − 0.90) = 50 (domain-rules §6).
    [Fact]
    public async Task What_a_payment_is_worth_more_than_its_invoice_is_realised()
    {
        var customer = await app.CustomerAsync("Realised", "EUR");
        var invoice = await app.InvoiceAsync(customer, 1000, app.Today.AddDays(-5), "EUR", 0.90m);
        var payment = await _do.PayAsync(customer, 1000, 0.95m, (invoice.Id, 1000));
        Assert.Equal(
            [
                new Posted(AccountRole.CustomerCredits, "Advances of customers", "EUR", 1000m, 950m),
                new Posted(AccountRole.Receivables, "Receivables from customers", "EUR", -1000m, -900m),
                new Posted(AccountRole.RealisedExchange, "Realised exchange differences", "KGS", 0m, -50m),
            ],
            await app.PostedAsync(payment, JournalKind.Allocation));
        Assert.Equal((0m, 0m), (await app.BaseOfAsync(AccountRole.Receivables, invoice.Id),
            await app.BaseOfAsync(AccountRole.CustomerCredits, payment)));
    }

    [Fact]
    public async Task An_open_item_that_is_settled_in_many_parts_leaves_no_cent()
    {
        var customer = await app.CustomerAsync("Parts of cents", "USD");
        var invoice = await app.InvoiceAsync(customer, 1, app.Today.AddDays(-5), "USD", 87.4337m);
        for (var part = 0; part < 3; part++)
            await _do.PayAsync(customer, 0.33m, 87.4337m + (part * 0.01m), (invoice.Id, 0.33m));
        Assert.Equal(Rounding.Round(0.01m * 87.4337m, 2),
            await app.BaseOfAsync(AccountRole.Receivables, invoice.Id));
        await _do.PayAsync(customer, 0.01m, 90m, (invoice.Id, 0.01m));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.Receivables, invoice.Id));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task Credit_notes_take_the_base_amounts_of_their_invoice_back_to_the_cent_at_its_rate()
    {
        var customer = await app.CustomerAsync("Credited in thirds", "USD");
        var invoice = await _do.IssueAsync(customer, "USD", 87.4337m,
            new LineContent("Work", 3, LineUnit.Piece, 33.335m, 0, 12));
        await _do.PayAsync(customer, 50m, 88m, (invoice.Id, 50m));
        var notes = new List<Guid>();
        for (var part = 0; part < 3; part++) notes.Add(await _do.CreditAsync(invoice.Id, 1));
        var posted = new List<Posted>();
        foreach (var note in notes) posted.AddRange(await app.PostedAsync(note, JournalKind.CreditNote));
        Assert.Equal(invoice.BaseNet, posted.Where(p => p.Role == AccountRole.Sales).Sum(p => p.Base));
        Assert.Equal(invoice.BaseGross - invoice.BaseNet,
            posted.Where(p => p.Role == AccountRole.OutputVat).Sum(p => p.Base));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.Receivables, invoice.Id));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_refund_realises_what_the_rate_moved_since_the_money_came_in()
    {
        await app.RateAsync("CZK", app.Today.AddDays(-400), 3.9m);
        var account = await _do.OpenAsync("Koruna", "CZK", 1000);
        var customer = await app.CustomerAsync("Refunded", "CZK");
        var payment = await _do.PayAsync(customer, 100, 3.9m, account: account);
        var refund = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var paid = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == payment);
            var entry = paid.Refund(Guid.Empty,
                new RefundTerms(app.Today, 100, 4m, PaymentMethod.BankTransfer, "back", null, account), [],
                app.Today);
            db.Add(entry);
            await db.SaveChangesAsync();
            return entry.Id;
        });
        var posted = await app.PostedAsync(refund);
        Assert.Equal((390m, 10m), (posted.Single(p => p.Role == AccountRole.CustomerCredits).Base,
            posted.Where(p => p.Role == AccountRole.RealisedExchange).Sum(p => p.Base)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_payment_that_is_taken_back_leaves_the_books_as_they_were()
    {
        var customer = await app.CustomerAsync("Entered twice", "USD");
        var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-5), "USD", 87.11m);
        var (owed, money) = (await app.BaseOfAsync(AccountRole.Receivables), await _do.MoneyAsync());
        var payment = await _do.PayAsync(customer, 700, 88.13m, (invoice.Id, 500));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var paid = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == payment);
            await new Settlement(db, "KGS", app.Today).ReverseAsync(paid, Guid.Empty, "Twice", default);
            await db.SaveChangesAsync();
        });
        Assert.Equal((owed, money), (await app.BaseOfAsync(AccountRole.Receivables), await _do.MoneyAsync()));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.CustomerCredits, payment));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task An_expense_is_a_cost_of_its_category_with_its_input_vat_and_undone_it_is_none()
    {
        var (id, by) = (Guid.Empty, Guid.NewGuid());
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var category = await db.ExpenseCategories.SingleAsync(c => c.Name == "Travel");
            var expense = Expense.Record(by,
                new ExpenseTerms(app.Today, category.Id, "Taxi", 1000, 120, "KGS", null, false, 0), app.Today);
            expense.Submit(DateTime.UnixEpoch);
            expense.Approve(Guid.NewGuid(), DateTime.UnixEpoch, 1, "KGS", category, null);
            db.Add(expense);
            await db.SaveChangesAsync();
            id = expense.Id;
        });
        Assert.Equal(
            [
                new Posted(AccountRole.None, "Travel", "KGS", 1000m, 1000m),
                new Posted(AccountRole.InputVat, "VAT on purchases", "KGS", 120m, 120m),
                new Posted(AccountRole.EmployeeClaims, "Owed to employees for expenses", "KGS", -1120m, -1120m),
            ],
            await app.PostedAsync(id));
        // Of the cost and of its VAT.
        Assert.Equal([12m, 12m], await app.InAsync<FinanceDbContext, List<decimal?>>(
            db => db.JournalLines.Where(l => l.VatPercent != null && db.Journals.Any(
                j => j.Id == l.JournalId && j.SourceId == id)).Select(l => l.VatPercent).ToListAsync()));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.Expenses.SingleAsync(e => e.Id == id)).UndoApproval(null);
            await db.SaveChangesAsync();
        });
        Assert.Equal(0m, (await app.PostedAsync(id)).Sum(p => Math.Abs(p.Base)) - (2 * 2240m));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.EmployeeClaims, id));
        await app.BooksAgreeAsync();
    }
}
