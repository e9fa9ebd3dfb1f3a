using System.Globalization;
using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Finance.Treasury.Banking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.ExpenseClaims;

/// <summary>What the company's card paid is owed to nobody, and its line on the statement meets it.</summary>
public sealed class CompanyCardTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly ClaimScene _do = new(app);
    private readonly BankScene _bank = new(app);

    [Fact]
    public async Task A_card_expense_is_a_cost_against_the_card_and_its_statement_line_meets_it()
    {
        var card = await _do.CardAsync("Card that meets");
        var url = (await ClaimScene.TryAddAsync(_do.Member, "/finance/expenses/create", "Hosting", "76.50",
            ("CardId", card.Id.ToString()), ("Supplier", "Hosting Company"),
            ("SpentOn", app.Today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("AndSubmit", "true"))).Saved();
        await ClaimScene.PressAsync(_do.Manager, url, $"{url}/approve");
        var id = Guid.Parse(url[^36..]);
        var paid = await OneAsync(id);
        Assert.Equal((ExpenseState.Paid, paid.SpentOn, card.Id),
            (paid.State, paid.PaidOn!.Value, paid.PaidFromId!.Value));
        Assert.Null((await _do.Accountant.GetAsync(url)).QuerySelector("form#pay"));
        var posted = await app.PostedAsync(id, JournalKind.CardExpense);
        Assert.Equal(-76.50m, posted.Single(p => p.Account == card.Name).Amount);
        Assert.DoesNotContain(posted, p => p.Role == AccountRole.EmployeeClaims);
        await app.BooksAgreeAsync();

        await _bank.ImportAsync(card, 1_000, _bank.Line(1, -76.50m, "Покупка по карте", "Hosting Company"));
        var line = Assert.Single(await _bank.LinesAsync(card));
        await _bank.ConfirmAsync(line);
        Assert.False((await _bank.HoldingAsync(line)).MadeDocument);
        await _bank.AgreeAsync();
        // What met a line is not undone behind its back.
        await _do.Manager.SubmitAsync(await _do.Manager.GetAsync(url), $"form[action='{url}/undo']");
        Assert.Equal(ExpenseState.Paid, (await OneAsync(id)).State);
        await _bank.UndoAsync(line, "");
        await ClaimScene.PressAsync(_do.Manager, url, $"{url}/undo");
        Assert.Equal((ExpenseState.Submitted, null), ((await OneAsync(id)).State, (await OneAsync(id)).PaidOn));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task Only_its_holder_pays_with_a_card_and_in_its_currency()
    {
        var mine = await _do.CardAsync("Card of the member", TestUser.TeamMember.Id);
        var page = await app.Browser(TestUser.OtherMember).GetAsync("/finance/expenses/create");
        Assert.Null(page.QuerySelector($"[name=CardId] option[value='{mine.Id}']"));
        var foreign = await ClaimScene.TryAddAsync(app.Browser(TestUser.OtherMember), "/finance/expenses/create",
            "Not my card", "10", ("CardId", mine.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        var dollars = await ClaimScene.TryAddAsync(_do.Member, "/finance/expenses/create", "In dollars", "10",
            ("CardId", mine.Id.ToString()), ("Currency", "USD"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, dollars.Status);
        Assert.Contains("This card is in KGS", dollars.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_is_paid_back_without_what_the_card_paid_and_by_one_line_of_the_bank()
    {
        var card = await _do.CardAsync("Card of a claim");
        var account = await _bank.AccountAsync("Pays claims");
        var url = await _do.OpenAsync("Partly by card");
        await _do.AddAsync(url, "Own money", "345.67");
        await _do.AddAsync(url, "By the card", "200", ("CardId", card.Id.ToString()));
        await ClaimScene.PressAsync(_do.Member, url, $"{url}/submit");
        await ClaimScene.PressAsync(_do.Manager, url, $"{url}/approve");
        Assert.Equal(345.67m, (await _do.ClaimAsync(url)).Total);
        await _bank.ImportAsync(account, 1_000, _bank.Line(1, -345.67m, "Возмещение", TestUser.TeamMember.Name));
        var line = Assert.Single(await _bank.LinesAsync(account));
        await _bank.ConfirmAsync(line);
        Assert.Equal(ExpenseState.Paid, (await _do.ClaimAsync(url)).State);
        await _bank.AgreeAsync();
        await _bank.UndoAsync(line);
        Assert.Equal(ExpenseState.Approved, (await _do.ClaimAsync(url)).State);
        Assert.Equal(BankLineState.Unmatched, (await _bank.LinesAsync(account)).Single().State);
        await _bank.AgreeAsync();
    }

    private Task<Expense> OneAsync(Guid id) => app.InAsync<FinanceDbContext, Expense>(
        db => db.Expenses.AsNoTracking().SingleAsync(e => e.Id == id));
}
