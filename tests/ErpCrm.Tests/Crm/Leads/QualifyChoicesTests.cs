using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Insights;
using ErpCrm.Insights.Thread;
using ErpCrm.Tests.Crm.Deals;
using ErpCrm.Tests.Crm.Duplicates;
using ErpCrm.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Leads;

/// <summary>A lead goes where somebody says, and nothing that was typed is lost on the way.</summary>
public sealed class QualifyChoicesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_lead_that_says_the_old_name_of_a_merged_company_is_offered_the_one_it_went_into()
    {
        var (into, from) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.Sales));
        await app.MergeAsync(into.Id, from.Id);
        var lead = await app.LeadAsync(TestUser.Sales, from.Name);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(Url(lead));
        Assert.NotNull(page.QuerySelector($"input[name=CompanyId][value='{into.Id}']"));
        (await browser.SubmitAsync(page, "form#qualify", ("CompanyId", ""))).Saved();
    }

    [Fact]
    public async Task A_lead_of_a_company_that_only_looks_alike_makes_a_company_of_its_own_with_its_tax_id()
    {
        var name = CrmMake.Unique("Vision");
        var known = await app.CompanyAsync(TestUser.Sales, $"AG {name}");
        var lead = await app.LeadAsync(TestUser.Sales, $"SA {name}");
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync(Url(lead)), "form#qualify", ("TaxId", "12-34/" + name[^8..])))
            .Saved();

        var company = await CompanyOfAsync(lead.EngagementId);
        Assert.NotEqual(known.Id, company.Id);
        Assert.Equal(($"SA {name}", "12-34/" + name[^8..]), (company.Name, company.TaxId));
    }

    [Fact]
    public async Task Another_legal_form_is_proposed_and_neither_taken_nor_refused()
    {
        var name = CrmMake.Unique("Beta");
        var known = await app.CompanyAsync(TestUser.Sales, $"ОсОО «{name}»");
        var lead = await app.LeadAsync(TestUser.Sales, $"ОАО «{name}»");
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(Url(lead));
        Assert.NotNull(page.QuerySelector($"input[name=CompanyId][value='{known.Id}']:not([checked])"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form#qualify")).Status);
        (await browser.SubmitAsync(page, "form#qualify", ("CompanyId", ""))).Saved();
        Assert.NotEqual(known.Id, (await CompanyOfAsync(lead.EngagementId)).Id);
    }

    [Fact]
    public async Task A_typed_tax_id_is_kept_by_the_known_company_and_never_replaces_another()
    {
        var company = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Taxed"));
        var (first, second) = (await app.LeadAsync(TestUser.Sales, company.Name),
            await app.LeadAsync(TestUser.Sales, company.Name));
        var browser = app.Browser(TestUser.Sales);
        var taxId = Guid.NewGuid().ToString("N")[..14];
        (await browser.SubmitAsync(await browser.GetAsync(Url(first)), "form#qualify",
            ("CompanyId", company.Id.ToString()), ("TaxId", taxId))).Saved();
        Assert.Equal(taxId, (await CompanyOfAsync(first.EngagementId)).TaxId);

        var refused = await browser.SubmitAsync(await browser.GetAsync(Url(second)), "form#qualify",
            ("CompanyId", company.Id.ToString()), ("TaxId", "another"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("another", refused.Page.QuerySelector("#TaxId")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nothing_is_told_of_a_hidden_company_that_has_the_typed_tax_id()
    {
        var taxId = Guid.NewGuid().ToString("N")[..14];
        await app.CompanyAsync(TestUser.OtherSales, CrmMake.Unique("Hidden"), taxId);
        var deal = await app.DealAsync(TestUser.Sales);
        await app.InAsync<CrmDbContext>(async db =>
        {
            var form = new QualifyForm { DealId = deal.Id, TaxId = taxId };
            await new Qualification(db, new WithoutCompanies(), form, _ => true).DealAsync(CancellationToken.None);
            await db.SaveChangesAsync();
        });
        var known = await CompanyOfAsync(deal.EngagementId);
        Assert.Equal((taxId, true), (known.TaxId, known.IsDistinct));
    }

    [Fact]
    public async Task The_tax_id_of_a_company_that_one_sees_is_not_given_to_another()
    {
        var taxId = Guid.NewGuid().ToString("N")[..14];
        var other = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Seen"), taxId);
        var company = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Beside"));
        var lead = await app.LeadAsync(TestUser.Sales, company.Name);
        var browser = app.Browser(TestUser.Sales);
        var refused = await browser.SubmitAsync(await browser.GetAsync(Url(lead)), "form#qualify",
            ("CompanyId", company.Id.ToString()), ("TaxId", taxId));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(other.Name, refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namesake_with_another_address_is_proposed_and_both_addresses_are_kept()
    {
        var company = await WithContactAsync("John Smith", "john.a@two.example", "+996 700 111222");
        var lead = await NamedLeadAsync(company.Name, "John Smith", "john.b@two.example", "0555 333 444");
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(Url(lead));
        var known = page.QuerySelector("input[name=ContactId]:not([value=''])")!;
        Assert.False(known.HasAttribute("checked"));

        (await browser.SubmitAsync(page, "form#qualify", ("ContactId", ""))).Saved();
        Assert.Equal(["john.a@two.example", "john.b@two.example"], await app.InAsync<CrmDbContext, List<string>>(
            db => db.Contacts.Where(c => c.CompanyId == company.Id).Select(c => c.Email).OrderBy(e => e)
                .ToListAsync()));
        Assert.Equal("john.b@two.example", await ContactOfAsync(lead.EngagementId, c => c.Email));
    }

    [Fact]
    public async Task A_known_person_who_is_chosen_learns_what_was_typed()
    {
        var company = await WithContactAsync("John Smith", "john.a@one.example", "");
        var lead = await NamedLeadAsync(company.Name, "John Smith", "john.b@one.example", "0555 333 444");
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(Url(lead));
        (await browser.SubmitAsync(page, "form#qualify",
            ("ContactId", page.QuerySelector("input[name=ContactId]:not([value=''])")!.GetAttribute("value")!)))
            .Saved();

        var contact = await app.InAsync<CrmDbContext, Contact>(
            db => db.Contacts.SingleAsync(c => c.CompanyId == company.Id));
        Assert.Equal(("john.a@one.example", "0555 333 444", "john.b@one.example"),
            (contact.Email, contact.Phone, contact.OtherAddresses));
        Assert.Contains("John Smith", (await browser.GetAsync("/search?q=john.b@one.example")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_person_without_an_address_notes_the_one_that_a_colleague_has()
    {
        var company = await WithContactAsync("Aida Front Desk", "office@desk.example", "");
        var chosen = new Contact(company.Id, new("John Deskless", "", "", "", ""));
        await app.InAsync<CrmDbContext>(async db =>
        {
            db.Add(chosen);
            await db.SaveChangesAsync();
        });
        var lead = await NamedLeadAsync(company.Name, "John Deskless", "Office@desk.example", "");
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync(Url(lead)), "form#qualify",
            ("ContactId", chosen.Id.ToString()))).Saved();

        var contact = await app.InAsync<CrmDbContext, Contact>(db => db.Contacts.SingleAsync(c => c.Id == chosen.Id));
        Assert.Equal(("", "Office@desk.example"), (contact.Email, contact.OtherAddresses));
        Assert.Equal("John Deskless", await ContactOfAsync(lead.EngagementId, c => c.Name));
    }

    [Fact]
    public async Task A_person_of_whom_all_is_known_is_taken_and_a_namesake_of_a_company_chosen_late_is_asked_about()
    {
        var company = await WithContactAsync("John Smith", "john@same.example", "+996 700 111222");
        var same = await NamedLeadAsync(company.Name, "John Smith", "JOHN@same.example", "0700 11 12 22");
        var other = await NamedLeadAsync(CrmMake.Unique("Elsewhere"), "John Smith", "john.z@same2.example", "");
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync(Url(same)), "form#qualify")).Saved();
        Assert.Equal("john@same.example", await ContactOfAsync(same.EngagementId, c => c.Email));
        Assert.Equal(1,
            await app.InAsync<CrmDbContext, int>(db => db.Contacts.CountAsync(c => c.CompanyId == company.Id)));

        var asked = await browser.SubmitAsync(await browser.GetAsync(Url(other)), "form#qualify",
            ("OtherCompanyId", company.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        (await browser.SubmitAsync(asked.Page, "form#qualify", ("ContactId", ""))).Saved();
        Assert.Equal("john.z@same2.example", await ContactOfAsync(other.EngagementId, c => c.Email));
    }

    [Fact]
    public async Task Two_companies_at_once_are_refused()
    {
        var (marked, found) = (await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Marked")),
            await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Found")));
        var lead = await app.LeadAsync(TestUser.Sales, marked.Name);
        var browser = app.Browser(TestUser.Sales);
        var answer = await browser.SubmitAsync(await browser.GetAsync(Url(lead)), "form#qualify",
            ("OtherCompanyId", found.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(found.Id, (await QualifiedAsync(browser, answer, ("CompanyId", ""))).Id);

        async Task<Company> QualifiedAsync(TestBrowser browser, TestAnswer answer, params (string, string)[] choices)
        {
            (await browser.SubmitAsync(answer.Page, "form#qualify", choices)).Saved();
            return await CompanyOfAsync(lead.EngagementId);
        }
    }

    [Fact]
    public async Task An_address_without_a_name_is_not_dropped()
    {
        var lead = await app.LeadAsync(TestUser.Sales, CrmMake.Unique("Nameless"));
        var browser = app.Browser(TestUser.Sales);
        var answer = await browser.SubmitAsync(await browser.GetAsync(Url(lead)), "form#qualify", ("ContactName", ""),
            ("ContactPhone", "0555 777 888"));
        Assert.Equal("true", answer.Page.QuerySelector("#ContactName")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_lead_is_put_into_an_open_deal_whose_thread_tells_it()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var company = await app.InAsync<CrmDbContext, Company>(
            db => db.Companies.SingleAsync(c => c.Id == deal.CompanyId));
        var lead = await NamedLeadAsync(company.Name, "Asel Joined", "asel@joined.example", "");
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}"), "form#activity",
            ("Subject", "Asked about a portal"))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}"), "form#follow-up",
            ("Text", "Send the offer"))).Saved();
        await app.DrainAsync();

        var answer = await browser.SubmitAsync(await browser.GetAsync(Url(lead)), "form#qualify",
            ("DealId", deal.Id.ToString()));
        Assert.Equal($"/crm/deals/{deal.Id}", answer.Saved());
        await app.DrainAsync();

        Assert.Equal(1,
            await app.InAsync<CrmDbContext, int>(db => db.Deals.CountAsync(d => d.CompanyId == company.Id)));
        var page = (await browser.GetAsync($"/crm/deals/{deal.Id}")).Body!.TextContent;
        foreach (var text in new[] { "Send the offer", lead.Name })
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Contains("Asked about a portal", await app.TimelineAsync("deal", deal.Id), StringComparison.Ordinal);
        Assert.Contains("Go to the deal", (await browser.GetAsync($"/crm/leads/{lead.Id}")).Body!.TextContent,
            StringComparison.Ordinal);
        await app.InAsync<InsightsDbContext>(async db =>
        {
            Assert.False(await db.Engagements.AnyAsync(e => e.Id == lead.EngagementId));
            var told = await db.ThreadEntries.Where(t => t.EngagementId == deal.EngagementId).Select(t => t.Kind)
                .ToListAsync();
            Assert.All(new[] { ThreadKind.LeadCaptured, ThreadKind.Call, ThreadKind.LeadJoined },
                kind => Assert.Contains(kind, told));
        });
    }

    private static string Url(Lead lead) => $"/crm/leads/{lead.Id}/qualify";

    private async Task<Company> WithContactAsync(string name, string email, string phone)
    {
        var company = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Staffed"));
        await app.InAsync<CrmDbContext>(async db =>
        {
            db.Add(new Contact(company.Id, new(name, "", email, phone, "")));
            await db.SaveChangesAsync();
        });
        return company;
    }

    private Task<Lead> NamedLeadAsync(string company, string name, string email, string phone) =>
        app.InAsync<CrmDbContext, Lead>(async db =>
        {
            var lead = new Lead(new LeadData
            {
                Name = name, CompanyName = company, Email = email, Phone = phone, Currency = "KGS",
                OwnerId = TestUser.Sales.Id
            }, app.Time.GetUtcNow().UtcDateTime);
            db.Add(lead);
            await db.SaveChangesAsync();
            return lead;
        });

    private Task<Company> CompanyOfAsync(Guid engagement) =>
        app.InAsync<CrmDbContext, Company>(
            db => db.Deals.Where(d => d.EngagementId == engagement).Select(d => d.Company!).SingleAsync());

    private Task<string> ContactOfAsync(Guid engagement,
        System.Linq.Expressions.Expression<Func<Contact, string>> what) => app.InAsync<CrmDbContext, string>(db =>
            db.Contacts.Where(c => db.Deals.Any(d => d.EngagementId == engagement && d.ContactId == c.Id)).Select(what)
                .SingleAsync());
}
