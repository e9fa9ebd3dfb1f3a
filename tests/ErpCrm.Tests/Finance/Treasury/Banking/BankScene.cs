using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Demo;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Checking;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Treasury.Banking;

/// <summary>Bank accounts and their statements, given in as an accountant does.</summary>
internal sealed class BankScene(TestApp app)
{
    private static int _number = 1_000;

    public TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    /// <summary>An account that has 1,000 since two months.</summary>
    public async Task<BankAccount> AccountAsync(string name, string currency = "KGS", decimal rate = 1)
    {
        if (currency != "KGS") await app.RateAsync(currency, app.Today.AddDays(-400), rate);
        return await app.InAsync<FinanceDbContext, BankAccount>(async db =>
        {
            var account = BankAccount.Open(name, currency, 1_000, app.Today.AddDays(-60), app.Today);
            account.Describe("Demir", "118003", $"118000000000{Interlocked.Increment(ref _number)}", false);
            db.Add(account);
            await db.SaveChangesAsync();
            return account;
        });
    }

    public DemoLine Line(int daysAgo, decimal amount, string text, string party = "", string taxId = "") =>
        new(app.Today.AddDays(-daysAgo), amount, party, text, taxId);

    /// <summary>The file of a bank, from the first to the last of its lines.</summary>
    public static byte[] File(BankAccount account, decimal opening, params DemoLine[] lines) =>
        DemoStatements.OfClientBank(account, lines.Min(l => l.On), lines.Max(l => l.On), opening, lines);

    /// <returns>Where the statement is looked at.</returns>
    public async Task<string> GiveAsync(BankAccount account, byte[] content, string name = "statement.txt") =>
        (await UploadAsync(account, content, name)).Saved();

    public async Task<TestAnswer> UploadAsync(BankAccount account, byte[] content, string name = "statement.txt") =>
        await Accountant.UploadAsync(await Accountant.GetAsync($"/finance/bank/import?bankAccountId={account.Id}"),
            "form#statement", "File", (name, content));

    /// <summary>Gives a file in and imports it.</summary>
    /// <returns>Where the statement is.</returns>
    public async Task<string> ImportAsync(BankAccount account, decimal opening, params DemoLine[] lines)
    {
        var url = await GiveAsync(account, File(account, opening, lines));
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#import-statement")).Saved();
        return url;
    }

    public Task<List<BankLine>> LinesAsync(BankAccount account) => app.InAsync<FinanceDbContext, List<BankLine>>(
        db => db.BankLines.AsNoTracking().Include(l => l.Matches)
            .Where(l => l.BankAccountId == account.Id && l.State != BankLineState.TakenBack)
            .OrderBy(l => l.On).ThenBy(l => l.Position).ToListAsync());

    public async Task<BankLine> LineOfAsync(BankAccount account, string text) =>
        (await LinesAsync(account)).Single(l => l.Text.Contains(text, StringComparison.Ordinal));

    /// <summary>Confirms what is proposed first for a line.</summary>
    public async Task ConfirmAsync(BankLine line) => (await Accountant.SubmitAsync(
        await Accountant.GetAsync($"/finance/bank/match/{line.BankAccountId}"),
        $"form[action='/finance/bank/lines/{line.Id}/confirm']")).Saved();

    public async Task<TestAnswer> MatchAsync(BankLine line, params (string Name, string Value)[] values) =>
        await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/bank/lines/{line.Id}"), "form#match", values);

    public async Task UndoAsync(BankLine line, string reason = "Wrong one") => (await Accountant.SubmitAsync(
        await Accountant.GetAsync($"/finance/bank/lines/{line.Id}"), "form#undo", ("Reason", reason))).Saved();

    /// <summary>What a button is refused with.</summary>
    public async Task<string> RefusedAsync(IHtmlDocument page, string selector,
        params (string Name, string Value)[] values)
    {
        Accountant.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        try
        {
            var answer = await Accountant.SubmitAsync(page, selector, values);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            return answer.Page.Body!.TextContent;
        }
        finally
        {
            Accountant.Http.DefaultRequestHeaders.Remove("HX-Request");
        }
    }

    /// <summary>Money that somebody recorded by hand for the account.</summary>
    public Task<Payment> PaymentAsync(BankAccount account, Customer customer, decimal amount, int daysAgo,
        params Invoice[] pays) => app.InAsync<FinanceDbContext, Payment>(async db =>
        {
            var on = app.Today.AddDays(-daysAgo);
            var known = await db.Customers.SingleAsync(c => c.Id == customer.Id);
            var terms = new PaymentTerms(customer.Id, on, amount, account.Currency, 1, PaymentMethod.BankTransfer, "",
                null, account.Id);
            var payment = await new Settlement(db, "KGS", app.Today).ReceiveAsync(TestUser.Accountant.Id, terms, known,
                [.. pays.Select(i => new PlannedAllocation(i.Id, i.OpenAmount))], default);
            await db.SaveChangesAsync();
            return payment;
        });

    /// <summary>What the books have on the account, in its currency.</summary>
    public Task<decimal> BookedAsync(BankAccount account) => app.InAsync<FinanceDbContext, decimal>(async db =>
    {
        var ledger = await db.BankAccounts.Where(a => a.Id == account.Id).Select(a => a.LedgerAccountId).SingleAsync();
        return (await db.JournalLines.AsNoTracking()
            .Where(l => l.AccountId == ledger && l.Currency == account.Currency).ToListAsync())
            .Sum(l => l.Debit - l.Credit);
    });

    /// <summary>What stands on the account of a role in a currency.</summary>
    public Task<decimal> StandingAsync(AccountRole role, string currency = "KGS") =>
        app.InAsync<FinanceDbContext, decimal>(async db =>
        {
            var account = await db.Accounts.Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
            return (await db.JournalLines.AsNoTracking()
                .Where(l => l.AccountId == account && l.Currency == currency).ToListAsync())
                .Sum(l => l.Debit - l.Credit);
        });

    public Task<BankMatch> HoldingAsync(BankLine line) => app.InAsync<FinanceDbContext, BankMatch>(
        db => db.BankMatches.AsNoTracking().SingleAsync(m => m.LineId == line.Id && m.UndoneAt == null));

    /// <summary>The books agree with documents, and every rule of the bank holds.</summary>
    public async Task AgreeAsync()
    {
        await app.BooksAgreeAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var found = new List<Finding>();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>()
            .Where(c => c.Rule.StartsWith("Bank", StringComparison.Ordinal)))
        {
            await foreach (var finding in check.RunAsync(CancellationToken.None)) found.Add(finding);
        }

        Assert.Empty(found);
    }
}
