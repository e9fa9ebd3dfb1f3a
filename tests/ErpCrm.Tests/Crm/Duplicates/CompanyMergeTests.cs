using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Finance;
using ErpCrm.Finance.Merging;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Projects;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Duplicates;

/// <summary>Two companies are merged on their page: what belongs to one belongs to the other, and comes back.</summary>
public sealed class CompanyMergeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Two_companies_become_one_and_two_again()
    {
        var (into, from) = await TwoAsync();
        await app.DealOfAsync(from.Id, TestUser.Sales);
        await app.InvoiceOfAsync(into.Id, 300);
        await app.InvoiceOfAsync(from.Id, 200);
        await app.CommentAsync(Kinds.Company, from.Id, TestUser.SalesMate);
        await app.DrainAsync();
        var (owed, pipeline) = (await OwedAsync(into.Id, from.Id), await PipelineAsync());

        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/crm/duplicates/companies/{into.Id}?other={from.Id}");
        Assert.Contains("Invoices", page.QuerySelector("form#merge dl.props")!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(page, "form#merge", ("Take[Email]", "theirs"))).Saved();
        await app.DrainAsync();

        var shown = await browser.GetAsync($"/crm/companies/{into.Id}");
        Assert.Contains(from.Name, shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(from.Email, shown.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(owed, await OwedAsync(into.Id, from.Id));
        Assert.Equal(pipeline, await PipelineAsync());
        Assert.Equal(500, await OwedAsync(into.Id));
        Assert.Empty(await app.FindingsAsync("Merges", "Companies"));
        Assert.DoesNotContain(await app.FindingsAsync("Copies"), f => f.Contains(from.Id.ToString()));

        (await browser.SubmitAsync(shown, "form[action$='/undo']")).Saved();
        await app.DrainAsync();
        Assert.Equal((300m, 200m), (await OwedAsync(into.Id), await OwedAsync(from.Id)));
        await browser.GetAsync($"/crm/companies/{from.Id}");
        Assert.Equal(into.Email, (await app.StateAsync(into.Id)).Data.Email);
        Assert.False(await app.IsAliasAsync(from.Id));
        Assert.Empty(await app.FindingsAsync("Merges", "Companies"));
        Assert.DoesNotContain(await app.FindingsAsync("Copies"), f => f.Contains(from.Id.ToString()));
    }

    [Theory]
    [InlineData("/crm/companies/{0}")]
    [InlineData("/crm/companies/{0}/edit")]
    [InlineData("/finance/customers/{0}")]
    public async Task An_old_address_leads_to_the_survivor(string address)
    {
        var (into, from) = await TwoAsync();
        await app.MergeAsync(into.Id, from.Id);
        var old = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, from.Id);
        using var answer = await app.Browser(TestUser.Owner).Http.GetAsync(old);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, into.Id),
            answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Whoever_may_not_change_both_is_told_that_there_is_nothing()
    {
        var (into, from) = await TwoAsync(TestUser.Sales, TestUser.OtherSales);
        foreach (var (one, other) in new[] { (into, from), (from, into) })
            await app.Browser(TestUser.Sales).GetAsync($"/crm/duplicates/companies/{one.Id}?other={other.Id}",
                HttpStatusCode.NotFound);
        await app.Browser(TestUser.ProjectManager).GetAsync($"/crm/duplicates/companies/{into.Id}?other={from.Id}",
            HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_learns_that_a_company_which_he_does_not_see_was_merged()
    {
        var (into, from) = await TwoAsync(TestUser.OtherSales, TestUser.OtherSales);
        await app.MergeAsync(into.Id, from.Id);
        var (mine, other) = await TwoAsync();
        var browser = app.Browser(TestUser.Sales);
        var answer = await browser.SubmitAsync(
            await browser.GetAsync($"/crm/duplicates/companies/{mine.Id}?other={other.Id}"), "form#merge",
            ("Other", from.Id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task What_does_not_open_for_the_reader_is_not_counted_before_a_merge()
    {
        // Invoices are seen by who sells to the client; a colleague of his team changes the client alone.
        var (into, from) = await TwoAsync(TestUser.SalesMate, TestUser.SalesMate);
        await app.InvoiceOfAsync(from.Id, 100);
        await app.DealOfAsync(from.Id, TestUser.Sales);
        await app.DealOfAsync(from.Id, TestUser.OtherSales);
        var page = await app.Browser(TestUser.Sales).GetAsync($"/crm/duplicates/companies/{into.Id}?other={from.Id}");
        var counts = page.QuerySelector("form#merge dl.props")!;
        Assert.DoesNotContain("Invoices", counts.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", counts.QuerySelector("dd")!.TextContent.Trim());
    }

    [Fact]
    public async Task Whoever_chooses_the_company_itself_is_told_to_choose_another()
    {
        var (into, _) = await TwoAsync();
        var page = await app.Browser(TestUser.Sales).GetAsync($"/crm/duplicates/companies/{into.Id}?other={into.Id}");
        Assert.Contains("Choose another company.", page.QuerySelector("form#choose")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_one_may_change_is_offered_as_the_other_company()
    {
        var (mine, theirs) = await TwoAsync(TestUser.Sales, TestUser.OtherSales);
        var browser = app.Browser(TestUser.Sales);
        foreach (var (company, isOffered) in new[] { (mine, true), (theirs, false) })
            Assert.Equal(isOffered, (await browser.Http.GetStringAsync(
                    $"/crm/companies/options?changeable=true&q={Uri.EscapeDataString(company.Name)}"))
                .Contains(company.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_people_who_merge_one_pair_one_does_and_the_other_is_told()
    {
        var (into, from) = await TwoAsync();
        var browsers = new[] { app.Browser(TestUser.Administrator), app.Browser(TestUser.Accountant) };
        var pages = new IHtmlDocument[2];
        for (var i = 0; i < 2; i++)
            pages[i] = await browsers[i].GetAsync($"/crm/duplicates/companies/{into.Id}?other={from.Id}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(
            () => browsers[i].SubmitAsync(pages[i], "form#merge"))));
        Assert.Single(answers, a => a.Status == HttpStatusCode.SeeOther);
        Assert.Single(answers, a => a.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict);
        Assert.Equal(1, await app.InAsync<CrmDbContext, int>(db => db.Merges.CountAsync(m => m.FromId == from.Id)));
    }

    [Fact]
    public async Task A_double_click_merges_once()
    {
        var (into, from) = await TwoAsync();
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync($"/crm/duplicates/companies/{into.Id}?other={from.Id}");
        var first = await browser.SubmitAsync(page, "form#merge");
        var second = await browser.SubmitAsync(page, "form#merge");
        Assert.Equal(first.Saved(), second.Saved());
        Assert.Equal(1, await app.InAsync<CrmDbContext, int>(db => db.Merges.CountAsync(m => m.FromId == from.Id)));
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_looks_again()
    {
        var (into, from) = await TwoAsync();
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync($"/crm/duplicates/companies/{into.Id}?other={from.Id}");
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/companies/{from.Id}/edit"), "form#company",
            ("Industry", "Changed"))).Saved();
        var answer = await browser.SubmitAsync(page, "form#merge", ("Take[Industry]", "theirs"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        (await browser.SubmitAsync(answer.Page, "form#merge")).Saved();
        Assert.Equal("Changed", (await app.StateAsync(into.Id)).Data.Industry);
    }

    [Fact]
    public async Task An_event_that_comes_late_lands_on_the_survivor()
    {
        var (into, from) = await TwoAsync();
        await app.MergeAsync(into.Id, from.Id);
        var late = new DealOpened(Guid.CreateVersion7(), Guid.CreateVersion7(), from.Id, from.Name, "Late",
            new Money(10, "KGS"), "New", null) { OccurredAt = DateTime.UnixEpoch };
        await app.HandleAsync<InsightsDbContext, FollowDealWhenDealOpened, DealOpened>(late);
        var engagement = await app.InAsync<InsightsDbContext, Engagement>(
            db => db.Engagements.SingleAsync(e => e.Id == late.EngagementId));
        Assert.Equal((into.Id, into.Name), (engagement.CompanyId, engagement.CompanyName));
    }

    [Fact]
    public async Task An_undo_that_is_told_after_the_next_merge_leaves_the_customer_merged()
    {
        var (first, from) = await TwoAsync();
        var second = await MakeAsync("second", TestUser.Sales);
        await app.DrainAsync();
        var merge = await app.MergeAsync(first.Id, from.Id);
        await app.PartAsync(merge);
        await app.MergeAsync(second.Id, from.Id);
        await app.HandleAsync<FinanceDbContext, HideMergedCustomers, CompaniesParted>(
            new CompaniesParted(merge, from.Id, first.Id, from.Name, first.Name));
        Assert.True(await app.InAsync<FinanceDbContext, bool>(
            db => db.Customers.Where(c => c.Id == from.Id).Select(c => c.IsMerged).SingleAsync()));
    }

    [Fact]
    public async Task A_form_that_was_opened_before_the_merge_is_saved_to_the_survivor()
    {
        var (into, from) = await TwoAsync();
        await app.MergeAsync(into.Id, from.Id);
        var contact = await app.ContactAsync(from.Id, "Asel Late");
        Assert.Equal(into.Id, await app.InAsync<CrmDbContext, Guid>(
            db => db.Contacts.Where(c => c.Id == contact.Id).Select(c => c.CompanyId).SingleAsync()));
    }

    [Fact]
    public async Task Two_contacts_with_one_address_and_two_primary_ones_go_together()
    {
        var (into, from) = await TwoAsync();
        var kept = await app.ContactAsync(into.Id, "Asel One", "asel@one.example", isPrimary: true);
        var moved = await app.ContactAsync(from.Id, "Asel Two", "asel@one.example", isPrimary: true);
        var merge = await app.MergeAsync(into.Id, from.Id);
        Assert.Equal([kept.Id], await PrimaryAsync(into.Id));
        await app.PartAsync(merge);
        Assert.Equal([kept.Id], await PrimaryAsync(into.Id));
        Assert.Equal([moved.Id], await PrimaryAsync(from.Id));
        Assert.False(await app.InAsync<CrmDbContext, bool>(
            db => db.Contacts.Where(c => c.Id == moved.Id).Select(c => c.IsDistinct).SingleAsync()));
    }

    [Fact]
    public async Task An_old_name_and_address_still_lead_to_the_company()
    {
        var (into, from) = await TwoAsync();
        await app.MergeAsync(into.Id, from.Id);
        var browser = app.Browser(TestUser.Sales);
        foreach (var typed in new[] { $"Name={Uri.EscapeDataString(from.Name)}", $"Name=Other&Email={from.Email}" })
        {
            var region = await browser.GetAsync($"/crm/companies/known?{typed}");
            Assert.NotNull(region.QuerySelector($"a[href='/crm/companies/{into.Id}']"));
            Assert.Null(region.QuerySelector($"a[href='/crm/companies/{from.Id}']"));
        }

        var list = await browser.GetAsync($"/crm/companies?q={Uri.EscapeDataString(from.Name)}");
        Assert.NotNull(list.QuerySelector($"a[href='/crm/companies/{into.Id}']"));
    }

    [Fact]
    public async Task The_survivor_takes_what_it_lacks_in_the_fields_of_the_company_and_an_undo_gives_it_back()
    {
        var (into, from) = await TwoAsync();
        var (mine, theirs) = ("""{"f1":"Mine"}""", """{"f1":"Theirs","f2":"Contract 7"}""");
        await app.InAsync<CrmDbContext>(async db =>
        {
            (await db.Companies.SingleAsync(c => c.Id == into.Id)).Custom = mine;
            (await db.Companies.SingleAsync(c => c.Id == from.Id)).Custom = theirs;
            await db.SaveChangesAsync();
        });
        var merge = await app.MergeAsync(into.Id, from.Id);
        Assert.Equal("""{"f1":"Mine","f2":"Contract 7"}""", (await app.StateAsync(into.Id)).Custom);
        await app.PartAsync(merge);
        Assert.Equal((mine, theirs), ((await app.StateAsync(into.Id)).Custom, (await app.StateAsync(from.Id)).Custom));
    }

    [Fact]
    public async Task The_history_of_a_merged_company_is_read_at_the_survivor()
    {
        var (into, from) = await TwoAsync();
        var browser = app.Browser(TestUser.Administrator);
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/companies/{from.Id}/edit"), "form#company",
            ("Industry", "Tea and more"))).Saved();
        await app.MergeAsync(into.Id, from.Id);
        var history = await browser.GetAsync($"/audit/{Kinds.Company}/{into.Id}");
        Assert.Contains("Tea and more", history.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_was_not_chosen_still_finds_the_company_in_the_list()
    {
        var (into, from) = await TwoAsync();
        await app.MergeAsync(into.Id, from.Id);
        var list = await app.Browser(TestUser.Sales).GetAsync($"/crm/companies?q={Uri.EscapeDataString(from.Email)}");
        Assert.NotNull(list.QuerySelector($"a[href='/crm/companies/{into.Id}']"));
    }

    [Fact]
    public async Task The_old_name_finds_the_customer_and_the_client_too()
    {
        var (into, from) = await TwoAsync();
        await app.MergeAsync(into.Id, from.Id);
        var old = SearchText.Of(from.Name);
        Assert.Contains(old, await app.InAsync<FinanceDbContext, string>(
            db => db.Customers.Where(c => c.Id == into.Id).Select(c => c.SearchText).SingleAsync()),
            StringComparison.Ordinal);
        Assert.Contains(old, await app.InAsync<ProjectsDbContext, string>(
            db => db.Clients.Where(c => c.Id == into.Id).Select(c => c.SearchText).SingleAsync()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_is_undone_for_thirty_days()
    {
        var (into, from) = await TwoAsync();
        var merge = await app.MergeAsync(into.Id, from.Id);
        var longAgo = app.Time.GetUtcNow().UtcDateTime.AddDays(-31);
        await app.InAsync<CrmDbContext>(db => db.Merges.Where(m => m.Id == merge)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.MergedAt, longAgo)));
        await Assert.ThrowsAsync<BusinessRuleException>(() => app.PartAsync(merge));
    }

    private async Task<(Company Into, Company From)> TwoAsync(TestUser? owner = null, TestUser? other = null)
    {
        var (into, from) = (await MakeAsync("into", owner ?? TestUser.Sales), await MakeAsync("from",
            other ?? TestUser.Sales));
        await app.DrainAsync();
        return (into, from);
    }

    private Task<Company> MakeAsync(string name, TestUser owner) => app.InAsync<CrmDbContext, Company>(async db =>
    {
        var company = new Company(new CompanyData
        {
            Name = CrmMake.Unique(name), Email = EmailOf(name), Currency = "KGS", OwnerId = owner.Id,
        }, DateTime.UnixEpoch, isDistinct: true);
        db.Add(company);
        await db.SaveChangesAsync();
        return company;
    });

    private static string EmailOf(string name) => $"{name}-{Guid.NewGuid():N}@merged.example";

    private Task<List<Guid>> PrimaryAsync(Guid company) => app.InAsync<CrmDbContext, List<Guid>>(
        db => db.Contacts.Where(c => c.CompanyId == company && c.IsPrimary).Select(c => c.Id).ToListAsync());

    private Task<decimal> OwedAsync(params Guid[] companies) => app.InAsync<FinanceDbContext, decimal>(async db =>
        (await db.Invoices.Where(i => companies.Contains(i.CompanyId)).Select(i => i.OpenAmount).ToListAsync()).Sum());

    private Task<decimal> PipelineAsync() => app.InAsync<CrmDbContext, decimal>(async db =>
        (await db.Deals.Select(d => d.Amount).ToListAsync()).Sum());
}
