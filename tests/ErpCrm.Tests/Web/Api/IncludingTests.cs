using System.Text.Json.Nodes;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Finance;
using ErpCrm.Tests.Projects;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace ErpCrm.Tests.Web.Api;

/// <summary>What is read with a record: what it names, and what belongs to it.</summary>
public sealed class IncludingTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task What_a_record_names_stands_whole_in_the_place_of_the_link()
    {
        var (owner, deal) = (await app.ClientAsync(), await app.DealAsync(TestUser.Sales));
        var plain = await owner.GetAsync($"deals/{deal.Id}");
        Assert.Equal(2, plain.Json!["company"]!.AsObject().Count);
        var whole = await owner.GetAsync($"deals/{deal.Id}?include=company");
        Assert.True(whole.Status == 200, whole.Text);
        var company = whole.Json!["company"]!;
        Assert.Equal((string)plain.Json["company"]!["title"]!, (string)company["title"]!);
        var read = await owner.GetAsync($"companies/{(string)company["id"]!}");
        foreach (var (key, value) in read.Json!.AsObject())
            Assert.True(JsonNode.DeepEquals(value, company[key]), key);
        var listed = await owner.GetAsync("deals?include=company&fields=name&limit=5");
        Assert.All(listed.Data, one => Assert.NotNull(one!["company"]!["currency"]));
    }

    [Fact]
    public async Task What_the_caller_does_not_see_stays_a_link()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var narrow = await app.ClientAsync(BuiltInRoles.Owner, "crm.deals.view");
        var read = await narrow.GetAsync($"deals/{deal.Id}?include=company");
        Assert.True(read.Status == 200, read.Text);
        Assert.Equal(2, read.Json!["company"]!.AsObject().Count);
    }

    [Fact]
    public async Task An_invoice_is_read_with_its_lines()
    {
        var owner = await app.ClientAsync();
        var (_, _, invoice) = await new FinanceScene(app).IssuedAsync("Ak-Keme Hotel");
        var read = await owner.GetAsync($"invoices/{invoice}?include=lines,allocations");
        Assert.True(read.Status == 200, read.Text);
        var line = Assert.Single(read.Json!["lines"]!.AsArray())!;
        Assert.Equal(("1000.00", "KGS"),
            ((string)line["unitPrice"]!["amount"]!, (string)line["unitPrice"]!["currency"]!));
        Assert.Equal((string)read.Json["net"]!["amount"]!, (string)line["net"]!["amount"]!);
        Assert.Empty(read.Json["allocations"]!.AsArray());
        var same = await owner.GetAsync($"invoice-lines?filter[invoice]={invoice}");
        Assert.True(JsonNode.DeepEquals(Assert.Single(same.Data), line), same.Text);
        var many = await owner.GetAsync("invoices?include=lines,company&limit=50");
        Assert.True(many.Status == 200, many.Text);
        Assert.Equal("bad-parameter", (await owner.GetAsync("invoices?include=lines&limit=51")).Code);
    }

    [Fact]
    public async Task Of_very_many_parts_some_are_read_and_it_is_told_that_there_are_more()
    {
        var (owner, project) = (await app.ClientAsync(), await app.ProjectAsync(ProjectsWorld.Fixed(900_000)));
        foreach (var name in new[] { "Design", "Building", "Handover" })
        {
            var made = await owner.PostAsync("milestones", new()
            {
                ["projectId"] = project.Id.ToString(), ["name"] = name,
                ["amount"] = new JsonObject { ["amount"] = "300000.00", ["currency"] = "KGS" },
            });
            Assert.True(made.Status == 201, made.Text);
        }

        var read = await owner.GetAsync($"projects/{project.Id}?include=milestones");
        Assert.Equal(3, read.Json!["milestones"]!.AsArray().Count);
        Assert.Null(read.Json["milestonesAreCapped"]);
        Assert.Equal(5000, Including.MostParts);
        foreach (var (most, isCapped) in new[] { (0, true), (2, true), (3, false) })
        {
            var told = await ReadAsync(project.Id, most);
            Assert.Equal(most, told["milestones"]!.AsArray().Count);
            Assert.Equal(isCapped, told["milestonesAreCapped"] is not null);
        }
    }

    [Fact]
    public async Task Whoever_does_not_see_an_invoice_sees_no_line_of_it()
    {
        var owner = await app.ClientAsync();
        await new FinanceScene(app).IssuedAsync("Nobody's customer");
        Assert.NotEmpty((await owner.GetAsync("invoice-lines")).Data);
        var sales = await app.ClientAsync(BuiltInRoles.Sales);
        Assert.Empty((await sales.GetAsync("invoice-lines")).Data);
        Assert.Equal(403, (await (await app.ClientAsync(BuiltInRoles.TeamMember)).GetAsync("invoice-lines")).Status);
    }

    [Fact]
    public async Task Everything_that_can_be_included_of_every_resource_is_read()
    {
        var owner = await app.ClientAsync();
        var resources = app.Services.GetServices<ApiResource>().ToList();
        var wrong = new List<string>();
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var resource in resources)
        {
            var links = resource.Describe(scope.ServiceProvider)
                .Where(f => f.Target is { } kind && resources.Exists(r => r.Kind == kind)).Select(f => f.Field.Key);
            foreach (var name in resource.Parts.Select(p => p.Name).Concat(links))
            {
                var answer = await owner.GetAsync($"{resource.Path}?include={name}&limit=5");
                // A field that the list shows under another name is not told twice.
                if (answer.Status != 200 && answer.Code != "bad-include")
                    wrong.Add($"{answer.Status} {resource.Path} {name}: {answer.Text}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.All(resources.SelectMany(r => r.Parts), part => Assert.Contains(resources, r => r.Path == part.Path));
    }

    [Theory]
    [InlineData("deals?include=nonsense")]
    [InlineData("deals?include=name")]
    [InlineData("deals?include=company,owner,stage,company,tags")]
    [InlineData("deals?include=a,b,c,d,e,f")]
    public async Task What_cannot_be_included_is_refused(string path)
    {
        var refused = await (await app.ClientAsync()).GetAsync(path);
        Assert.Equal((400, "bad-include"), (refused.Status, refused.Code));
    }

    // As if an answer held so many.
    private async Task<JsonObject> ReadAsync(Guid project, int most)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var projects = app.Services.GetServices<ApiResource>().Single(r => r.Path == "projects");
        var record = (await projects.OneAsync(scope.ServiceProvider, project, null, default))!;
        var including = new Including(scope.ServiceProvider, projects, _ => null, most);
        including.Ask(ApiAsk.Read(new QueryCollection(new Dictionary<string, StringValues>
        {
            ["include"] = "milestones",
        }), isList: false), isList: false);
        await including.AddAsync([record], default);
        return record.Json;
    }
}
