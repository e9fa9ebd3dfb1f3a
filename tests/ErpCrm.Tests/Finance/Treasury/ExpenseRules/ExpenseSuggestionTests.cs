using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.ExpenseRules;

/// <summary>What an expense probably is: said with its reason, never put over what somebody chose.</summary>
public sealed class ExpenseSuggestionTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Member { get; } = app.Browser(TestUser.TeamMember);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_rule_proposes_category_and_vat_and_says_why()
    {
        var (travel, meals) = (await CategoryAsync("Travel"), await CategoryAsync("Meals"));
        await RuleAsync("zebra taxi", travel, "12");
        var region = await ReadAsync(("Supplier", "ОсОО «Zebra  Taxi»"));
        Assert.Equal((travel.ToString(), "12"), (Chosen(region, "CategoryId"), Chosen(region, "VatRate")));
        Assert.Contains("by the rule “zebra taxi”", region.Body!.TextContent, StringComparison.Ordinal);

        var typed = await ReadAsync(("Supplier", "Zebra Taxi"), ("CategoryId", meals.ToString()));
        Assert.Equal(meals.ToString(), Chosen(typed, "CategoryId"));
        var take = typed.QuerySelectorAll("button[hx-get]").Single().GetAttribute("hx-get");
        Assert.Equal("/finance/expenses/read?takes=true", take);
        var taken = await ReadAsync(("takes", "true"), ("Supplier", "Zebra Taxi"), ("CategoryId", meals.ToString()));
        Assert.Equal(travel.ToString(), Chosen(taken, "CategoryId"));
        Assert.Equal("", Chosen(await ReadAsync(("Supplier", "Zebra Bus")), "CategoryId"));
    }

    [Fact]
    public async Task Three_equal_of_the_last_four_that_were_approved_are_a_habit_and_fewer_are_none()
    {
        var (travel, meals) = (await CategoryAsync("Travel"), await CategoryAsync("Meals"));
        await ApprovedAsync("Habit Cafe", travel, meals, meals);
        Assert.Equal("", Chosen(await ReadAsync(("Supplier", "habit cafe")), "CategoryId"));
        await ApprovedAsync("Habit Cafe", meals);
        var region = await ReadAsync(("Supplier", "habit cafe"));
        Assert.Equal(meals.ToString(), Chosen(region, "CategoryId"));
        Assert.Contains("so were 3 of the last 4", region.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_a_receipt_fills_in_what_nobody_typed()
    {
        const string code =
            "https://tax.salyk.kg/t?date=20261102T175623&sum=91950&fn_number=41277&tin=01204199810012&fd_number=77";
        var today = app.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var region = await ReadAsync(("FiscalText", code), ("SpentOn", today));
        Assert.Equal(("919.50", "KGS", "01204199810012", "2026-11-02"), (Typed(region, "Gross"),
            Chosen(region, "Currency"), Typed(region, "SupplierTaxId"), Typed(region, "SpentOn")));
        var typed = await ReadAsync(("FiscalText", code), ("SpentOn", "2026-10-30"), ("Gross", "900"));
        Assert.Equal(("900.00", "2026-10-30"), (Typed(typed, "Gross"), Typed(typed, "SpentOn")));
        Assert.Contains("919.50", typed.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        // What is no number stays as it was typed.
        Assert.Equal("12,5x", Typed(await ReadAsync(("Gross", "12,5x")), "Gross"));
    }

    [Fact]
    public async Task A_rule_without_words_is_refused_and_others_do_not_write_rules()
    {
        var page = await Accountant.GetAsync("/finance/expense-rules/create");
        var answer = await Accountant.SubmitAsync(page, "form#expense-rule", ("Text", " , "),
            ("CategoryId", (await CategoryAsync("Travel")).ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        await Member.GetAsync("/finance/expense-rules", HttpStatusCode.Forbidden);
    }

    private async Task RuleAsync(string text, Guid category, string vat) => (await Accountant.SubmitAsync(
        await Accountant.GetAsync("/finance/expense-rules/create"), "form#expense-rule", ("Text", text),
        ("CategoryId", category.ToString()), ("VatPercent", vat))).Saved();

    private Task<IHtmlDocument> ReadAsync(params (string Name, string Value)[] values) =>
        Member.GetAsync("/finance/expenses/read?" + string.Join('&',
            values.Prepend(("Currency", "KGS")).Select(v => $"{v.Item1}={Uri.EscapeDataString(v.Item2)}")));

    private static string Chosen(IHtmlDocument region, string name) =>
        ((IHtmlSelectElement)region.QuerySelector($"[name={name}]")!).Value ?? "";

    private static string Typed(IHtmlDocument region, string name) =>
        ((IHtmlInputElement)region.QuerySelector($"[name={name}]")!).Value;

    private Task<Guid> CategoryAsync(string name) => app.InAsync<FinanceDbContext, Guid>(
        db => db.ExpenseCategories.Where(c => c.Name == name).Select(c => c.Id).SingleAsync());

    // One after the other, the latest last.
    private Task ApprovedAsync(string supplier, params Guid[] categories) => app.InAsync<FinanceDbContext>(async db =>
    {
        foreach (var id in categories)
        {
            var category = await db.ExpenseCategories.SingleAsync(c => c.Id == id);
            var expense = Expense.Record(TestUser.Sales.Id, new ExpenseTerms(app.Today, id, "Lunch", 100, 0, "KGS",
                null, false, 0, supplier), app.Today);
            app.Time.Advance(TimeSpan.FromSeconds(1));
            var now = app.Time.GetUtcNow().UtcDateTime;
            expense.Submit(now);
            expense.Approve(TestUser.Management.Id, now, 1, "KGS", category, null);
            db.Add(expense);
            await db.SaveChangesAsync();
        }
    });
}
