using System.Text.Json.Nodes;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Workspace.Fields;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Api;

/// <summary>Fields of the company say no more to programs than to people, and ask for no less.</summary>
public sealed class OwnFieldsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task A_reference_is_told_by_name_and_asked_for_by_what_the_caller_sees()
    {
        var (field, owner) = (await app.FieldAsync(CustomType.Reference), await app.ClientAsync());
        var (company, lead) = (await app.CompanyAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales));
        var read = await owner.GetAsync($"leads/{lead.Id}");
        var body = new JsonObject { ["custom"] = new JsonObject { [field.Key] = company.Id.ToString() } };
        var saved = await owner.PatchAsync($"leads/{lead.Id}", body, read.Tag);
        Assert.True(saved.Status == 200, saved.Text);
        var named = saved.Json!["custom"]![field.Key]!;
        Assert.Equal((company.Id.ToString(), company.Name), ((string)named["id"]!, (string)named["title"]!));
        var found = await owner.GetAsync($"leads?filter[{field.Key}]={company.Id}");
        Assert.Equal(lead.Id.ToString(), (string)Assert.Single(found.Data)!["id"]!);
        Assert.Equal(400, (await owner.GetAsync($"leads?filter[{field.Key}]={Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task Of_what_the_caller_does_not_see_only_that_it_is_there_is_told_and_it_stays()
    {
        var (field, owner) = (await app.FieldAsync(CustomType.Reference), await app.ClientAsync());
        var (lead, hidden) = (await app.LeadAsync(TestUser.Sales), Guid.NewGuid());
        await app.InAsync<CrmDbContext>(async db =>
        {
            var values = CustomValues.Of(null);
            values.Set(field.Key, CustomValues.Written(hidden));
            (await db.Leads.SingleAsync(l => l.Id == lead.Id)).Custom = values.ToJson();
            await db.SaveChangesAsync();
        });
        var read = await owner.GetAsync($"leads/{lead.Id}");
        Assert.DoesNotContain(hidden.ToString(), read.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(read.Json!["custom"]![field.Key]);
        var body = new JsonObject { ["note"] = "another", ["custom"] = read.Json["custom"]!.DeepClone() };
        var saved = await owner.PatchAsync($"leads/{lead.Id}", body, read.Tag);
        Assert.True(saved.Status == 200, saved.Text);
        Assert.Equal(hidden, CustomValues.Of(await app.InAsync<CrmDbContext, string?>(
            db => db.Leads.Where(l => l.Id == lead.Id).Select(l => l.Custom).SingleAsync())).IdOf(field.Key));
    }

    [Fact]
    public async Task An_amount_of_another_currency_is_not_taken_for_the_fields_own()
    {
        var (field, owner) = (await app.FieldAsync(CustomType.Money), await app.ClientAsync());
        var path = $"leads/{(await app.LeadAsync(TestUser.Sales)).Id}";
        var read = await owner.GetAsync(path);
        JsonObject Body(string currency) => new()
        {
            ["custom"] = new JsonObject
            {
                [field.Key] = new JsonObject { ["amount"] = "1200.50", ["currency"] = currency },
            },
        };
        Assert.Equal(422, (await owner.PatchAsync(path, Body("EUR"), read.Tag)).Status);
        var saved = await owner.PatchAsync(path, Body("KGS"), read.Tag);
        Assert.True(saved.Status == 200, saved.Text);
        Assert.Equal("1200.50", (string)saved.Json!["custom"]![field.Key]!["amount"]!);
    }

    [Fact]
    public async Task A_field_that_nobody_has_is_refused_and_empties_no_other()
    {
        var (field, owner) = (await app.FieldAsync(CustomType.Text), await app.ClientAsync());
        var path = $"leads/{(await app.LeadAsync(TestUser.Sales)).Id}";
        JsonObject Body(string key) => new() { ["custom"] = new JsonObject { [key] = field.Key } };
        var saved = await owner.PatchAsync(path, Body(field.Key), (await owner.GetAsync(path)).Tag);
        Assert.True(saved.Status == 200, saved.Text);
        foreach (var key in new[] { "nobody", "shown", "of", $"{field.Key},nobody", $"{field.Key}/" })
        {
            var refused = await owner.PatchAsync(path, Body(key), saved.Tag);
            Assert.Equal((422, "invalid"), (refused.Status, refused.Code));
            var error = Assert.Single(refused.Json!["errors"]!.AsArray())!;
            Assert.Equal(($"/custom/{key.Replace("/", "~1", StringComparison.Ordinal)}", "unknown-field"),
                ((string)error["pointer"]!, (string)error["code"]!));
        }

        Assert.Equal(field.Key, (string)(await owner.GetAsync(path)).Json!["custom"]![field.Key]!);
    }

    [Fact]
    public async Task A_long_list_is_not_ordered_by_a_field_without_an_index()
    {
        var (field, owner, other) = (await app.FieldAsync(CustomType.Date), await app.ClientAsync(),
            await app.ClientAsync());
        await app.Services.GetRequiredService<ListSizes>().IsLongAsync(
            "leads", other.UserId, () => Task.FromResult(true));
        Assert.Equal(200, (await owner.GetAsync($"leads?sort={field.Key}")).Status);
        Assert.Equal("bad-sort", (await other.GetAsync($"leads?sort={field.Key}")).Code);
    }

    [Fact]
    public async Task A_step_says_what_it_asks_for_and_is_done_once_that_is_there()
    {
        var owner = await app.ClientAsync();
        var next = (string)(await owner.GetAsync("stages?sort=position")).Data[1]!["id"]!;
        var field = await app.FieldAsync(CustomType.Text, Kinds.Deal, said => said with { RequiredFrom = next });
        var path = $"deals/{(await app.DealAsync(TestUser.Sales)).Id}";
        var read = await owner.GetAsync(path);
        var asked = await owner.PostAsync($"{path}/move", new() { ["stageId"] = next }, read.Tag);
        Assert.Equal((422, "refused"), (asked.Status, asked.Code));
        Assert.Contains(field.NameEn, asked.Text, StringComparison.Ordinal);
        var body = new JsonObject { ["custom"] = new JsonObject { [field.Key] = "said" } };
        var filled = await owner.PatchAsync(path, body, read.Tag);
        Assert.True(filled.Status == 200, filled.Text);
        var moved = await owner.PostAsync($"{path}/move", new() { ["stageId"] = next }, filled.Tag);
        Assert.True(moved.Status == 200, moved.Text);
        await app.DeleteAsync(field);
    }
}
