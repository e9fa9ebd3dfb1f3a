using System.Net;
using ErpCrm.Tests.Crm.Companies;

namespace ErpCrm.Tests.Crm.Twins;

/// <summary>What somebody said of a record that looks alike holds, whatever else the form is sent back for.</summary>
public sealed class TwinsFoundTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("company")]
    [InlineData("contact")]
    [InlineData("lead")]
    public async Task The_answer_stays_when_another_field_is_refused(string form)
    {
        var browser = app.Browser(TestUser.Sales);
        var company = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Answered"));
        var phone = ("Phone", "+996 555 77 66 55");
        var (url, name) = form switch
        {
            "company" => ("/crm/companies/create", company.Name),
            "contact" => ($"/crm/contacts/create?company={company.Id}", "Asel Answered"),
            _ => ("/crm/leads/create", "Asel Answered"),
        };
        if (form != "company") (await SendAsync()).Saved();
        var asked = await SendAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        var said = CompanyTwinsTests.Box(asked.Page);

        var refused = await browser.SubmitAsync(asked.Page, $"form#{form}", ("Anyway", said), ("Email", "no address"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("true", refused.Page.QuerySelector("#Email")!.GetAttribute("aria-invalid"));
        (await browser.SubmitAsync(refused.Page, $"form#{form}", ("Email", ""))).Saved();

        async Task<TestAnswer> SendAsync() => await browser.SubmitAsync(await browser.GetAsync(url), $"form#{form}",
            form == "lead" ? [("Name", name), phone, ("Source", "Referral")]
                : form == "contact" ? [("Name", name), phone] : [("Name", name)]);
    }

    [Theory]
    [InlineData("company")]
    [InlineData("lead")]
    public async Task The_answer_stays_when_somebody_else_saved_first(string form)
    {
        var browser = app.Browser(TestUser.Sales);
        var (known, changed, field) = form == "company"
            ? ((await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Known"))).Id,
                (await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Changed"))).Id, "Industry")
            : ((await app.LeadAsync(TestUser.Sales)).Id, (await app.LeadAsync(TestUser.Sales)).Id, "EstimatedValue");
        var url = form == "company" ? $"/crm/companies/{changed}/edit" : $"/crm/leads/{changed}/edit";
        var stale = await browser.GetAsync(url);
        (await browser.SubmitAsync(await browser.GetAsync(url), $"form#{form}", (field, "777"))).Saved();

        var answer = await browser.SubmitAsync(stale, $"form#{form}", ("Anyway", known.ToString()));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(known.ToString(), CompanyTwinsTests.Box(answer.Page));
    }
}
