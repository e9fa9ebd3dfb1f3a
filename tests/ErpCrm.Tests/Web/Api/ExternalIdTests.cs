using System.Text.Json.Nodes;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Crm.Duplicates;
using ErpCrm.Ui.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Api;

/// <summary>Records by the ids that programs have for them.</summary>
public sealed class ExternalIdTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Companies = "companies?externalId=";

    private static string NewId() => $"1C-{Guid.NewGuid():N}";

    private static JsonObject Called(string? by) => new() { ["externalId"] = by };

    private static JsonObject Company() => new() { ["name"] = $"Called {Guid.NewGuid():N}" };

    [Fact]
    public async Task What_is_saved_by_an_id_is_made_the_first_time_and_changed_after_that()
    {
        var (owner, id) = (await app.ClientAsync(), NewId());
        var made = await owner.PutAsync(Companies + id, Company());
        Assert.True(made.Status == 201, made.Text);
        Assert.Equal(id, (string)made.Json!["externalId"]!);
        var changed = await owner.PutAsync(Companies + id, new() { ["phone"] = "+996 312 1" });
        Assert.True(changed.Status == 200, changed.Text);
        Assert.Equal((made.Id, "+996 312 1"), (changed.Id, (string)changed.Json!["phone"]!));
        Assert.Equal((string)made.Json["name"]!, (string)changed.Json["name"]!);
        var found = await owner.GetAsync(Companies + id);
        Assert.Equal(made.Id, (string)Assert.Single(found.Data)!["id"]!);
        Assert.Empty((await owner.GetAsync(Companies + id.ToLowerInvariant())).Data);
        Assert.Empty((await owner.GetAsync(Companies + NewId())).Data);
    }

    [Fact]
    public async Task Of_several_saves_at_once_by_one_id_one_record_is_made()
    {
        var (owner, id, body) = (await app.ClientAsync(), NewId(), Company());
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
        {
            var own = body.DeepClone().AsObject();
            own["phone"] = $"{i}";
            return owner.PutAsync(Companies + id, own);
        }));
        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 201 or 412, answer.Text));
        Assert.Single(answers.Where(answer => answer.Status != 412).Select(answer => answer.Id).Distinct());
        var named = await owner.GetAsync($"companies?filter[name][eq]={(string)body["name"]!}");
        Assert.Single(named.Data);
    }

    [Fact]
    public async Task An_id_is_its_users_whichever_of_his_tokens_asks_and_nobody_elses()
    {
        var user = await app.AddUserAsync(BuiltInRoles.Owner);
        await app.DrainAsync();
        var (first, second, other) = (await app.ClientAsync(user), await app.ClientAsync(user),
            await app.ClientAsync());
        var id = NewId();
        var made = await first.PutAsync(Companies + id, Company());
        Assert.Equal(made.Id, (string)Assert.Single((await second.GetAsync(Companies + id)).Data)!["id"]!);
        Assert.Empty((await other.GetAsync(Companies + id)).Data);
        Assert.Null((await other.GetAsync($"companies/{made.Id}")).Json!["externalId"]);
        var others = await other.PutAsync(Companies + id, Company());
        Assert.True(others.Status == 201 && others.Id != made.Id, others.Text);
    }

    [Fact]
    public async Task An_id_is_given_to_what_is_made_and_to_nothing_else_while_that_is_there()
    {
        var (owner, id) = (await app.ClientAsync(), NewId());
        JsonObject Tag() => new()
        {
            ["name"] = $"T{Guid.NewGuid():N}"[..12], ["colour"] = "Blue", ["externalId"] = id,
        };
        var made = await owner.PostAsync("tags", Tag());
        Assert.True(made.Status == 201, made.Text);
        var taken = await owner.PostAsync("tags", Tag());
        Assert.Equal((409, "external-id-taken"), (taken.Status, taken.Code));
        // In a moment it is taken too.
        Assert.Null(taken.Headers.RetryAfter);
        Assert.Equal(made.Id, (string)taken.Json!["current"]!["id"]!);
        var gone = await owner.DeleteAsync($"tags/{made.Id}", made.Tag);
        Assert.True(gone.Status == 204, gone.Text);
        Assert.Empty((await owner.GetAsync($"tags?externalId={id}")).Data);
        var again = await owner.PostAsync("tags", Tag());
        Assert.True(again.Status == 201 && again.Id != made.Id, again.Text);
    }

    [Fact]
    public async Task Whoever_changes_a_record_calls_it_as_he_likes_and_changes_nothing_of_it()
    {
        var (owner, id) = (await app.ClientAsync(), NewId());
        var (made, other) = (await owner.PostAsync("companies", Company()), await owner.PostAsync("companies",
            Company()));
        var named = await owner.PutAsync($"companies/{made.Id}/external-id", Called(id));
        Assert.True(named.Status == 200, named.Text);
        Assert.Equal(id, (string)named.Json!["externalId"]!);
        Assert.Equal((int)made.Json!["version"]!, (int)named.Json["version"]!);
        Assert.Equal("external-id-taken",
            (await owner.PutAsync($"companies/{other.Id}/external-id", Called(id))).Code);
        Assert.Equal(404, (await owner.PutAsync($"companies/{Guid.NewGuid()}/external-id", Called(NewId()))).Status);
        // The same again is the same.
        Assert.Equal(200, (await owner.PutAsync($"companies/{made.Id}/external-id", Called(id))).Status);
        var free = await owner.PutAsync($"companies/{made.Id}/external-id", Called(null));
        Assert.True(free.Status == 200 && free.Json!["externalId"] is null, free.Text);
        Assert.Equal(200, (await owner.PutAsync($"companies/{other.Id}/external-id", Called(id))).Status);
    }

    [Fact]
    public async Task Whoever_sees_a_record_and_does_not_change_it_gives_it_no_id()
    {
        var (sales, others) = (await app.ClientAsync(BuiltInRoles.Sales), await app.CompanyAsync(TestUser.Sales));
        var own = await sales.PostAsync("companies", Company());
        var refused = await sales.PutAsync($"companies/{others.Id}/external-id", Called(NewId()));
        Assert.Equal((403, "not-yours"), (refused.Status, refused.Code));
        Assert.Null((await sales.GetAsync($"companies/{others.Id}")).Json!["externalId"]);
        Assert.Equal(200, (await sales.PutAsync($"companies/{own.Id}/external-id", Called(NewId()))).Status);
        var reader = await app.ClientAsync(BuiltInRoles.Owner, "crm.companies.view");
        Assert.Equal("not-yours", (await reader.PutAsync($"companies/{others.Id}/external-id", Called(NewId()))).Code);
        Assert.Equal("forbidden", (await reader.PutAsync(Companies + NewId(), Company())).Code);
    }

    [Theory]
    [InlineData("milestones"), InlineData("invoice-lines"), InlineData("customers"), InlineData("follow-ups")]
    [InlineData("payments"), InlineData("stages")]
    public async Task Of_every_resource_it_is_asked_who_changes_a_record(string path)
    {
        var resource = app.Services.GetServices<ApiResource>().Single(r => r.Path == path);
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.False(await resource.ChangesAsync(scope.ServiceProvider, Guid.NewGuid(), default));
    }

    [Fact]
    public async Task Of_two_that_give_one_id_to_two_records_at_once_one_is_told_that_it_is_taken()
    {
        var owner = await app.ClientAsync();
        for (var round = 0; round < 5; round++)
        {
            var id = NewId();
            var (one, two) = (await owner.PostAsync("companies", Company()), await owner.PostAsync("companies",
                Company()));
            var answers = await Task.WhenAll(new[] { one, two, one, two }.Select(
                company => owner.PutAsync($"companies/{company.Id}/external-id", Called(id))));
            Assert.All(answers, answer => Assert.True(
                answer.Status == 200 || (answer.Status, answer.Code) == (409, "external-id-taken"), answer.Text));
            Assert.Single(answers.Where(answer => answer.Status == 200).Select(answer => answer.Id).Distinct());
            Assert.Single((await owner.GetAsync(Companies + id)).Data);
        }
    }

    [Fact]
    public async Task Of_two_that_make_records_with_one_id_at_once_one_is_told_that_it_is_taken()
    {
        var (owner, id) = (await app.ClientAsync(), NewId());
        JsonObject Named()
        {
            var company = Company();
            company["externalId"] = id;
            return company;
        }

        JsonObject Whole() => new()
        {
            ["atomic"] = true,
            ["items"] = new JsonArray(new JsonObject { ["do"] = "create", ["body"] = Named() }),
        };
        var answers = await Task.WhenAll(
            owner.PostAsync("companies", Named()), owner.PostAsync("companies/batch", Whole()),
            owner.PostAsync("companies", Named()), owner.PostAsync("companies/batch", Whole()));
        Assert.Single(answers, answer => answer.Status is 200 or 201);
        Assert.All(answers.Where(answer => answer.Status is not (200 or 201)), answer =>
            Assert.Equal((409, "external-id-taken"), (answer.Status, answer.Code)));
        Assert.Single((await owner.GetAsync(Companies + id)).Data);
    }

    [Fact]
    public async Task What_was_merged_is_found_as_what_it_is_now()
    {
        var (owner, id) = (await app.ClientAsync(), NewId());
        var (into, from) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.Sales));
        await owner.PutAsync($"companies/{from.Id}/external-id", new() { ["externalId"] = id });
        await app.MergeAsync(into.Id, from.Id);
        Assert.Equal(into.Id.ToString(), (string)Assert.Single((await owner.GetAsync(Companies + id)).Data)!["id"]!);
        var saved = await owner.PutAsync(Companies + id, new() { ["phone"] = "5" });
        Assert.Equal((200, into.Id.ToString()), (saved.Status, saved.Id));
        var named = await owner.PutAsync($"companies/{into.Id}/external-id", new() { ["externalId"] = id });
        Assert.True(named.Status == 200, named.Text);
        Assert.Equal(id, (string)named.Json!["externalId"]!);
    }

    [Fact]
    public async Task Whoever_says_which_version_he_has_seen_overwrites_no_other()
    {
        var (owner, id) = (await app.ClientAsync(), NewId());
        var made = await owner.PutAsync(Companies + id, Company());
        var changed = await owner.PutAsync(Companies + id, new() { ["phone"] = "1" }, made.Tag);
        Assert.True(changed.Status == 200, changed.Text);
        Assert.Equal(412, (await owner.PutAsync(Companies + id, new() { ["phone"] = "2" }, made.Tag)).Status);
        Assert.Equal(412, (await owner.PutAsync(Companies + NewId(), Company(), made.Tag)).Status);
    }

    [Fact]
    public async Task What_only_a_new_record_is_given_is_passed_over_where_there_is_one()
    {
        var (owner, id) = (await app.ClientAsync(), NewId());
        var company = await owner.PostAsync("companies", Company());
        var stage = (await owner.GetAsync("stages?sort=position")).Data[0]!["id"]!.ToString();
        JsonObject Deal(string name) => new()
        {
            ["name"] = name, ["companyId"] = company.Id, ["billing"] = "FixedPrice", ["stageId"] = stage,
            ["amount"] = new JsonObject { ["amount"] = "500.00", ["currency"] = "KGS" },
        };
        var made = await owner.PutAsync($"deals?externalId={id}", Deal("Shelves"));
        Assert.True(made.Status == 201, made.Text);
        var changed = await owner.PutAsync($"deals?externalId={id}", Deal("Racks"));
        Assert.True(changed.Status == 200, changed.Text);
        Assert.Equal((made.Id, "Racks"), (changed.Id, (string)changed.Json!["name"]!));
    }

    [Fact]
    public async Task Several_are_saved_by_their_ids_each_for_itself_or_all_together()
    {
        var (owner, one, two, three) = (await app.ClientAsync(), NewId(), NewId(), NewId());
        JsonObject Save(string id) => new() { ["do"] = "save", ["externalId"] = id, ["body"] = Company() };
        var each = await owner.PostAsync("companies/batch",
            new() { ["items"] = new JsonArray(Save(one), Save(two), Save(one)) });
        Assert.Equal([201, 201, 200], each.Json!["results"]!.AsArray().Select(r => (int)r!["status"]!));
        var all = await owner.PostAsync("companies/batch",
            new() { ["atomic"] = true, ["items"] = new JsonArray(Save(one), Save(three)) });
        Assert.True(all.Status == 200, all.Text);
        Assert.Equal([200, 201], all.Json!["results"]!.AsArray().Select(r => (int)r!["status"]!));
        Assert.Single((await owner.GetAsync(Companies + three)).Data);
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_is_answered_again_under_its_key()
    {
        var (owner, id, key, body) = (await app.ClientAsync(), NewId(), Guid.NewGuid().ToString(), Company());
        var made = await owner.PutAsync(Companies + id, body, key: key);
        Assert.Equal(201, made.Status);
        var replay = await owner.PutAsync(Companies + id, body, key: key);
        Assert.Equal((201, made.Text), (replay.Status, replay.Text));
        await app.InAsync<PlatformDbContext>(db => db.Set<SubmittedForm>().Where(f => f.Reply == made.Text)
            .ExecuteUpdateAsync(set => set
                .SetProperty(f => f.ReplyStatus, (int?)null).SetProperty(f => f.Reply, (string?)null)));
        var rebuilt = await owner.PutAsync(Companies + id, body, key: key);
        Assert.Equal((200, made.Id), (rebuilt.Status, rebuilt.Id));
    }

    [Theory]
    [InlineData("companies?externalId=%20x", "bad-external-id")]
    [InlineData("companies?externalId=", "bad-external-id")]
    [InlineData("companies?externalId=a%07b", "bad-external-id")]
    [InlineData("companies", "external-id-missing")]
    [InlineData("companies?externalId=a&more=1", "unknown-parameter")]
    public async Task What_is_no_id_is_refused(string path, string code)
    {
        var owner = await app.ClientAsync();
        var refused = await owner.PutAsync(path, Company());
        Assert.Equal((400, code), (refused.Status, refused.Code));
        var body = Company();
        body["externalId"] = 17;
        Assert.Equal("wrong-type", (await owner.PostAsync("companies", body)).Code);
    }
}
