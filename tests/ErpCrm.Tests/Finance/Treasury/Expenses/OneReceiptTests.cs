using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Tests.Finance.Treasury.ExpenseClaims;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Expenses;

/// <summary>One receipt is claimed once: by its code, by its file, at the same moment too.</summary>
public sealed class OneReceiptTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Create = "/finance/expenses/create";

    private static string Code(int number) =>
        $"https://tax.salyk.kg/tax-web-control/client/api/v1/ticket?date=20261102T175623&sum=91950&fn_number=41277&tin=01204199810012&fd_number={number}";

    [Fact]
    public async Task A_second_claim_of_a_receipt_is_refused_with_a_link_to_the_first_for_those_who_see_it()
    {
        var member = app.Browser(TestUser.TeamMember);
        var first = (await ClaimScene.TryAddAsync(member, Create, "Zebra", "919.50", ("FiscalText", Code(1)))).Saved();
        var again = await ClaimScene.TryAddAsync(member, Create, "Again", "919.50", ("FiscalText", Code(1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.NotNull(again.Page.QuerySelector($"a[href='{first}']"));
        Assert.Equal("Again", ((IHtmlInputElement)again.Page.QuerySelector("[name=Description]")!).Value);
        var other = await ClaimScene.TryAddAsync(app.Browser(TestUser.OtherMember), Create, "Other", "919.50",
            ("FiscalText", Code(1).Replace("fn_number=41277", "fn_number=0000041277", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Null(other.Page.QuerySelector($"a[href='{first}']"));
        Assert.DoesNotContain("Zebra", other.Page.QuerySelector("form#expense")!.TextContent, StringComparison.Ordinal);
        // Its own edit is no second claim, and what was deleted is free again.
        (await member.SubmitAsync(await member.GetAsync($"{first}/edit"), "form#expense", ("Description", "Zebras")))
            .Saved();
        await ClaimScene.PressAsync(member, first, $"{first}/delete");
        (await member.SubmitAsync(again.Page, "form#expense")).Saved();
    }

    [Fact]
    public async Task Two_who_claim_a_receipt_at_the_same_moment_get_one_expense()
    {
        var users = new[]
        {
            TestUser.TeamMember, TestUser.OtherMember, TestUser.Sales, TestUser.SalesMate, TestUser.ProjectManager,
        };
        var answers = await Task.WhenAll(users.Select(user => ClaimScene.TryAddAsync(app.Browser(user), Create,
            "At once", "919.50", ("FiscalText", Code(2)))));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.SeeOther);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.SeeOther),
            answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.Equal(1, await app.InAsync<FinanceDbContext, int>(
            db => db.Expenses.CountAsync(e => e.Description == "At once")));
    }

    // What the pages look at first does not save anybody who is faster: the database does.
    [Fact]
    public async Task The_database_itself_keeps_a_receipt_once() => await Assert.ThrowsAnyAsync<DbUpdateException>(
        () => app.InAsync<FinanceDbContext>(async db =>
        {
            var category = await db.ExpenseCategories.Select(c => c.Id).FirstAsync();
            foreach (var person in new[] { TestUser.TeamMember.Id, TestUser.Sales.Id })
                db.Add(Expense.Record(person, new ExpenseTerms(app.Today, category, "Twice", 10, 0, "KGS", null, false,
                    0) { FiscalText = Code(3) }, app.Today));
            await db.SaveChangesAsync();
        }));

    [Fact]
    public async Task The_same_file_is_claimed_once()
    {
        var member = app.Browser(TestUser.TeamMember);
        var first = (await ClaimScene.TryAddAsync(member, Create, "With a file", "10")).Saved();
        var second = (await ClaimScene.TryAddAsync(member, Create, "With the same file", "20")).Saved();
        var file = ("receipt.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n% the same\n1 0 obj\n<<>>\nendobj\n"));
        (await member.UploadAsync(await member.GetAsync($"{first}/edit"), "form#expense", "Receipt", file)).Saved();
        var answer = await member.UploadAsync(await member.GetAsync($"{second}/edit"), "form#expense", "Receipt", file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector($"a[href='{first}']"));
    }

    [Fact]
    public async Task What_only_looks_alike_is_said_and_not_refused()
    {
        var member = app.Browser(TestUser.TeamMember);
        var first = (await ClaimScene.TryAddAsync(member, Create, "Lunch", "450", ("Supplier", "Navat"))).Saved();
        var second = (await ClaimScene.TryAddAsync(member, Create, "Dinner", "450", ("Supplier", "NAVAT"))).Saved();
        Assert.NotNull((await member.GetAsync(second)).QuerySelector($".notice a[href='{first}']"));
        var other = (await ClaimScene.TryAddAsync(member, Create, "Tea", "451", ("Supplier", "Navat"))).Saved();
        Assert.Null((await member.GetAsync(other)).QuerySelector($".notice a[href='{first}']"));
    }

    [Theory]
    [InlineData("no code at all")]
    [InlineData("t=20261102T1837&s=349.93&fn=9282440300682838&i=46534&fp=1273019065&n=2")]
    public async Task What_is_no_receipt_of_a_purchase_is_refused_and_stays_typed(string text)
    {
        var answer = await ClaimScene.TryAddAsync(app.Browser(TestUser.TeamMember), Create, "Odd code", "10",
            ("FiscalText", text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(text, ((IHtmlInputElement)answer.Page.QuerySelector("[name=FiscalText]")!).Value);
    }
}
