using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Contacts;
using ErpCrm.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Crm.Duplicates;

/// <summary>Two contacts turn out to be one person.</summary>
public sealed class ContactMergeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Two_contacts_become_one_and_two_again()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var into = await app.ContactAsync(company.Id, "Asel Asanova", "asel@one.example");
        var from = await app.ContactAsync(company.Id, "A. Asanova", "asanova@one.example", isPrimary: true,
            phone: "+996 700 112233");
        var deal = await app.DealOfAsync(company.Id, TestUser.Sales, from.Id);
        await app.CommentAsync(Kinds.Contact, from.Id, TestUser.SalesMate);
        await app.DrainAsync();
        var before = await app.LinksAsync(Kinds.Contact, into.Id, from.Id);

        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/crm/duplicates/contacts/{into.Id}?other={from.Id}");
        (await browser.SubmitAsync(page, "form#merge", ("Take[Email]", "mine"))).Saved();
        await app.DrainAsync();
        var one = await ContactAsync(into.Id);
        Assert.Equal(("+996 700 112233", true), (one.Phone, one.IsPrimary));
        Assert.Contains("asanova@one.example", one.OtherAddresses, StringComparison.Ordinal);
        Assert.Equal(into.Id, await app.InAsync<CrmDbContext, Guid?>(
            db => db.Deals.Where(d => d.Id == deal.Id).Select(d => d.ContactId).SingleAsync()));
        using (var old = await browser.Http.GetAsync($"/crm/contacts/{from.Id}"))
            Assert.Equal(HttpStatusCode.Redirect, old.StatusCode);
        Assert.Empty(await app.FindingsAsync("Merges"));

        (await browser.SubmitAsync(await browser.GetAsync($"/crm/contacts/{into.Id}"), "form[action$='/undo']"))
            .Saved();
        await app.DrainAsync();
        Assert.Equal(before, await app.LinksAsync(Kinds.Contact, into.Id, from.Id));
        var again = await ContactAsync(into.Id);
        Assert.Equal(into.Data(), again.Data());
        Assert.False(again.IsPrimary);
        Assert.True((await ContactAsync(from.Id)).IsPrimary);
    }

    [Fact]
    public async Task Contacts_of_two_companies_are_not_made_one_before_their_companies()
    {
        var (one, other) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.Sales));
        var email = $"{Guid.NewGuid():N}@two.example";
        var into = await app.ContactAsync(one.Id, "Asel Asanova", email);
        var from = await app.ContactAsync(other.Id, "Asel Asanova", email);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/crm/duplicates/contacts/{into.Id}");
        Assert.Null(page.QuerySelector($"a[href$='other={from.Id}']"));
        var answer = await browser.SubmitAsync(
            await browser.GetAsync($"/crm/duplicates/contacts/{into.Id}?other={from.Id}"), "form#merge");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Null((await ContactAsync(from.Id)).MergedIntoId);
    }

    [Fact]
    public async Task A_mail_goes_to_nobody_who_was_merged()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var kept = await app.ContactAsync(company.Id, "Asel Asanova", "asel@kept.example");
        var gone = await app.ContactAsync(company.Id, "A. Asanova", "asanova@gone.example");
        await app.InAsync<CrmDbContext>(async db =>
        {
            (await db.Contacts.SingleAsync(c => c.Id == gone.Id)).MergeInto(kept.Id);
            await db.SaveChangesAsync();
        });
        var facts = await app.InScopeAsync(services => services.GetServices<IRecordMail>()
            .Single(mail => mail.Kind == Kinds.Company).ReadAsync(company.Id, default));
        Assert.Equal("asel@kept.example", Assert.Single(facts!.Parties).Address);
    }

    private Task<Contact> ContactAsync(Guid id) =>
        app.InAsync<CrmDbContext, Contact>(db => db.Contacts.SingleAsync(c => c.Id == id));
}
