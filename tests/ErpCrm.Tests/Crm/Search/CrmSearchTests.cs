using ErpCrm.Contracts.Crm;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.Search;

public sealed class CrmSearchTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("+996 (702) 33-44-55")]
    [InlineData("0702334455")]
    [InlineData("702 334 455")]
    [InlineData("00120 0319 77")]
    [InlineData("001200319-77")]
    [InlineData("\"Ромашка Плюс\"")]
    [InlineData("«ромашка–плюс»")]
    [InlineData("L’Atelier")]
    public async Task A_company_is_found_by_phone_tax_id_and_quoted_words_in_every_list(string typed)
    {
        var company = await app.InAsync<CrmDbContext, Company>(async db =>
        {
            if (await db.Companies.FirstOrDefaultAsync(c => c.TaxId == "00 1200-31977") is { } known) return known;
            var made = new Company(new CompanyData
            {
                Name = "ОсОО «Ромашка-Плюс» L'Atelier", Phone = "0702 33 44 55", TaxId = "00 1200-31977",
                Currency = "KGS", OwnerId = TestUser.Sales.Id
            }, DateTime.UnixEpoch);
            db.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        var browser = app.Browser(TestUser.Sales);
        var q = Uri.EscapeDataString(typed);
        foreach (var address in new[] { $"/search?q={q}", $"/crm/companies?q={q}" })
            Assert.NotNull(
                (await browser.GetAsync(address)).QuerySelector($"main a[href='/crm/companies/{company.Id}']"));
        Assert.NotNull(
            (await browser.GetAsync($"/crm/companies/options?q={q}")).QuerySelector($"[data-value='{company.Id}']"));
    }

    [Fact]
    public async Task Deals_and_converted_leads_are_found_by_the_new_name_of_their_company()
    {
        var lead = await app.LeadAsync(TestUser.Sales, CrmMake.Unique("Zarya"));
        var browser = app.Browser(TestUser.Sales);
        var deal = (await browser.SubmitAsync(await browser.GetAsync($"/crm/leads/{lead.Id}/qualify"), "form#qualify"))
            .Saved();
        var company = await app.InAsync<CrmDbContext, Guid>(
            db => db.Deals.Where(d => d.EngagementId == lead.EngagementId).Select(d => d.CompanyId).SingleAsync());
        var name = CrmMake.Unique("Polyus");
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/companies/{company}/edit"), "form#company",
            ("Name", name))).Saved();

        var q = Uri.EscapeDataString(name);
        Assert.Contains(name,
            (await browser.GetAsync($"/crm/deals/list?q={q}")).QuerySelector("#list table")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(name,
            (await browser.GetAsync($"/crm/leads?status=All&q={q}")).QuerySelector("#list table")!.TextContent,
            StringComparison.Ordinal);
        Assert.NotNull((await browser.GetAsync($"/search?q={q}")).QuerySelector($"main a[href='{deal}']"));
    }

    [Fact]
    public async Task What_begins_with_the_word_stands_first_and_the_latest_deal_before_older_ones()
    {
        var mark = "q" + Guid.NewGuid().ToString("N")[..8];
        await app.InAsync<CrmDbContext>(async db =>
        {
            for (var i = 0; i < 12; i++)
                db.Add(new Company(
                    new CompanyData { Name = $"Aaa {i:00} {mark}", Currency = "KGS", OwnerId = TestUser.Sales.Id },
                    DateTime.UnixEpoch));
            var best = new Company(
                new CompanyData { Name = $"{mark} Zzz", Currency = "KGS", OwnerId = TestUser.Sales.Id },
                DateTime.UnixEpoch);
            db.Add(best);
            var stage = await db.Stages.OrderBy(s => s.Position).FirstAsync();
            // Later ones have smaller ids, as on a server that orders ids by other bytes.
            foreach (var day in Enumerable.Range(1, 12).Reverse())
                db.Add(new Deal(
                    Guid.CreateVersion7(), best, new DealData
                    {
                        Name = $"Deal {day:00} {mark}", Currency = "KGS", OwnerId = TestUser.Sales.Id,
                        Billing = BillingMethod.TimeAndMaterial
                    }, stage, 0, new Moment(new DateTime(2026, 1, day, 9, 0, 0, DateTimeKind.Utc),
                        TestUser.Sales.Id, "Sales")));
            await db.SaveChangesAsync();
        });

        var hits = (await app.Browser(TestUser.Sales).GetAsync($"/search?q={mark}")).QuerySelectorAll("main a")
            .Select(a => a.TextContent.Trim())
            .Where(t => t.Contains(mark, StringComparison.Ordinal))
            .ToList();
        Assert.True(hits[0].Contains($"{mark} Zzz", StringComparison.Ordinal), string.Join(" | ", hits));
        var deals = hits.Where(h => h.Contains("Deal", StringComparison.Ordinal)).ToList();
        Assert.Contains("Deal 12", deals[0], StringComparison.Ordinal);
    }
}
