using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Volume;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Search;

/// <summary>The application whose questions to the database are written down.</summary>
public sealed class AskedApp : TestApp
{
    internal CommandRecorder Commands { get; } = new();

    protected override void Configure(IServiceCollection services) => Commands.AddTo(services);
}

/// <summary>Where a word stands is told of all hits at once.</summary>
public sealed class FoundPlacesTests(AskedApp app) : IClassFixture<AskedApp>
{
    [Fact]
    public async Task However_many_records_of_however_many_kinds_have_a_tag_one_question_asks_for_tags()
    {
        var tag = $"Qx{Guid.NewGuid():N}"[..10];
        var browser = app.Browser(TestUser.Sales);
        List<string> pages = [];
        for (var i = 0; i < 3; i++)
        {
            pages.Add($"/crm/companies/{(await app.CompanyAsync(TestUser.Sales)).Id}");
            pages.Add($"/crm/leads/{(await app.LeadAsync(TestUser.Sales)).Id}");
            pages.Add($"/crm/deals/{(await app.DealAsync(TestUser.Sales)).Id}");
        }

        foreach (var page in pages)
            (await browser.SubmitAsync(await browser.GetAsync(page), "form#tags-add", ("tag", tag))).Saved();
        // The second time: what is kept in memory is there.
        await browser.GetAsync($"/search?q={tag}");
        var asked = app.Commands.Begin();
        var found = await browser.GetAsync($"/search?q={tag}");
        foreach (var page in pages)
            Assert.Contains(found.QuerySelectorAll("main a"), a => a.GetAttribute("href") == page);
        Assert.Equal(pages.Count, found.QuerySelectorAll("main tbody tr").Count(
            row => row.TextContent.Contains($"Tag: {tag}", StringComparison.Ordinal)));
        Assert.Single(asked, command => command.Text.Contains("RecordTags", StringComparison.Ordinal));
    }
}
