using System.Globalization;
using System.Text.Json.Nodes;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.Tests.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Api;

/// <summary>What programs send goes through the forms of the pages.</summary>
public sealed class WritingTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static int _number;

    private static JsonObject Company(string? name = null) =>
        new() { ["name"] = name ?? $"Made by program {Interlocked.Increment(ref _number)} {Guid.NewGuid():N}" };

    [Fact]
    public async Task A_company_is_made_read_changed_and_found()
    {
        var owner = await app.ClientAsync();
        var made = await owner.PostAsync("companies", Company("Ala-Too Logistics"));
        Assert.True(made.Status == 201, made.Text);
        Assert.Equal("Ala-Too Logistics", (string)made.Json!["name"]!);
        Assert.Equal($"/api/v1/companies/{made.Id}", made.Headers.Location!.ToString());
        var read = await owner.GetAsync($"companies/{made.Id}");
        Assert.Equal(made.Tag, read.Tag);
        Assert.Equal(304, (await owner.GetAsync($"companies/{made.Id}", ("If-None-Match", read.Tag!))).Status);
        var changed = await owner.PatchAsync($"companies/{made.Id}", new() { ["phone"] = "+996 555 123456" }, read.Tag);
        Assert.True(changed.Status == 200, changed.Text);
        Assert.Equal("+996 555 123456", (string)changed.Json!["phone"]!);
        Assert.Equal("Ala-Too Logistics", (string)changed.Json["name"]!);
        Assert.NotEqual(read.Tag, changed.Tag);
        var found = await owner.GetAsync("companies?filter[phone][contains]=123456&fields=name");
        Assert.Equal(made.Id, (string)Assert.Single(found.Data)!["id"]!);
    }

    [Fact]
    public async Task Whoever_changes_a_record_says_what_he_has_seen()
    {
        var owner = await app.ClientAsync();
        var made = await owner.PostAsync("companies", Company());
        var path = $"companies/{made.Id}";
        Assert.Equal(428, (await owner.PatchAsync(path, new() { ["phone"] = "1" }, null)).Status);
        Assert.Equal(200, (await owner.PatchAsync(path, new() { ["phone"] = "1" }, made.Tag)).Status);
        var stale = await owner.PatchAsync(path, new() { ["phone"] = "2" }, made.Tag);
        Assert.Equal(412, stale.Status);
        Assert.Equal("1", (string)stale.Json!["current"]!["phone"]!);
        var action = await owner.PostAsync($"{path}/archive", match: made.Tag);
        Assert.Equal(412, action.Status);
        Assert.Equal("1", (string)(await owner.GetAsync(path)).Json!["phone"]!);
    }

    [Fact]
    public async Task A_list_that_is_too_long_is_refused_and_empties_nothing()
    {
        var (owner, project) = (await app.ClientAsync(), await app.ProjectAsync(ProjectsWorld.Fixed(900_000)));
        var path = $"projects/{project.Id}";
        var body = new JsonObject
        {
            ["memberIds"] = new JsonArray([.. Enumerable.Range(0, 501).Select(_ => (JsonNode)$"{Guid.NewGuid()}")]),
        };
        var refused = await owner.PatchAsync(path, body, (await owner.GetAsync(path)).Tag);
        var error = Assert.Single(refused.Json!["errors"]!.AsArray())!;
        Assert.Equal((422, "/memberIds", "wrong-type"),
            (refused.Status, (string)error["pointer"]!, (string)error["code"]!));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_in_the_callers_language()
    {
        var owner = await app.ClientAsync();
        var wrong = await owner.SendAsync("POST", "companies",
            new() { ["name"] = "", ["paymentTermDays"] = "14", ["nonsense"] = 1 }, ("Accept-Language", "ru"));
        Assert.Equal(422, wrong.Status);
        var errors = wrong.Json!["errors"]!.AsArray();
        Assert.Contains(errors, e => (string)e!["pointer"]! == "/nonsense" && (string)e["code"]! == "unknown-field");
        Assert.Contains(errors, e => (string)e!["pointer"]! == "/paymentTermDays");
        var empty = await owner.SendAsync("POST", "companies", new() { ["name"] = "" }, ("Accept-Language", "ru"));
        Assert.Equal("/name", (string)empty.Json!["errors"]![0]!["pointer"]!);
        Assert.Contains("Заполните", (string)empty.Json["errors"]![0]!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deal_goes_through_the_pipeline_and_is_won()
    {
        var owner = await app.ClientAsync();
        var company = await owner.PostAsync("companies", Company());
        var deal = await owner.PostAsync("deals", new()
        {
            ["name"] = "Warehouse", ["companyId"] = company.Id, ["billing"] = "FixedPrice",
            ["amount"] = new JsonObject { ["amount"] = "1200.50", ["currency"] = "EUR" },
        });
        Assert.True(deal.Status == 201, deal.Text);
        Assert.Equal("1200.50", (string)deal.Json!["amount"]!["amount"]!);
        Assert.Equal("EUR", (string)deal.Json["amount"]!["currency"]!);
        var stages = await owner.GetAsync("stages?sort=position");
        var moved = await owner.PostAsync(
            $"deals/{deal.Id}/move", new() { ["stageId"] = (string)stages.Data[1]!["id"]! }, deal.Tag);
        Assert.True(moved.Status == 200, moved.Text);
        var won = await owner.PostAsync($"deals/{deal.Id}/win", new() { ["reason"] = "Price" }, moved.Tag);
        Assert.True(won.Status is 200 or 422, won.Text);
        var reason = won.Status == 422 ? await WinAsync(owner, deal.Id, moved.Tag!) : won;
        Assert.Equal("Won", (string)reason.Json!["status"]!);
        var again = await owner.PostAsync($"deals/{deal.Id}/win", new() { ["reason"] = "Price" }, reason.Tag);
        Assert.Equal((422, "refused"), (again.Status, again.Code));
    }

    [Fact]
    public async Task Money_is_moved_once_under_one_key()
    {
        var owner = await app.ClientAsync();
        var category = (await owner.GetAsync("expense-categories")).Data[0]!["id"]!.ToString();
        JsonObject Expense(string amount) => Taxi(category, amount);
        Assert.Equal("idempotency-key-missing", (await owner.PostAsync("expenses", Expense("450.00"))).Code);
        var before = await CountAsync(owner, "expenses");
        var key = Guid.NewGuid().ToString();
        var both = await Task.WhenAll(
            owner.PostAsync("expenses", Expense("450.00"), key: key),
            owner.PostAsync("expenses", Expense("450.00"), key: key));
        Assert.All(both, answer => Assert.True(answer.Status is 201 or 409, answer.Text));
        var first = both.First(answer => answer.Status == 201);
        var replay = await owner.PostAsync("expenses", Expense("450.00"), key: key);
        Assert.Equal((201, first.Text), (replay.Status, replay.Text));
        Assert.Equal("true", replay.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal("key-reused", (await owner.PostAsync("expenses", Expense("451.00"), key: key)).Code);
        Assert.Equal(before + 1, await CountAsync(owner, "expenses"));

        // Killed between effect and answer: the key is there, the answer is not.
        await app.InAsync<PlatformDbContext>(db => db.Set<SubmittedForm>().Where(f => f.Reply == first.Text)
            .ExecuteUpdateAsync(set => set
                .SetProperty(f => f.ReplyStatus, (int?)null).SetProperty(f => f.Reply, (string?)null)));
        var rebuilt = await owner.PostAsync("expenses", Expense("450.00"), key: key);
        Assert.Equal((201, first.Id), (rebuilt.Status, rebuilt.Id));
        Assert.Equal(before + 1, await CountAsync(owner, "expenses"));

        // Another token's key is another key.
        var other = await app.ClientAsync();
        Assert.NotEqual(first.Id, (await other.PostAsync("expenses", Expense("450.00"), key: key)).Id);
    }

    [Fact]
    public async Task Several_are_done_each_for_itself_or_all_of_them_or_none()
    {
        var owner = await app.ClientAsync();
        var before = await CountAsync(owner, "companies");
        JsonObject Batch(bool atomic) => new()
        {
            ["atomic"] = atomic,
            ["items"] = new JsonArray(
                new JsonObject { ["do"] = "create", ["body"] = Company() },
                new JsonObject { ["do"] = "create", ["body"] = new JsonObject { ["name"] = "" } },
                new JsonObject { ["do"] = "create", ["body"] = Company() }),
        };
        var none = await owner.PostAsync("companies/batch", Batch(atomic: true));
        Assert.Equal((422, "/items/1"), (none.Status, (string?)none.Json!["parameter"]));
        Assert.Equal(before, await CountAsync(owner, "companies"));
        var some = await owner.PostAsync("companies/batch", Batch(atomic: false), key: "batch-1");
        Assert.Equal([201, 422, 201], some.Json!["results"]!.AsArray().Select(r => (int)r!["status"]!));
        Assert.Equal(before + 2, await CountAsync(owner, "companies"));
    }

    [Theory]
    [InlineData("""{"items": [{"do": "create", "body": {"name": "N"}}], "atomc": true}""", "unknown-field", "/atomc")]
    [InlineData("""{"items": [{"do": "create", "body": {"name": "N"}}], "atomic": "yes"}""", "wrong-type", "/atomic")]
    [InlineData("""{"items": [{"do": "create", "bdy": {"name": "N"}}]}""", "unknown-field", "/items/0/bdy")]
    [InlineData("""{"items": [{"do": "create", "id": "1", "body": {"name": "N"}}]}""", "unknown-field", "/items/0/id")]
    [InlineData("""{"items": [{"do": "create", "body": [1]}]}""", "wrong-type", "/items/0/body")]
    [InlineData("""{"items": [{"do": 1, "body": {"name": "N"}}]}""", "wrong-type", "/items/0/do")]
    [InlineData("""{"items": [{"do": "create", "externalId": "A", "body": {"name": "N"}}]}""", "unknown-field",
        "/items/0/externalId")]
    [InlineData("""{"items": [{"do": "update", "id": "x", "ifMatch": "\"v1\"", "body": {}}]}""", "bad-batch",
        "/items/0")]
    [InlineData("""{"items": [{"do": "archive", "id": "6f1f4a4e-0000-4000-8000-000000000000", "ifMatch": 1}]}""",
        "wrong-type", "/items/0/ifMatch")]
    [InlineData("""{"items": ["create"]}""", "bad-batch", "/items/0")]
    public async Task What_means_nothing_in_a_batch_is_refused_before_anything_is_done(
        string body, string code, string place)
    {
        var owner = await app.ClientAsync();
        var before = await CountAsync(owner, "companies");
        var refused = await owner.PostAsync("companies/batch", JsonNode.Parse(body)!.AsObject());
        Assert.Equal((400, code, place), (refused.Status, refused.Code, (string?)refused.Json!["parameter"]));
        Assert.Equal(before, await CountAsync(owner, "companies"));
    }

    [Fact]
    public async Task All_of_several_are_done_or_none_also_where_a_later_one_refuses()
    {
        var owner = await app.ClientAsync();
        var category = (await owner.GetAsync("expense-categories")).Data[0]!["id"]!.ToString();
        var draft = await owner.PostAsync("expenses", Taxi(category, "10.00"), key: Guid.NewGuid().ToString());
        var sent = await owner.PostAsync("expenses", Taxi(category, "20.00"), key: Guid.NewGuid().ToString());
        var submitted = await owner.PostAsync($"expenses/{sent.Id}/submit", match: sent.Tag);
        Assert.True(submitted.Status == 200, submitted.Text);
        await app.DrainAsync();
        var now = await owner.GetAsync($"expenses/{sent.Id}");
        var batch = await owner.PostAsync("expenses/batch", new()
        {
            ["atomic"] = true,
            ["items"] = new JsonArray(
                new JsonObject { ["do"] = "delete", ["id"] = draft.Id, ["ifMatch"] = draft.Tag },
                new JsonObject { ["do"] = "delete", ["id"] = sent.Id, ["ifMatch"] = now.Tag }),
        });
        Assert.Equal((422, "/items/1"), (batch.Status, (string?)batch.Json!["parameter"]));
        Assert.Equal(200, (await owner.GetAsync($"expenses/{draft.Id}")).Status);
    }

    [Fact]
    public async Task A_milestone_is_planned_changed_and_removed()
    {
        var owner = await app.ClientAsync();
        var project = await app.ProjectAsync(ProjectsWorld.Fixed(900_000));
        var made = await owner.PostAsync("milestones", new()
        {
            ["projectId"] = project.Id.ToString(), ["name"] = "Design",
            ["amount"] = new JsonObject { ["amount"] = "300000.00", ["currency"] = "KGS" },
        });
        Assert.True(made.Status == 201, made.Text);
        var changed = await owner.PatchAsync($"milestones/{made.Id}", new() { ["name"] = "Plans" }, made.Tag);
        Assert.True(changed.Status == 200, changed.Text);
        Assert.Equal(("Plans", "300000.00"),
            ((string)changed.Json!["name"]!, (string)changed.Json["amount"]!["amount"]!));
        Assert.Equal(204, (await owner.DeleteAsync($"milestones/{made.Id}", changed.Tag)).Status);
        Assert.Equal(404, (await owner.GetAsync($"milestones/{made.Id}")).Status);
    }

    [Fact]
    public async Task What_another_attempt_makes_is_what_was_made()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, submission) = (scope.ServiceProvider.GetRequiredService<FinanceDbContext>(),
            scope.ServiceProvider.GetRequiredService<Submission>());
        submission.Begin(typeof(ExpenseCategory), null);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            db.ChangeTracker.Clear();
            var category = ExpenseCategory.Add($"Attempt {Guid.NewGuid():N}", CostKind.Expense);
            db.Add(category);
            await db.SaveChangesAsync();
            Assert.Equal(category.Id, submission.MadeId);
        }
    }

    [Fact]
    public async Task Who_sees_a_record_only_does_not_change_it()
    {
        var owner = await app.ClientAsync();
        var made = await owner.PostAsync("companies", Company());
        var reader = await app.ClientAsync(BuiltInRoles.Owner, "crm.companies.view");
        Assert.Equal(200, (await reader.GetAsync($"companies/{made.Id}")).Status);
        Assert.Equal("forbidden",
            (await reader.PatchAsync($"companies/{made.Id}", new() { ["phone"] = "1" }, made.Tag)).Code);
    }

    private JsonObject Taxi(string category, string amount) => new()
    {
        ["spentOn"] = app.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["categoryId"] = category, ["description"] = "Taxi",
        ["gross"] = new JsonObject { ["amount"] = amount, ["currency"] = "KGS" },
    };

    private static async Task<ApiReply> WinAsync(ApiClient owner, string deal, string tag)
    {
        foreach (var reason in new[] { "Relationship", "Quality", "Other", "Expertise", "Speed", "Recommendation" })
        {
            var won = await owner.PostAsync($"deals/{deal}/win", new() { ["reason"] = reason, ["note"] = "n" }, tag);
            if (won.Status == 200) return won;
        }

        throw new InvalidOperationException("There is no such reason.");
    }

    private static async Task<int> CountAsync(ApiClient client, string path) =>
        (int)(await client.GetAsync($"{path}?count=capped&limit=1")).Json!["count"]!;
}
