using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ErpCrm.Crm;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Companies;

/// <summary>A company or contact that a form needs is made in the form.</summary>
public sealed class QuickCompanyTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_company_is_made_from_a_picker_and_one_that_looks_alike_is_asked_about()
    {
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync("/crm/deals/create");
        var address = page.QuerySelector("ui-combo[data-create-url]")!.GetAttribute("data-create-url")!;
        var name = CrmMake.Unique("Quick");
        var made = await PostAsync(browser, page, address, name, null);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var id = Guid.Parse(made.Page.QuerySelector("[data-chosen]")!.GetAttribute("data-value")!);
        Assert.Equal((name, TestUser.Sales.Id), await app.InAsync<CrmDbContext, (string, Guid?)>(
            async db => await db.Companies.Where(c => c.Id == id).Select(c => ValueTuple.Create(c.Name, c.OwnerId))
                .SingleAsync()));

        var asked = await PostAsync(browser, page, address, $"ОсОО «{name}»", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.NotNull(asked.Page.QuerySelector($"[role=option][data-value='{id}']"));
        var anyway = asked.Page.QuerySelector("[role=option][data-create]")!.GetAttribute("data-create")!;
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, page, address, $"ОсОО «{name}»", anyway)).Status);
    }

    [Fact]
    public async Task A_contact_is_made_for_the_chosen_company()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/crm/deals/create?company={company.Id}");
        var combo = page.QuerySelector("ui-combo[data-create-url*=contacts]")!;
        Assert.Equal("company=CompanyId", combo.GetAttribute("data-with"));
        Assert.Equal(HttpStatusCode.OK,
            (await PostAsync(browser, page, $"/crm/contacts/quick?company={company.Id}", "Asel", null)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await PostAsync(browser, page, $"/crm/contacts/quick?company={company.Id}", "ASEL", null)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await PostAsync(browser, page, "/crm/contacts/quick?company=", "Asel", null)).Status);
    }

    [Fact]
    public async Task Whoever_may_not_make_companies_is_not_offered_it()
    {
        Assert.Null((await app.Browser(TestUser.ProjectManager).GetAsync("/projects/projects/create"))
            .QuerySelector("ui-combo[data-create-url]"));
        Assert.NotNull((await app.Browser(TestUser.Accountant).GetAsync("/finance/invoices/create"))
            .QuerySelector("ui-combo[data-create-url='/crm/companies/quick']"));
    }

    private static Task<TestAnswer> PostAsync(TestBrowser browser, IHtmlDocument page, string address, string name,
        string? anyway)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return browser.PostAsync(address,
            [new("name", name), new("anyway", anyway ?? ""), new("__RequestVerificationToken", token)]);
    }
}
