using System.Net;
using ErpCrm.Crm;
using ErpCrm.Tests.Crm.Companies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Leads;

/// <summary>Somebody who asks again is noticed.</summary>
public sealed class LeadTwinsTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("Phone", "+996 (701) 10-20-30", "0701 102 030")]
    [InlineData("Phone", "701102031", "+996701102031")]
    [InlineData("Email", "Again@ask.example", "again@ASK.example ")]
    public async Task A_second_lead_with_the_same_phone_or_address_is_asked_about_and_saved_when_somebody_says_so(
        string field, string known, string typed)
    {
        var browser = app.Browser(TestUser.Sales);
        var (first, second) = (CrmMake.Unique("First"), CrmMake.Unique("Second"));
        var url = (await browser.SubmitAsync(await browser.GetAsync("/crm/leads/create"), "form#lead", ("Name", first),
            ("Source", "Referral"), (field, known))).Saved();

        var form = await browser.GetAsync("/crm/leads/create");
        var asked = await browser.SubmitAsync(form, "form#lead", ("Name", second), ("Source", "Referral"),
            (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.NotNull(asked.Page.QuerySelector($"#twins a[href='{url}']"));
        Assert.Equal("true", asked.Page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.NotNull((await browser.GetAsync($"/crm/leads/known?{field}={Uri.EscapeDataString(typed)}"))
            .QuerySelector($"a[href='{url}']"));

        (await browser.SubmitAsync(asked.Page, "form#lead", ("Anyway", CompanyTwinsTests.Box(asked.Page)))).Saved();
        Assert.True(await app.InAsync<CrmDbContext, bool>(db => db.Leads.AnyAsync(l => l.Name == second)));
    }

    [Fact]
    public async Task Nothing_is_told_of_a_lead_of_another_team()
    {
        await app.LeadAsync(TestUser.OtherSales, email: "hidden@ask.example");
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync("/crm/leads/create"), "form#lead",
            ("Name", "Somebody"), ("Source", "Referral"), ("Email", "hidden@ask.example"))).Saved();
    }

    [Fact]
    public async Task A_known_company_is_shown_and_does_not_hinder()
    {
        var company = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Asking"));
        var browser = app.Browser(TestUser.Sales);
        Assert.NotNull((await browser.GetAsync($"/crm/leads/known?CompanyName={Uri.EscapeDataString(company.Name)}"))
            .QuerySelector($"a[href='/crm/companies/{company.Id}']"));
        (await browser.SubmitAsync(await browser.GetAsync("/crm/leads/create"), "form#lead", ("Name", "Asel"),
            ("Source", "Referral"), ("CompanyName", company.Name))).Saved();
    }
}
