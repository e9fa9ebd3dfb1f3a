using AngleSharp.Dom;
using ErpCrm.Crm;
using ErpCrm.Crm.Leads;
using ErpCrm.Platform.Records;
using ErpCrm.Tests.Crm;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Search;

/// <summary>What is typed, as people type it; what one may not see is not found in any way.</summary>
public sealed class SearchPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("bishkek kurulush")]
    [InlineData("курулуш бишкек")]
    [InlineData("рулу")]
    [InlineData(",birtr rehekei")]
    [InlineData("бишкек курулуж")]
    public async Task A_record_is_found_in_the_other_script_on_the_other_layout_and_with_a_slip(string typed)
    {
        var company = await CompanyAsync("Бишкек Курулуш");
        Assert.Contains(company, await FoundAsync(TestUser.Sales, typed));
    }

    [Theory]
    [InlineData("Zvezdochka")]
    [InlineData("звездочка")]
    [InlineData("zvezdohcka")]
    [InlineData("ямуявщсрлф")]
    [InlineData("zv")]
    public async Task What_one_may_not_see_is_not_found_and_not_suggested(string typed)
    {
        var lead = await LeadAsync("Zvezdochka", TestUser.Sales);
        Assert.Contains(lead, await FoundAsync(TestUser.SalesMate, typed));
        var page = await app.Browser(TestUser.OtherSales).GetAsync($"/search?q={Uri.EscapeDataString(typed)}");
        Assert.Null(page.QuerySelector("main a.rowlink"));
        Assert.DoesNotContain(lead.ToString(), page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_may_not_see_the_latest_find_the_older_ones_that_they_may()
    {
        var mark = "Qwzx" + Guid.NewGuid().ToString("N")[..6];
        var mine = await LeadAsync($"Mine {mark}", TestUser.OtherSales);
        await app.InAsync<CrmDbContext>(async db =>
        {
            for (var i = 0; i < 450; i++)
                db.Add(new Lead(Named($"Others {mark} {i}", TestUser.Sales), DateTime.UnixEpoch));
            await db.SaveChangesAsync();
        });
        Assert.Equal([mine], await FoundAsync(TestUser.OtherSales, mark));
        Assert.Equal([mine], await FoundAsync(TestUser.OtherSales, mark[1..]));
        Assert.Equal(25, (await FoundAsync(TestUser.Sales, mark)).Count);
    }

    [Fact]
    public async Task What_was_found_is_marked_however_it_is_written()
    {
        await CompanyAsync("Ысык-Көл Маркировка");
        foreach (var (typed, marked) in new[] { ("кол", "Көл"), ("markirovka", "Маркировка") })
        {
            var page = await app.Browser(TestUser.Sales).GetAsync($"/search?q={Uri.EscapeDataString(typed)}");
            Assert.Contains(page.QuerySelectorAll("main a mark"), mark => mark.TextContent == marked);
        }
    }

    [Fact]
    public async Task A_hit_says_where_the_word_stands_that_its_title_does_not_show()
    {
        var mark = "qx" + Guid.NewGuid().ToString("N")[..8];
        var lead = new Lead(Named($"Plain {mark[..4]} lead", TestUser.Sales) with
        {
            Email = $"{mark}@hidden.example", Phone = "+996 555 73 19 46",
        }, DateTime.UnixEpoch);
        await app.InAsync<CrmDbContext>(async db =>
        {
            db.Add(lead);
            await db.SaveChangesAsync();
        });
        var row = await RowAsync(mark, lead.Id);
        Assert.Contains($"Email: {mark}@hidden.example", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(row.QuerySelectorAll("mark"), part => part.TextContent == mark);
        Assert.Contains("Phone: +996 555 73 19 46", (await RowAsync("0555731946", lead.Id)).TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Email:", (await RowAsync("plain " + mark[..4], lead.Id)).TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_opened_lately_stands_in_the_empty_search_as_long_as_one_sees_it()
    {
        var (first, second) = (await CompanyAsync("Opened First"), await CompanyAsync("Opened Second"));
        foreach (var company in new[] { first, second, first })
        {
            app.Time.Advance(TimeSpan.FromSeconds(5));
            await app.Browser(TestUser.Sales).GetAsync($"/crm/companies/{company}");
        }

        Assert.Equal([first, second], (await FoundAsync(TestUser.Sales, "")).Take(2));
        Assert.DoesNotContain(first, await FoundAsync(TestUser.OtherSales, ""));
    }

    [Fact]
    public async Task A_module_that_fails_does_not_take_the_others_results()
    {
        await using var broken = new BrokenModuleApp();
        await ((IAsyncLifetime)broken).InitializeAsync();
        var company = await broken.CompanyAsync(TestUser.Sales, "Unbroken Company");
        var page = await broken.Browser(TestUser.Owner).GetAsync("/search?q=unbroken");
        Assert.NotNull(page.QuerySelector($"main a[href='/crm/companies/{company.Id}']"));
    }

    private async Task<Guid> CompanyAsync(string name) => await app.InAsync<CrmDbContext, Guid>(async db =>
        await db.Companies.Where(c => c.Name == name).Select(c => (Guid?)c.Id).FirstOrDefaultAsync()
            ?? (await app.CompanyAsync(TestUser.Sales, name)).Id);

    private Task<Guid> LeadAsync(string name, TestUser owner) => app.InAsync<CrmDbContext, Guid>(async db =>
    {
        if (await db.Leads.FirstOrDefaultAsync(l => l.Name == name) is { } known) return known.Id;
        var lead = new Lead(Named(name, owner), DateTime.UnixEpoch);
        db.Add(lead);
        await db.SaveChangesAsync();
        return lead.Id;
    });

    private static LeadData Named(string name, TestUser owner) =>
        new() { Name = name, Currency = "KGS", OwnerId = owner.Id };

    private async Task<IElement> RowAsync(string typed, Guid lead)
    {
        var page = await app.Browser(TestUser.Sales).GetAsync($"/search?q={Uri.EscapeDataString(typed)}");
        return Assert.Single(page.QuerySelectorAll("main tbody tr"),
            tr => tr.QuerySelector("a.rowlink")!.GetAttribute("href") == $"/crm/leads/{lead}");
    }

    private async Task<IReadOnlyList<Guid>> FoundAsync(TestUser user, string typed)
    {
        var page = await app.Browser(user).GetAsync($"/search?q={Uri.EscapeDataString(typed)}");
        return [.. page.QuerySelectorAll("main a.rowlink").Select(a => a.GetAttribute("href")!)
            .Where(href => href.StartsWith("/crm/companies/", StringComparison.Ordinal)
                || href.StartsWith("/crm/leads/", StringComparison.Ordinal))
            .Select(href => Guid.Parse(href.Split('/')[^1]))];
    }

    private sealed class BrokenModuleApp : TestApp, IAsyncDisposable
    {
        protected override void Configure(IServiceCollection services) =>
            services.AddScoped<IModuleSearch, BrokenModule>();

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
    }

    private sealed class BrokenModule(RecordKinds kinds) : IModuleSearch
    {
        public IReadOnlyList<RecordKind> Kinds => [kinds.Get("company")];

        public Task<IReadOnlyList<FoundRecord>> AmongAsync(
            IReadOnlyCollection<RecordRef> records, CancellationToken ct) =>
            throw new InvalidOperationException("This module is broken.");
    }
}
