using ErpCrm.Contracts;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Tests.Seeding;
using ErpCrm.Tests.Workspace.Fields;
using ErpCrm.Ui.Lists.Views;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Fields;
using ErpCrm.Workspace.Tags;
using ErpCrm.Workspace.Views;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Volume;

/// <summary>A list with fields and tags of the company, in a saved view that asks, orders and groups, and a record's
/// page with all its panels: within the limits of docs/performance.md.</summary>
[Collection(SeededCompany.Name)]
public sealed class OwnCostTests(SeededApp app) : IAsyncLifetime
{
    private const string List = "/crm/companies";
    private const int MostBytes = 8192;
    private readonly List<FieldDefinition> _fields = [];
    private Tag _tag = null!;
    private KeptView _view = null!;

    public async Task InitializeAsync()
    {
        for (var i = 0; i < 20; i++)
            _fields.Add(await app.FieldAsync((CustomType)(i % 10), Kinds.Company,
                said => said with { IsInLists = i < 3 }));
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            _tag = new Tag($"Cost {Guid.NewGuid():N}"[..20], TagColour.Blue);
            var query = $"cols=name,owner,tags,{_fields[0].Key},{_fields[2].Key}&f.name=a&f.status=Client&"
                + "group=owner&sort=-since,name";
            _view = KeptView.Save("companies", "Cost", TestUser.Owner.Id, ViewSharing.Private, query);
            db.AddRange(_tag, _view);
            await db.SaveChangesAsync();
        });
        await app.InAsync<ErpCrm.Crm.CrmDbContext>(async db =>
        {
            foreach (var company in await db.Companies.OrderBy(c => c.Name).Take(30).ToListAsync())
            {
                company.Custom = $$"""{"{{_fields[0].Key}}":"Contract 17 of May","{{_fields[2].Key}}":1250.5}""";
                db.Add(new RecordTag(Kinds.Company, company.Id, _tag.Id));
            }

            await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync()
    {
        await app.InAsync<ErpCrm.Crm.CrmDbContext>(db => db.Companies
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Custom, (string?)null)));
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            await db.Set<RecordTag>().Where(t => t.TagId == _tag.Id).ExecuteDeleteAsync();
            db.Remove(await db.Tags.SingleAsync(t => t.Id == _tag.Id));
            db.Remove(await db.Views.SingleAsync(v => v.Id == _view.Id));
            await db.SaveChangesAsync();
        });
        await app.DeleteAsync([.. _fields]);
    }

    [Fact]
    public async Task A_view_with_conditions_groups_fields_and_tags_asks_as_few_questions_as_a_list()
    {
        var url = $"{List}?view={_view.Id}";
        var page = await app.Browser(TestUser.Owner).GetAsync(url);
        Assert.NotEmpty(page.QuerySelectorAll("#list tr.together"));
        Assert.Contains("1,250.5", page.QuerySelector("#list")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(_tag.Name, page.QuerySelector("#list tbody")!.TextContent, StringComparison.Ordinal);
        Assert.InRange(await CountAsync(url), 1, 6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_move_to_a_list_or_a_record_with_fields_views_and_panels_is_small(bool isRecord)
    {
        var rows = await app.Browser(TestUser.Owner).GetAsync($"{List}?f.tags={_tag.Id}");
        var record = rows.QuerySelector("#list tbody a.rowlink")!.GetAttribute("href")!;
        var http = app.Browser(TestUser.Owner).Http;
        using var request = new HttpRequestMessage(HttpMethod.Get, isRecord ? record : $"{List}?view={_view.Id}");
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Target", "main#main");
        request.Headers.Add("Accept-Encoding", "br");
        using var answer = await http.SendAsync(request);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1000, MostBytes);
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
