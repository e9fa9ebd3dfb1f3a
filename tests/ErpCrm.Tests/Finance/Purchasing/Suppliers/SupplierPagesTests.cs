using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Purchasing.Suppliers;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Purchasing.PurchasingScene;

namespace ErpCrm.Tests.Finance.Purchasing.Suppliers;

public sealed class SupplierPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_company_that_bills_us_becomes_a_supplier_once()
    {
        var company = await app.CustomerAsync("Bills us too", "USD");
        var page = await Accountant.GetAsync($"/finance/suppliers/create?companyId={company.Id}");
        var fresh = await Accountant.GetAsync($"/finance/suppliers/create?companyId={company.Id}");
        var url = (await Accountant.SubmitAsync(page, "form#supplier",
            ("AccountNumber", "DE89 3704 0044 0532 0130 00"))).Saved();
        var supplier = await SupplierAsync(IdIn(url));
        Assert.Equal(("Bills us too LLC", company.Id, "USD", "01234567890123", "DE89370400440532013000"),
            (supplier.Name, supplier.CompanyId!.Value, supplier.Currency, supplier.TaxId, supplier.AccountNumber));
        var again = await Accountant.SubmitAsync(page, "form#supplier", ("Notes", "second"), ("Name", "Another"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        var twice = await Accountant.SubmitAsync(fresh, "form#supplier", ("Notes", "third"));
        Assert.True(twice.Status == HttpStatusCode.UnprocessableEntity || twice.Saved() == url, twice.Html);
        Assert.Equal(1, await app.InAsync<FinanceDbContext, int>(
            db => db.Suppliers.CountAsync(s => s.CompanyId == company.Id)));
        var shown = (await Accountant.GetAsync(url)).Body!.TextContent;
        Assert.Contains("Bills us too", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_iban_is_seen_and_everything_else_stays()
    {
        var page = await Accountant.GetAsync("/finance/suppliers/create");
        var answer = await Accountant.SubmitAsync(page, "form#supplier", ("Name", "Hoster"), ("Email", "a@b.example"),
            ("AccountNumber", "DE89 3704 0044 0532 0130 01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(("Hoster", "a@b.example", "DE89 3704 0044 0532 0130 01"), (Typed(answer.Page, "Name"),
            Typed(answer.Page, "Email"), Typed(answer.Page, "AccountNumber")));
        Assert.NotEqual("", answer.Page.QuerySelector("[data-valmsg-for=AccountNumber]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Who_saves_second_sees_both_and_an_archived_one_is_not_offered()
    {
        var supplier = await _scene.SupplierAsync("Kolibri Print");
        var url = $"/finance/suppliers/{supplier.Id}";
        var (mine, theirs) = (await Accountant.GetAsync($"{url}/edit"), await Accountant.GetAsync($"{url}/edit"));
        (await Accountant.SubmitAsync(theirs, "form#supplier", ("Bank", "Bakai"))).Saved();
        var answer = await Accountant.SubmitAsync(mine, "form#supplier", ("Bank", "Optima"));
        Assert.Equal((HttpStatusCode.Conflict, "Optima"), (answer.Status, Typed(answer.Page, "Bank")));
        Assert.Equal("Bakai", (await SupplierAsync(supplier.Id)).Bank);

        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/archive']")).Saved();
        const string options = "/finance/suppliers/options?q=kolibri";
        Assert.DoesNotContain("Kolibri", (await Accountant.GetAsync(options)).Body!.TextContent,
            StringComparison.Ordinal);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/restore']")).Saved();
        Assert.Contains("Kolibri", (await Accountant.GetAsync(options)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suppliers_are_for_those_who_buy()
    {
        var supplier = await _scene.SupplierAsync("Not for all");
        foreach (var user in new[] { TestUser.Sales, TestUser.ProjectManager, TestUser.TeamMember })
        {
            foreach (var url in new[] { "", "/ageing", "/create", $"/{supplier.Id}" })
                await app.Browser(user).GetAsync($"/finance/suppliers{url}", HttpStatusCode.Forbidden);
        }

        var management = app.Browser(TestUser.Management);
        await management.GetAsync($"/finance/suppliers/{supplier.Id}");
        await management.GetAsync($"/finance/suppliers/{supplier.Id}/edit", HttpStatusCode.Forbidden);
    }

    private Task<Supplier> SupplierAsync(Guid id) => app.InAsync<FinanceDbContext, Supplier>(
        db => db.Suppliers.AsNoTracking().SingleAsync(s => s.Id == id));
}
