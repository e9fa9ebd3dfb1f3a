using System.Net;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Duplicates;

/// <summary>What may be one is listed with the reason, and what somebody said to be two is not listed again.</summary>
public sealed class DuplicatesPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_pair_is_listed_with_its_reason_until_somebody_says_that_it_is_two()
    {
        var (one, other) = await PairAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync("/crm/duplicates");
        var row = page.QuerySelectorAll("#pairs tbody tr").Single(r => r.InnerHtml.Contains(one.ToString()));
        Assert.Contains("Same email", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(other.ToString(), row.InnerHtml, StringComparison.Ordinal);

        (await browser.SubmitAsync(page, $"form[action*='{one}'][action*='apart']")).Saved();
        Assert.DoesNotContain((await browser.GetAsync("/crm/duplicates")).QuerySelectorAll("#pairs tr"),
            r => r.InnerHtml.Contains(one.ToString()));
    }

    [Fact]
    public async Task Whoever_does_not_see_one_of_a_pair_sees_no_pair()
    {
        var (one, _) = await PairAsync(TestUser.OtherSales);
        Assert.DoesNotContain(one.ToString(),
            (await app.Browser(TestUser.Sales).GetAsync("/crm/duplicates")).Body!.InnerHtml, StringComparison.Ordinal);
        await app.Browser(TestUser.ProjectManager).GetAsync("/crm/duplicates", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whoever_keeps_both_while_typing_is_not_shown_them_as_a_pair()
    {
        var known = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Kept"));
        var browser = app.Browser(TestUser.Sales);
        var asked = await browser.SubmitAsync(await browser.GetAsync("/crm/companies/create"), "form#company",
            ("Name", known.Name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        (await browser.SubmitAsync(asked.Page, "form#company",
            ("Anyway", Companies.CompanyTwinsTests.Box(asked.Page)))).Saved();
        Assert.DoesNotContain(known.Id.ToString(), (await browser.GetAsync("/crm/duplicates")).Body!.InnerHtml,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_company_lists_what_it_may_be()
    {
        var (one, other) = await PairAsync(TestUser.Sales);
        var page = await app.Browser(TestUser.Sales).GetAsync($"/crm/duplicates/companies/{one}");
        Assert.NotNull(page.QuerySelector($"a[href$='other={other}']"));
    }

    [Fact]
    public async Task Whom_a_merged_company_was_told_apart_from_its_survivor_is_too()
    {
        var (merged, third) = await PairAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync("/crm/duplicates"),
            $"form[action*='{merged}'][action*='apart']")).Saved();
        var into = await app.CompanyAsync(TestUser.Sales, CrmMake.Unique("Survivor"));
        await app.MergeAsync(into.Id, merged, "Email");
        Assert.DoesNotContain((await browser.GetAsync("/crm/duplicates")).QuerySelectorAll("#pairs tr"),
            r => r.InnerHtml.Contains(third.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_company_with_a_phone_that_many_have_is_compared_with_each_of_them()
    {
        var phone = $"+996 700 {Random.Shared.Next(100_000, 999_999)}";
        var ids = new List<Guid>();
        for (var i = 0; i < 14; i++)
        {
            ids.Add(await app.InAsync<CrmDbContext, Guid>(async db =>
            {
                var company = new Company(new CompanyData
                {
                    Name = CrmMake.Unique("Block"), Phone = phone, Currency = "KGS", OwnerId = TestUser.Sales.Id,
                }, DateTime.UnixEpoch);
                db.Add(company);
                await db.SaveChangesAsync();
                return company.Id;
            }));
        }

        var page = await app.Browser(TestUser.Sales).GetAsync($"/crm/duplicates/companies/{ids[^1]}");
        Assert.Equal(13, ids.Count(id => page.QuerySelector($"a[href$='other={id}']") is not null));
    }

    private async Task<(Guid One, Guid Other)> PairAsync(TestUser owner)
    {
        var email = Guid.NewGuid().ToString("N")[..12] + "@pair.example";
        var ids = new List<Guid>();
        foreach (var name in new[] { "First", "Second" })
        {
            ids.Add(await app.InAsync<CrmDbContext, Guid>(async db =>
            {
                var company = new Company(new CompanyData
                {
                    Name = CrmMake.Unique(name), Email = email, Currency = "KGS", OwnerId = owner.Id,
                }, DateTime.UnixEpoch);
                db.Add(company);
                await db.SaveChangesAsync();
                return company.Id;
            }));
        }

        Assert.Equal(2, await app.InAsync<CrmDbContext, int>(db => db.Companies.CountAsync(c => c.Email == email)));
        return (ids[0], ids[1]);
    }
}
