using ErpCrm.Contracts;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Tests.Seeding;
using ErpCrm.Tests.Workspace.Fields;
using ErpCrm.Workspace.Fields;

namespace ErpCrm.Tests.Volume;

/// <summary>What a company adds to its records costs next to nothing.</summary>
[Collection(SeededCompany.Name)]
public sealed class FieldCostTests(SeededApp app)
{
    [Fact]
    public async Task Twenty_fields_cost_a_list_and_a_form_nothing_and_a_page_one_question()
    {
        const string list = "/crm/companies/";
        var page = (await app.Browser(TestUser.Owner).GetAsync("/crm/companies?status=Client"))
            .QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "")
            .First(url => url.StartsWith(list, StringComparison.Ordinal) && Guid.TryParse(url[list.Length..], out _));
        string[] urls = ["/crm/companies", $"{page}/edit", page];
        var before = new List<int>();
        foreach (var url in urls) before.Add(await CountAsync(url));
        var fields = new List<FieldDefinition>();
        for (var i = 0; i < 20; i++)
            fields.Add(await app.FieldAsync((CustomType)(i % 10), Kinds.Company));
        var after = new List<int>();
        foreach (var url in urls) after.Add(await CountAsync(url));
        await app.DeleteAsync([.. fields]);
        Assert.Equal(before[0], after[0]);
        Assert.Equal(before[1], after[1]);
        Assert.Equal(before[2] + 1, after[2]);
    }

    // The second time: what is kept in memory is there.
    private async Task<int> CountAsync(string url)
    {
        var browser = app.Browser(TestUser.Owner);
        await browser.GetAsync(url);
        var commands = app.Commands.Begin();
        await browser.GetAsync(url);
        return commands.Count;
    }
}
