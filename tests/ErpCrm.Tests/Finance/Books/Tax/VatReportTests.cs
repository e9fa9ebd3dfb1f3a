using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.Tax;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books.MonthEnd;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Tax;

/// <summary>VAT by rate and month is what documents say: months add up to their quarter, documents to their figure.
/// </summary>
public sealed class VatReportTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly MonthSpan Quarter = Span("2026-07", "2026-09");
    private static int _number = 940_000;

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Months_add_up_to_their_quarter_and_documents_to_their_figure()
    {
        var charged = 0m;
        for (var i = 0; i < 9; i++) charged += await IssueAsync(i);
        // Of June, credited in August: it takes back VAT of August.
        var early = await app.SellAsync("Credited later", 1000, new(2026, 6, 20));
        await app.CreditAsync(early.Id, 0.5m, new(2026, 8, 3));
        var paid = 0m;
        (decimal Net, decimal Vat, DateOnly On)[] spent =
            [(100, 12, new(2026, 7, 3)), (33.33m, 4, new(2026, 8, 31)), (50, 0, new(2026, 9, 30)),
                (10.01m, 1.2m, new(2026, 9, 30))];
        foreach (var (net, vat, on) in spent)
        {
            await SpendAsync(net, vat, on);
            paid += vat;
        }

        var whole = await ReadAsync(Quarter);
        Assert.Equal((charged - 60, paid), (Of(whole, VatSide.Output), Of(whole, VatSide.Input)));
        var months = new List<VatFigure>();
        foreach (var month in Quarter.Months) months.AddRange(await ReadAsync(new MonthSpan(month, month)));
        Assert.Equal(Totals(whole), Totals(months));
        foreach (var (key, sum) in Totals(whole))
        {
            var entries = await app.InScopeAsync<VatEntries, IReadOnlyList<VatEntry>>(
                reading => reading.ReadAsync(Quarter, key.Side, key.Percent, int.MaxValue, CancellationToken.None));
            Assert.Equal(sum, (entries.Sum(e => e.Net), entries.Sum(e => e.Vat)));
        }

        await app.FoldAsync();
        Assert.Equal(Totals(whole), Totals(await ReadAsync(Quarter)));
    }

    [Fact]
    public async Task A_return_is_made_once_and_what_comes_into_its_months_later_is_seen()
    {
        const string url = "/finance/reports/vat?from=2025-01&to=2025-03";
        const string declare = "form[action^='/finance/reports/vat/declare']";
        await app.SellAsync("Declared", 1000, new(2025, 2, 10));
        await SpendAsync(100, 12, new(2025, 3, 5));
        var page = await Accountant.GetAsync(url);
        var run = Guid.Parse((await Accountant.SubmitAsync(page, declare)).Saved()[^36..]);
        Assert.Equal([(AccountRole.OutputVat, 12m), (AccountRole.InputVat, -12m)],
            (await app.PostedAsync(run)).Select(p => (p.Role, p.Base)));
        page = await Accountant.GetAsync(url);
        Assert.Null(page.QuerySelector(declare));
        Assert.DoesNotContain("changed after that", page.Body!.TextContent, StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => app.InScopeAsync<VatSettling, Guid>(
            async settling => (await settling.DeclareAsync(Span("2025-03", "2025-05"), CancellationToken.None)).Id));
        Assert.Contains("declares a part of these months already", refusal.Message, StringComparison.Ordinal);

        // The entry itself charges and deducts nothing; a late invoice does.
        Assert.Equal((120m, 12m), await OfAsync("2025-01", "2025-03"));
        await app.SellAsync("Later", 500, new(2025, 3, 20));
        page = await Accountant.GetAsync(url);
        Assert.Contains("changed after that", page.Body!.TextContent, StringComparison.Ordinal);
        await app.UndoAsync(run);
        Assert.NotNull((await Accountant.GetAsync(url)).QuerySelector(declare));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task More_is_not_deducted_than_is_owed_and_the_rest_is_carried_on()
    {
        await app.SellAsync("Little", 100, new(2026, 1, 10));
        await SpendAsync(1000, 120, new(2026, 1, 20));
        var run = await app.InScopeAsync<VatSettling, Guid>(async settling =>
            (await settling.DeclareAsync(Span("2026-01", "2026-01"), CancellationToken.None)).Id);
        Assert.Equal([(AccountRole.OutputVat, 12m), (AccountRole.InputVat, -12m)],
            (await app.PostedAsync(run)).Select(p => (p.Role, p.Base)));
        Assert.Equal((12m, 120m), await OfAsync("2026-01", "2026-01"));
    }

    [Fact]
    public async Task A_payment_of_tax_leaves_the_bank_and_no_trace_in_the_report()
    {
        var (before, owed) = (await OfAsync("2026-11", "2026-11"), await app.BaseOfAsync(AccountRole.OutputVat));
        var bank = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var account = BankAccount.Open("For taxes", "KGS", 1000, new(2026, 11, 1), app.Today);
            db.Add(account);
            await db.SaveChangesAsync();
            return account.Id;
        });
        var page = await Accountant.GetAsync("/finance/reports/vat/pay");
        var future = await Accountant.SubmitAsync(page, "form#pay", ("Amount", "100"), ("PaidOn", "2026-12-20"),
            ("BankAccountId", bank.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.Status);
        (await Accountant.SubmitAsync(future.Page, "form#pay", ("PaidOn", "2026-11-20"))).Saved();
        Assert.Equal((before, owed + 100), (await OfAsync("2026-11", "2026-11"),
            await app.BaseOfAsync(AccountRole.OutputVat)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task The_report_is_for_who_sees_the_ledger_and_a_file_for_who_declares_elsewhere()
    {
        const string url = "/finance/reports/vat";
        await app.SellAsync("In a file", 1234.50m, new(2023, 5, 10));
        foreach (var user in new[] { TestUser.TeamMember, TestUser.ProjectManager, TestUser.Sales })
        {
            await app.Browser(user).GetAsync(url, HttpStatusCode.Forbidden);
            await app.Browser(user).GetAsync($"{url}/entries", HttpStatusCode.Forbidden);
        }

        const string may = "from=2023-05&to=2023-05";
        foreach (var query in new[] { $"?{may}", $"/entries?side=Output&percent=12&{may}" })
        {
            await Accountant.GetAsync(url + query);
            using var file = await Accountant.Http.GetAsync($"{url}{query}&as=csv");
            Assert.Contains("148.14", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // What no address should ask for shows the month before.
        await Accountant.GetAsync($"{url}?from=x&to=9999-99");
    }

    // VAT that a document charges, in base currency.
    private Task<decimal> IssueAsync(int i) => app.InAsync<FinanceDbContext, decimal>(async db =>
    {
        var (currency, rate) = i % 2 == 0 ? ("KGS", 1m) : ("USD", 87.4337m + (i * 0.0101m));
        var (customer, on) = (MoneyScene.NewCustomer($"Taxed {i}", currency), new DateOnly(2026, 7, 4).AddDays(i * 9));
        var invoice = new Invoice(customer, currency, on);
        invoice.AddFree(null, new LineContent("One", 3, LineUnit.Piece, 33.33m + (i * 17.77m), 0, 12));
        invoice.AddFree(null, new LineContent("Two", 1, LineUnit.Piece, 7.01m * i, 5, 12));
        invoice.AddFree(null, new LineContent("Three", 2, LineUnit.Piece, 10.05m, 0, i % 3 == 0 ? 6 : 0));
        invoice.Issue(customer, Interlocked.Increment(ref _number), on, rate, "KGS");
        db.Add(customer);
        db.Add(invoice);
        await db.SaveChangesAsync();
        return invoice.BaseGross - invoice.BaseNet;
    });

    private Task SpendAsync(decimal net, decimal vat, DateOnly on) => app.InAsync<FinanceDbContext>(async db =>
    {
        var category = await db.ExpenseCategories.FirstAsync();
        var expense = Expense.Record(TestUser.TeamMember.Id,
            new ExpenseTerms(on, category.Id, "Paper", net, vat, "KGS", null, false, 0), app.Today);
        expense.Submit(TestClock.Start);
        expense.Approve(Guid.NewGuid(), TestClock.Start, 1, "KGS", category, null);
        db.Add(expense);
        await db.SaveChangesAsync();
    });

    private Task<IReadOnlyList<VatFigure>> ReadAsync(MonthSpan period) =>
        app.InScopeAsync<VatReport, IReadOnlyList<VatFigure>>(
            report => report.ReadAsync(period.From.First, period.To.Last, CancellationToken.None));

    private async Task<(decimal Output, decimal Input)> OfAsync(string from, string to)
    {
        var figures = await ReadAsync(Span(from, to));
        return (Of(figures, VatSide.Output), Of(figures, VatSide.Input));
    }

    private static decimal Of(IEnumerable<VatFigure> figures, VatSide side) =>
        figures.Where(f => f.Side == side).Sum(f => f.Vat);

    private static Dictionary<(VatSide Side, decimal? Percent), (decimal Net, decimal Vat)> Totals(
        IEnumerable<VatFigure> figures) =>
        figures.GroupBy(f => (f.Side, f.Percent)).ToDictionary(g => g.Key, g => (g.Sum(f => f.Net), g.Sum(f => f.Vat)));

    private static MonthSpan Span(string from, string to) =>
        new(ClosingMonth.Parse(from)!, ClosingMonth.Parse(to)!);
}
