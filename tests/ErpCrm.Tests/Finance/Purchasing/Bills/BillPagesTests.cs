using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Purchasing.PurchasingScene;

namespace ErpCrm.Tests.Finance.Purchasing.Bills;

public sealed class BillPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_bill_is_typed_posted_and_in_the_books()
    {
        var supplier = await _scene.SupplierAsync("Paper mill");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        var url = (await Accountant.SubmitAsync(page, "form#bill", [.. Values("PM-1"), ("AndPost", "true")])).Saved();

        var bill = await _scene.BillAsync(url);
        Assert.Equal((BillState.Posted, 1120m, 1120m, true, app.Today.AddDays(14)),
            (bill.State, bill.Gross, bill.OpenAmount, bill.IsOpen, bill.DueOn));
        Assert.Equal([(AccountRole.Payables, -1120m), (AccountRole.InputVat, 120m), (AccountRole.Purchases, 1000m)],
            (await app.PostedAsync(bill.Id)).Select(p => (p.Role, p.Base)).OrderBy(p => p.Base));
        Assert.Contains("Paper mill", (await Accountant.GetAsync(url)).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await Accountant.GetAsync("/finance/bills?q=pm-1")).QuerySelector($"a[href='{url}']"));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_draft_waits_and_is_posted_from_its_page()
    {
        var supplier = await _scene.SupplierAsync("Waits");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        var url = (await Accountant.SubmitAsync(page, "form#bill", Values("W-1"))).Saved();
        var draft = await _scene.BillAsync(url);
        Assert.Equal((BillState.Draft, 0m), (draft.State, draft.OpenAmount));
        Assert.Empty(await app.PostedAsync(draft.Id));
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/post']")).Saved();
        Assert.Equal(BillState.Posted, (await _scene.BillAsync(url)).State);
        await Accountant.GetAsync($"{url}/edit", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_supplier_gives_a_number_once_however_it_is_written()
    {
        var supplier = await _scene.SupplierAsync("Numbers");
        await EnterAsync(supplier.Id, "AB-2026/7");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        var answer = await Accountant.SubmitAsync(page, "form#bill", [.. Values("ab 2026-7"), ("Notes", "keep me")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("is here already",
            answer.Page.QuerySelector("form#bill [data-valmsg-for=Number]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("keep me", answer.Html, StringComparison.Ordinal);
        Assert.Equal("1000", Typed(answer.Page, "Lines[0].UnitPrice"));
        var other = await _scene.SupplierAsync("Other numbers");
        await EnterAsync(other.Id, "AB-2026/7");
    }

    [Fact]
    public async Task Two_who_enter_the_same_bill_at_once_make_one()
    {
        var supplier = await _scene.SupplierAsync("At once");
        var url = $"/finance/bills/create?supplierId={supplier.Id}";
        var pages = new[] { await Accountant.GetAsync(url), await Accountant.GetAsync(url) };
        var answers = await Task.WhenAll(pages.Select(p => Accountant.SubmitAsync(p, "form#bill", Values("ONCE-1"))));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity],
            answers.Select(a => a.Status).Order());
        Assert.Equal(1, await CountAsync(supplier.Id));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_bill()
    {
        var supplier = await _scene.SupplierAsync("Double click");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        var answers = await Task.WhenAll(Accountant.SubmitAsync(page, "form#bill", Values("DC-1")),
            Accountant.SubmitAsync(page, "form#bill", Values("DC-1")));
        Assert.Single(answers.Select(a => a.Saved()).Distinct());
        Assert.Equal(1, await CountAsync(supplier.Id));
    }

    [Fact]
    public async Task What_was_typed_wrong_stands_again_with_everything_else()
    {
        var supplier = await _scene.SupplierAsync("Mistyped");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        foreach (var (name, value) in new[]
        {
            ("Lines[0].UnitPrice", "abc"), ("Lines[0].VatPercent", "101"), ("Lines[0].Description", ""),
            ("DueOn", $"{app.Today.AddDays(-9):yyyy-MM-dd}"), ("VatAsPrinted", "500"),
        })
        {
            var answer = await Accountant.SubmitAsync(page, "form#bill",
                [.. Values("MT-1").Where(v => v.Name != name), (name, value), ("AndPost", "true")]);
            Assert.Equal((name, HttpStatusCode.UnprocessableEntity), (name, answer.Status));
            Assert.Equal((value, "MT-1"), (Typed(answer.Page, name), Typed(answer.Page, "Number")));
            Assert.NotEqual("", answer.Page.QuerySelector($"form#bill [data-valmsg-for='{name}']")!.TextContent.Trim());
        }

        Assert.Equal(0, await CountAsync(supplier.Id));
    }

    [Fact]
    public async Task A_day_that_is_still_to_come_and_a_currency_without_rate_are_refused_at_their_field()
    {
        var supplier = await _scene.SupplierAsync("Tomorrow");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        var tomorrow = await Accountant.SubmitAsync(page, "form#bill",
            [.. Values("T-1"), ("BilledOn", $"{app.Today.AddDays(1):yyyy-MM-dd}"), ("AndPost", "true")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tomorrow.Status);
        var rate = await Accountant.SubmitAsync(page, "form#bill",
            [.. Values("T-2"), ("Currency", "CHF"), ("AndPost", "true")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rate.Status);
        Assert.Equal(0, await CountAsync(supplier.Id));
    }

    [Fact]
    public async Task Who_saves_second_sees_both_versions_and_what_he_typed()
    {
        var supplier = await _scene.SupplierAsync("Conflict");
        var draft = await _scene.DraftAsync(supplier, app.Today, BillKind.Bill, Line(50));
        var (mine, theirs) = (await Accountant.GetAsync($"/finance/bills/{draft}/edit"),
            await Accountant.GetAsync($"/finance/bills/{draft}/edit"));
        (await Accountant.SubmitAsync(theirs, "form#bill", ("PaymentReference", "theirs"))).Saved();
        var answer = await Accountant.SubmitAsync(mine, "form#bill", ("PaymentReference", "mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector("form#bill .conflict"));
        Assert.Equal("mine", Typed(answer.Page, "PaymentReference"));
        Assert.Equal("theirs", (await _scene.BillAsync(draft)).PaymentReference);
    }

    [Fact]
    public async Task A_voided_bill_is_reversed_and_its_number_is_free()
    {
        var supplier = await _scene.SupplierAsync("Voided");
        var url = await EnterAsync(supplier.Id, "V-1", post: true);
        var page = await Accountant.GetAsync(url);
        (await Accountant.SubmitAsync(page, "form#void", ("reason", "Wrong supplier"))).Saved();
        var voided = await _scene.BillAsync(url);
        Assert.Equal((BillState.Voided, 0m, (string?)null), (voided.State, voided.OpenAmount, voided.NumberKey));
        Assert.All((await app.PostedAsync(voided.Id)).GroupBy(p => p.Role), g => Assert.Equal(0m, g.Sum(p => p.Base)));
        var copy = (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/copy']")).Saved();
        Assert.Equal("V-1", Typed(await Accountant.GetAsync(copy), "Number"));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task Bills_are_for_those_who_may_see_them_and_a_manager_sees_those_of_his_projects()
    {
        foreach (var user in new[] { TestUser.Sales, TestUser.TeamMember, TestUser.Administrator })
            await app.Browser(user).GetAsync("/finance/bills", HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Management).GetAsync("/finance/bills/create", HttpStatusCode.Forbidden);
        var scene = new FinanceScene(app);
        var company = await scene.CustomerAsync("Managed");
        var project = await scene.ProjectAsync(company, manager: TestUser.ProjectManager.Id);
        var supplier = await _scene.SupplierAsync("Of a project");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        var own = (await Accountant.SubmitAsync(page, "form#bill",
            [.. Values("OWN-1"), ("Lines[0].ProjectId", project.ToString())])).Saved();
        var other = await EnterAsync(supplier.Id, "OTHER-1");
        var manager = app.Browser(TestUser.ProjectManager);
        await manager.GetAsync(own);
        await manager.GetAsync(other, HttpStatusCode.NotFound);
        var list = (await manager.GetAsync("/finance/bills?tab=draft")).Body!.TextContent;
        Assert.Contains("OWN-1", list, StringComparison.Ordinal);
        Assert.DoesNotContain("OTHER-1", list, StringComparison.Ordinal);
        await manager.GetAsync($"{own}/edit", HttpStatusCode.Forbidden);
    }

    private static (string Name, string Value)[] Values(string number) =>
    [
        ("Number", number), ("Lines[0].Description", "Paper"), ("Lines[0].Quantity", "1"),
        ("Lines[0].UnitPrice", "1000"), ("Lines[0].VatPercent", "12"),
    ];

    private async Task<string> EnterAsync(Guid supplier, string number, bool post = false)
    {
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier}");
        return (await Accountant.SubmitAsync(page, "form#bill",
            [.. Values(number), .. post ? new[] { ("AndPost", "true") } : []])).Saved();
    }

    private Task<int> CountAsync(Guid supplier) =>
        app.InAsync<FinanceDbContext, int>(db => db.Bills.CountAsync(b => b.SupplierId == supplier));
}
