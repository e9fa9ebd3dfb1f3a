using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Walker;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using ErpCrm.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Api;

/// <summary>Walks what the modules declare: a resource that is added later is tested without being remembered.
/// </summary>
public sealed class EveryResourceTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Unknown = "6f1f4a4e-0000-4000-8000-000000000000";

    private List<ApiResource> Resources => [.. app.Services.GetServices<ApiResource>()];

    [Fact]
    public void Every_kind_of_record_answers_or_says_why_not()
    {
        var kinds = app.Services.GetRequiredService<RecordKinds>();
        Assert.All(kinds.All, kind => Assert.True(
            Resources.Exists(r => r.Kind == kind.Key) != (kind.NotInApi?.Length > 10), kind.Key));
        Assert.Equal(Resources.Count, Resources.Select(r => r.Path).Distinct().Count());
        Assert.All(Resources, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r.Path));
    }

    [Fact]
    public async Task Every_list_answers_in_every_order_and_to_every_question_of_every_field()
    {
        var owner = await app.ClientAsync();
        var wrong = new List<string>();
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var resource in Resources)
        {
            await OkAsync(owner, $"{resource.Path}?limit=2&count=capped", wrong);
            foreach (var field in resource.Describe(scope.ServiceProvider))
            {
                await OkAsync(owner, $"{resource.Path}?fields={field.Field.Key}", wrong, 200, 400);
                await OkAsync(owner, $"{resource.Path}?sort=-{field.Field.Key}", wrong, 200, 400);
                await OkAsync(owner, $"{resource.Path}?filter[{field.Field.Key}][empty]=true", wrong, 200, 400);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task No_value_breaks_a_list()
    {
        var owner = await app.ClientAsync();
        var wrong = new List<string>();
        await using var scope = app.Services.CreateAsyncScope();
        var number = 0;
        foreach (var resource in Resources)
        {
            string[] keys = ["limit", "cursor", "sort", "fields", "include", "externalId", "q", "count", "nonsense",
                "filter[tags]",
                .. resource.Describe(scope.ServiceProvider).Select(f => $"filter[{f.Field.Key}]"),
                .. resource.Describe(scope.ServiceProvider).Select(f => $"filter[{f.Field.Key}][gte]")];
            foreach (var key in keys)
            {
                foreach (var (name, value) in HostileValues.All[number++ % HostileValues.All.Count].For(key).Take(2))
                    await OkAsync(
                        owner, $"{resource.Path}?{name}={Uri.EscapeDataString(value)}", wrong, 200, 400);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_operation_refuses_every_role_that_lacks_a_permission_of_it_and_nobody_else()
    {
        var (kinds, pages) = (app.Services.GetRequiredService<RecordKinds>(),
            app.Services.GetRequiredService<PageActions>());
        var permissions = app.Services.GetServices<Permission>().ToDictionary(p => p.Key);
        var wrong = new List<string>();
        foreach (var role in BuiltInRoles.All)
        {
            var client = await app.ClientAsync(role);
            bool Holds(string key) => role == BuiltInRoles.Owner
                || permissions[key].Defaults.GetValueOrDefault(role) != Scope.None;
            foreach (var resource in Resources)
            {
                var view = Holds(resource.ViewIn(kinds));
                Judge(view, await client.GetAsync(resource.Path), $"{role} GET {resource.Path}", wrong);
                Judge(view, await client.GetAsync($"{resource.Path}/{Unknown}"), $"{role} GET {resource.Path}/id",
                    wrong);
                Judge(view, await client.PutAsync($"{resource.Path}/{Unknown}/external-id", new JsonObject
                {
                    ["externalId"] = "x",
                }), $"{role} PUT {resource.Path}/id/external-id", wrong);
                if (resource.CanSave)
                    Judge(view && ApiEndpoints.SavedWith(pages, resource).All(Holds), await client.PutAsync(
                        $"{resource.Path}?externalId={Guid.NewGuid()}", [], key: Guid.NewGuid().ToString()),
                        $"{role} PUT {resource.Path}", wrong);
                foreach (var paper in resource.Papers)
                    Judge(view && pages.RequiredBy(paper).All(Holds), await client.GetAsync(
                        $"{resource.Path}/{Unknown}/{paper.Name}"), $"{role} GET {resource.Path}/id/{paper.Name}", wrong);
                if (ApiFiles.AreWith(resource, kinds))
                {
                    Judge(view, await client.GetAsync($"{resource.Path}/{Unknown}/files"),
                        $"{role} GET {resource.Path}/id/files", wrong);
                    Judge(view && Holds(ApiFiles.AddedWith(resource, kinds)), await client.PostAsync(
                        $"{resource.Path}/{Unknown}/files", new JsonObject { ["uploadId"] = "x" }),
                        $"{role} POST {resource.Path}/id/files", wrong);
                }

                foreach (var action in resource.Actions)
                {
                    var may = view && pages.RequiredBy(action).All(Holds);
                    var url = ApiEndpoints.AddressOf(resource, action)
                        .Replace("{id:guid}", Unknown, StringComparison.Ordinal);
                    Judge(may, await client.SendAsync(action.HttpMethod, url, new JsonObject(),
                        ("If-Match", "\"v1\""), ("Idempotency-Key", Guid.NewGuid().ToString())),
                        $"{role} {action.HttpMethod} {url}", wrong);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nothing_answers_without_a_token()
    {
        var nobody = new ApiClient(app.Browser(null).Http, null);
        foreach (var url in Resources.Select(r => r.Url)
            .Concat([ApiEndpoints.Document, ApiEndpoints.Changes, ApiEndpoints.Me, "/api/v1/x"]))
        {
            var answer = await nobody.GetAsync(url);
            Assert.Equal(401, answer.Status);
            Assert.Equal("no-token", answer.Code);
        }
    }

    [Fact]
    public async Task The_document_names_every_address_and_changes_only_on_purpose()
    {
        var owner = await app.ClientAsync();
        var document = (await owner.GetAsync(ApiEndpoints.Document)).Json!;
        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        var lines = new List<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var body = operation!["requestBody"]?["content"]?["application/json"]?["schema"]?["properties"];
                lines.Add($"{method.ToUpperInvariant()} {path}: "
                    + string.Join(' ', body?.AsObject().Select(p => p.Key) ?? []));
            }
        }

        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
            lines.Add($"{name}: {string.Join(' ', schema!["properties"]!.AsObject().Select(p => p.Key))}");
        var kinds = app.Services.GetRequiredService<RecordKinds>();
        var expected = 6 + Resources.Sum(r => 3 + r.Papers.Count + r.Actions.Count + (r.Actions.Count > 0 ? 1 : 0)
            + (r.CanSave ? 1 : 0) + (ApiFiles.AreWith(r, kinds) ? 2 : 0));
        Assert.Equal(expected, lines.Count(l => char.IsUpper(l[1])));
        var file = Path.Combine(Architecture.Solution.Root, "tests", "ErpCrm.Tests", "Web", "Api", "ApiDocument.txt");
        var text = string.Join('\n', lines.Order(StringComparer.Ordinal)) + "\n";
        if (Environment.GetEnvironmentVariable("ERPCRM_WRITE_API") is not null)
            await File.WriteAllTextAsync(file, text);
        Assert.Equal(await File.ReadAllTextAsync(file), text);
    }

    private static async Task OkAsync(ApiClient client, string path, List<string> wrong, params int[] allowed)
    {
        var answer = await client.GetAsync(path);
        if (allowed.Length == 0 ? answer.Status != 200 : !allowed.Contains(answer.Status))
            wrong.Add($"{answer.Status} {path}: {answer.Text[..Math.Min(300, answer.Text.Length)]}");
    }

    private static void Judge(bool may, ApiReply answer, string what, List<string> wrong)
    {
        if (!may && answer.Status is not (403 or 404)) wrong.Add($"{what}: {answer.Status} {answer.Text}");
        if (!may && answer.Status == 404) wrong.Add($"{what}: the permission was not asked for");
        if (may && answer is { Status: 403, Code: "forbidden" }) wrong.Add($"{what} is refused");
        if (answer.Status >= 500) wrong.Add($"{what}: {answer.Status} {answer.Text}");
    }
}
