using System.Net;
using ErpCrm.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Leads;

public sealed class QualifyTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_lead_becomes_a_deal_on_the_same_engagement_with_company_and_contact()
    {
        var lead = await app.LeadAsync(TestUser.Sales, CrmMake.Unique("Fresh"), "asel@fresh.example");
        var browser = app.Browser(TestUser.Sales);
        var answer = await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}/qualify"), "form#qualify",
            ("Amount", "250 000,50"), ("DealName", "Portal"));
        await browser.GetAsync(answer.Saved());

        var (deal, saved) = await app.InAsync<CrmDbContext, (Deal, Lead)>(async db => (
            await db.Deals.Include(d => d.Company).SingleAsync(d => d.EngagementId == lead.EngagementId),
            await db.Leads.SingleAsync(l => l.Id == lead.Id)));
        Assert.Equal((250_000.50m, lead.CompanyName), (deal.Amount, deal.Company!.Name));
        Assert.Equal((LeadStatus.Qualified, deal.Id), (saved.Status, saved.DealId));
        Assert.NotNull(deal.ContactId);
    }

    [Fact]
    public async Task The_history_of_a_lead_speaks_of_the_lead_and_not_of_a_stage()
    {
        var lead = await app.LeadAsync(TestUser.Sales, CrmMake.Unique("Told"));
        var browser = app.Browser(TestUser.Sales, "ru");
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}/qualify"), "form#qualify")).Saved();
        var history = (await browser.GetAsync($"/audit/lead/{lead.Id}")).QuerySelector(".feed")!.TextContent;
        Assert.Contains("Стал сделкой", history, StringComparison.Ordinal);
        Assert.DoesNotContain("Квалификация", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_company_is_suggested_and_used()
    {
        var company = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Known"));
        var lead = await app.LeadAsync(TestUser.Sales, $"ОсОО «{company.Name}»");
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/crm/leads/{lead.Id}/qualify");
        Assert.NotNull(page.QuerySelector($"input[name=CompanyId][value='{company.Id}'][checked]"));

        (await browser.SubmitAsync(page, "form#qualify")).Saved();
        Assert.Equal(company.Id, await app.InAsync<CrmDbContext, Guid>(
            db => db.Deals.Where(d => d.EngagementId == lead.EngagementId).Select(d => d.CompanyId).SingleAsync()));
    }

    [Fact]
    public async Task Another_tax_id_is_another_company_whatever_the_name()
    {
        var name = CrmMake.Unique("Alfa");
        var known = await app.CompanyAsync(TestUser.Sales, $"ООО «{name}»", taxId: Guid.NewGuid().ToString("N")[..14]);
        var lead = await app.LeadAsync(TestUser.Sales, $"ИП {name}");
        var browser = app.Browser(TestUser.Sales);
        var taxId = Guid.NewGuid().ToString("N")[..14];
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}/qualify"), "form#qualify",
            ("CompanyId", ""), ("TaxId", taxId))).Saved();

        var company = await app.InAsync<CrmDbContext, ErpCrm.Crm.Companies.Company>(
            db => db.Deals.Where(d => d.EngagementId == lead.EngagementId).Select(d => d.Company!).SingleAsync());
        Assert.Equal(taxId, company.TaxId);
        Assert.NotEqual(known.Id, company.Id);
    }

    [Theory]
    [InlineData("qualify")]
    [InlineData("disqualify")]
    public async Task What_was_changed_meanwhile_is_looked_at_before_it_is_decided(string step)
    {
        var lead = await app.LeadAsync(TestUser.Sales, CrmMake.Unique("Stale"));
        var browser = app.Browser(TestUser.Sales);
        var stale = await browser.GetAsync($"/crm/leads/{lead.Id}/{step}");
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}/edit"), "form#lead",
            ("EstimatedValue", "777"))).Saved();

        var answer = await browser.SubmitAsync(stale, $"form#{step}",
            step == "disqualify" ? [("Reason", "NoNeed")] : []);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Somebody else changed this record meanwhile", answer.Page.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(LeadStatus.New, await app.InAsync<CrmDbContext, LeadStatus>(
            db => db.Leads.Where(l => l.Id == lead.Id).Select(l => l.Status).SingleAsync()));
        (await browser.SubmitAsync(answer.Page, $"form#{step}")).Saved();
    }

    [Fact]
    public async Task What_is_written_on_a_deal_is_not_read_on_its_lead_without_the_right_to_see_the_deal()
    {
        var lead = await app.LeadAsync(TestUser.Sales, CrmMake.Unique("Handed"));
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}"), "form#activity",
            ("Subject", "Said about the lead"))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}/qualify"), "form#qualify")).Saved();
        await app.InAsync<CrmDbContext>(async db =>
        {
            var deal = await db.Deals.SingleAsync(d => d.EngagementId == lead.EngagementId);
            await db.Deals.Where(d => d.Id == deal.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.OwnerId, TestUser.OtherSales.Id));
            db.Add(new ErpCrm.Crm.Activities.Activity(
                lead.EngagementId, deal.Id, ErpCrm.Crm.Activities.ActivityKind.Call, "Said about the deal", "",
                DateTime.UnixEpoch, DateTime.UnixEpoch, TestUser.OtherSales.Id, "Oleg"));
            await db.SaveChangesAsync();
        });

        var own = await app.TimelineAsync("lead", lead.Id, TestUser.Sales);
        Assert.Contains("Said about the lead", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Said about the deal", own, StringComparison.Ordinal);
        Assert.Contains("Said about the deal", await app.TimelineAsync("lead", lead.Id, TestUser.Management),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_qualify_leads_of_one_company_at_once_make_one_company()
    {
        var name = CrmMake.Unique("Race");
        var leads = new[] { await app.LeadAsync(TestUser.Sales, name), await app.LeadAsync(TestUser.SalesMate,
            $"ЗАО «{name}»") };
        var browsers = new[] { app.Browser(TestUser.Sales), app.Browser(TestUser.SalesMate) };
        var pages = new[] { await browsers[0].GetAsync($"/crm/leads/{leads[0].Id}/qualify"), await browsers[1].GetAsync(
            $"/crm/leads/{leads[1].Id}/qualify") };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(i => Task.Run(() => browsers[i].SubmitAsync(pages[i], "form#qualify"))));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity],
            answers.Select(a => a.Status).Order());
        var second = answers[0].Status == HttpStatusCode.UnprocessableEntity ? 0 : 1;
        var known = answers[second].Page.QuerySelector("input[name=CompanyId]:not([value=''])")!.GetAttribute("value")!;
        (await browsers[second].SubmitAsync(answers[second].Page, "form#qualify", ("CompanyId", known))).Saved();
        var (companies, deals) = await app.InAsync<CrmDbContext, (int, int)>(async db => (
            await db.Companies.CountAsync(c => c.Name.Contains(name)),
            await db.Deals.CountAsync(d => d.Company!.Name.Contains(name))));
        Assert.Equal((1, 2), (companies, deals));
    }

    [Fact]
    public async Task One_lead_is_qualified_once()
    {
        var lead = await app.LeadAsync(TestUser.Sales, CrmMake.Unique("Once"));
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/crm/leads/{lead.Id}/qualify");
        var again = await browser.GetAsync($"/crm/leads/{lead.Id}/qualify");
        (await browser.SubmitAsync(page, "form#qualify")).Saved();
        Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(again, "form#qualify")).Status);
        Assert.Equal(1,
            await app.InAsync<CrmDbContext, int>(db => db.Deals.CountAsync(d => d.EngagementId == lead.EngagementId)));
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed()
    {
        var lead = await app.LeadAsync(TestUser.Sales, CrmMake.Unique("Kept"));
        var browser = app.Browser(TestUser.Sales);
        var answer = await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}/qualify"), "form#qualify",
            ("DealName", ""), ("TaxId", "4711"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("4711", answer.Page.QuerySelector("#TaxId")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_lead_is_captured_talked_to_disqualified_and_reopened()
    {
        var browser = app.Browser(TestUser.Sales);
        var url = (await browser.SubmitAsync(await browser.GetAsync("/crm/leads/create"), "form#lead", ("Name", "Asel"),
            ("Source", "Referral"))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync(url), "form#activity", ("Subject", "First call"))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync(url), "form#follow-up", ("Text", "Send offer"))).Saved();
        var page = await browser.GetAsync(url);
        var timeline = await app.TimelineAsync("lead", Guid.Parse(url.Split('/')[^1]), TestUser.Sales);
        Assert.Contains("First call", timeline, StringComparison.Ordinal);
        Assert.Contains("Contacted", page.Body!.TextContent, StringComparison.Ordinal);

        (await browser.SubmitAsync(await browser.GetAsync(url + "/disqualify"), "form#disqualify",
            ("Reason", "NoBudget"))).Saved();
        Assert.Contains("No budget", (await browser.GetAsync(url)).Body!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(await browser.GetAsync(url), $"form[action='{url}/reopen']")).Saved();
    }

    [Theory]
    [InlineData("/crm/leads/{0}")]
    [InlineData("/crm/leads/{0}/edit")]
    [InlineData("/crm/leads/{0}/qualify")]
    [InlineData("/crm/leads/{0}/disqualify")]
    public async Task Leads_of_another_team_do_not_exist(string url)
    {
        var lead = await app.LeadAsync(TestUser.Sales);
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, url, lead.Id);
        await app.Browser(TestUser.SalesMate).GetAsync(address);
        await app.Browser(TestUser.OtherSales).GetAsync(address, HttpStatusCode.NotFound);
    }
}
