using System.Text.Json.Nodes;
using ErpCrm.Platform.Security;

namespace ErpCrm.Tests.Web.Api;

/// <summary>What changed since, and for whom.</summary>
public sealed class ChangeFeedTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Fact]
    public async Task Whoever_follows_learns_every_change_once_in_order()
    {
        var owner = await app.ClientAsync();
        var from = (long)(await owner.GetAsync("changes?after=latest")).Json!["next"]!;
        var made = await owner.PostAsync("companies", new JsonObject { ["name"] = $"Feed {Guid.NewGuid():N}" });
        await owner.PatchAsync($"companies/{made.Id}", new JsonObject { ["phone"] = "7" }, made.Tag);
        var told = await owner.GetAsync($"changes?after={from}&kinds=company");
        var change = Assert.Single(told.Data)!;
        Assert.Equal((made.Id, false), ((string)change["id"]!, (bool)change["deleted"]!));
        Assert.Equal((int)(await owner.GetAsync($"companies/{made.Id}")).Json!["version"]!, (int)change["version"]!);
        Assert.Empty((await owner.GetAsync($"changes?after={told.Json!["next"]}&kinds=company")).Data);
    }

    [Fact]
    public async Task What_nobody_asked_for_is_passed_over_once()
    {
        var owner = await app.ClientAsync();
        var from = (long)(await owner.GetAsync("changes?after=latest")).Json!["next"]!;
        await owner.PostAsync("companies", new JsonObject { ["name"] = $"Passed {Guid.NewGuid():N}" });
        var told = await owner.GetAsync($"changes?after={from}&kinds=stage");
        Assert.Empty(told.Data);
        Assert.True((long)told.Json!["next"]! > from, told.Text);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_he_does_not_see()
    {
        var owner = await app.ClientAsync();
        var from = (long)(await owner.GetAsync("changes?after=latest")).Json!["next"]!;
        await owner.PostAsync("leads", new JsonObject { ["name"] = "Hidden", ["source"] = "Other" });
        Assert.NotEmpty((await owner.GetAsync($"changes?after={from}&kinds=lead")).Data);
        foreach (var role in new[] { BuiltInRoles.TeamMember, BuiltInRoles.Sales })
        {
            var other = await app.ClientAsync(role);
            Assert.Empty((await other.GetAsync($"changes?after={from}&kinds=lead")).Data);
        }

        Assert.Equal(400, (await owner.GetAsync("changes?after=x")).Status);
        Assert.Equal("unknown-kind", (await owner.GetAsync("changes?kinds=nonsense")).Code);
    }
}
