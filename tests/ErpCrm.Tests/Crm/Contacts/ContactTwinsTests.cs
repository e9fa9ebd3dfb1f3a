using System.Net;
using ErpCrm.Crm;
using ErpCrm.Tests.Crm.Companies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Contacts;

public sealed class ContactTwinsTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("Asel Asanova", "other@people.example", "")]
    [InlineData("Somebody Else", "SHARED@people.example", "")]
    [InlineData("Somebody Else", "", "0700 909 808")]
    public async Task A_person_who_may_be_known_is_asked_about_and_made_when_somebody_says_so(string name, string email,
        string phone)
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        (await SubmitAsync("Asel Asanova", "shared@people.example", "+996 700 90-98-08")).Saved();
        var asked = await SubmitAsync(name, email, phone);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        (await browser.SubmitAsync(asked.Page, "form#contact", ("Anyway", CompanyTwinsTests.Box(asked.Page)))).Saved();
        Assert.Equal(2,
            await app.InAsync<CrmDbContext, int>(db => db.Contacts.CountAsync(c => c.CompanyId == company.Id)));

        async Task<TestAnswer> SubmitAsync(string name, string email, string phone) =>
            await browser.SubmitAsync(await browser.GetAsync($"/crm/contacts/create?company={company.Id}"),
                "form#contact", ("Name", name), ("Email", email), ("Phone", phone), ("Anyway", await OthersAsync()));

        // People of the other cases are others.
        async Task<string> OthersAsync() => string.Join(',', await app.InAsync<CrmDbContext, List<Guid>>(
            db => db.Contacts.Where(c => c.CompanyId != company.Id).Select(c => c.Id).ToListAsync()));
    }
}
