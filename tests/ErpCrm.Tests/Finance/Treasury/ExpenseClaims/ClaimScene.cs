using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.ExpenseRates;
using ErpCrm.Finance.Treasury.Expenses;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.ExpenseClaims;

/// <summary>Claims, cards and rates for tests; claims by the pages that people use.</summary>
internal sealed class ClaimScene(TestApp app)
{
    private static int _number;

    public TestBrowser Member { get; } = app.Browser(TestUser.TeamMember);

    public TestBrowser Manager { get; } = app.Browser(TestUser.ProjectManager);

    public TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    /// <summary>An empty claim of the team member.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> OpenAsync(string title, string currency = "KGS") =>
        (await Member.SubmitAsync(await Member.GetAsync("/finance/expense-claims/create"), "form#claim",
            ("Title", title), ("Currency", currency))).Saved();

    /// <summary>Adds a receipt.</summary>
    public async Task AddAsync(string claim, string description, string gross,
        params (string Name, string Value)[] more) =>
        (await TryAddAsync(Member, $"/finance/expenses/create?claimId={claim[^36..]}", description, gross, more))
            .Saved();

    /// <summary>Records a receipt on the page of that address.</summary>
    public static async Task<TestAnswer> TryAddAsync(TestBrowser browser, string url, string description, string gross,
        params (string Name, string Value)[] more)
    {
        var page = await browser.GetAsync(url);
        var category = page.QuerySelectorAll("[name=CategoryId] option").Select(o => o.GetAttribute("value"))
            .First(v => !string.IsNullOrEmpty(v))!;
        return await browser.SubmitAsync(page, "form#expense",
            [("Description", description), ("CategoryId", category), ("Gross", gross), .. more]);
    }

    public static async Task PressAsync(TestBrowser browser, string page, string action) =>
        (await browser.SubmitAsync(await browser.GetAsync(page), $"form[action='{action}']")).Saved();

    public Task<ExpenseClaim> ClaimAsync(string url)
    {
        var id = Guid.Parse(url[^36..]);
        return app.InAsync<FinanceDbContext, ExpenseClaim>(
            db => db.ExpenseClaims.AsNoTracking().SingleAsync(c => c.Id == id));
    }

    public Task<List<Expense>> LinesAsync(string url)
    {
        var id = Guid.Parse(url[^36..]);
        return app.InAsync<FinanceDbContext, List<Expense>>(async db => (await db.Expenses.AsNoTracking()
            .Where(e => e.ClaimId == id).ToListAsync()).OrderBy(e => e.Id).ToList());
    }

    public Task<BankAccount> CardAsync(string name, Guid? holder = null, string currency = "KGS") =>
        app.InAsync<FinanceDbContext, BankAccount>(async db =>
        {
            var card = BankAccount.Open(name, currency, 1_000, app.Today.AddDays(-60), app.Today);
            card.Describe("Demir", "118003", $"41690000000{Interlocked.Increment(ref _number):00000}", false);
            card.BeCard(true, holder);
            db.Add(card);
            await db.SaveChangesAsync();
            return card;
        });

    public Task RateAsync(ExpenseKind kind, string name, decimal amount, DateOnly from, string currency = "KGS") =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            var category = await db.ExpenseCategories.Where(c => c.Name == "Travel").Select(c => c.Id).FirstAsync();
            db.Add(new ExpenseRate(new ExpenseRateTerms(kind, name, from, amount, currency, category, null, true)));
            await db.SaveChangesAsync();
        });
}
