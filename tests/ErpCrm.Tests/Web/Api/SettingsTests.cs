using System.Globalization;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Security;

namespace ErpCrm.Tests.Web.Api;

/// <summary>What a company sets once is kept by programs too, by the rules of its forms.</summary>
public sealed class SettingsTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task A_rate_of_the_day_is_sent_and_corrected()
    {
        var owner = await app.ClientAsync();
        JsonObject Rate(double rate) => new() { ["currency"] = "USD", ["validFrom"] = "2026-10-05", ["rate"] = rate };
        var made = await owner.PostAsync("exchange-rates", Rate(87.45));
        Assert.True(made.Status == 201, made.Text);
        var corrected = await owner.PostAsync("exchange-rates", Rate(87.4512));
        Assert.True(corrected.Status == 204, corrected.Text);
        var read = await owner.GetAsync($"exchange-rates/{made.Id}");
        Assert.Equal(87.4512, (double)read.Json!["rate"]!);
        Assert.Equal(422, (await owner.PostAsync("exchange-rates", Rate(-1))).Status);
        Assert.Equal(403, (await (await app.ClientAsync(BuiltInRoles.Sales)).PostAsync("exchange-rates",
            Rate(90))).Status);
    }

    [Fact]
    public async Task A_holiday_is_entered_once_and_removed()
    {
        var owner = await app.ClientAsync();
        var day = app.Today.AddDays(200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var body = new JsonObject { ["day"] = day, ["name"] = "Founders' day" };
        var made = await owner.PostAsync("holidays", body);
        Assert.True(made.Status == 201, made.Text);
        Assert.Equal("Founders' day", (string)made.Json!["name"]!);
        var again = await owner.PostAsync("holidays", body);
        Assert.Equal((422, "/day"), (again.Status, (string?)again.Json!["errors"]![0]!["pointer"]));
        Assert.Equal(204, (await owner.DeleteAsync($"holidays/{made.Id}", made.Tag)).Status);
        Assert.Equal(404, (await owner.GetAsync($"holidays/{made.Id}")).Status);
    }

    [Fact]
    public async Task A_department_and_a_tag_are_made_and_called_otherwise()
    {
        var owner = await app.ClientAsync();
        foreach (var (path, body) in new[]
        {
            ("departments", new JsonObject()), ("tags", new JsonObject { ["colour"] = "Green" }),
        })
        {
            body["name"] = $"N{Guid.NewGuid():N}"[..12];
            var made = await owner.PostAsync(path, body);
            Assert.True(made.Status == 201, made.Text);
            var name = $"M{Guid.NewGuid():N}"[..12];
            var changed = await owner.PatchAsync($"{path}/{made.Id}", new() { ["name"] = name }, made.Tag);
            Assert.True(changed.Status == 200, changed.Text);
            Assert.Equal(name, (string)changed.Json!["name"]!);
            Assert.Equal(412, (await owner.PatchAsync($"{path}/{made.Id}", new() { ["name"] = "x" }, made.Tag)).Status);
        }
    }

    [Fact]
    public async Task Whoever_asks_is_told_who_he_is_and_what_he_may()
    {
        var client = await app.ClientAsync(BuiltInRoles.Owner, "crm.companies.view", "crm.deals.view");
        var me = await client.GetAsync("me");
        Assert.Equal(client.UserId.ToString(), (string)me.Json!["user"]!["id"]!);
        Assert.Equal("KGS", (string)me.Json["company"]!["baseCurrency"]!);
        Assert.Equal(["crm.companies.view", "crm.deals.view"], me.Json["scopes"]!.AsObject().Select(s => s.Key));
        Assert.Equal("unknown-parameter", (await client.GetAsync("me?x=1")).Code);
    }
}
