using System.Text.Json.Nodes;
using CsCheck;
using ErpCrm.Resources.People;

namespace ErpCrm.Tests.Web.Api;

/// <summary>Pages in which no row is missing and none comes twice, whatever is added while they are turned.</summary>
public sealed class CursorTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static readonly string[] Orders = ["", "name", "-name", "status,name", "-clientSince", "clientSince,-name"];

    [Fact]
    public async Task Every_record_comes_once_though_many_are_equal_and_some_are_added()
    {
        var owner = await app.ClientAsync();
        for (var i = 0; i < 14; i++) await AddAsync(owner, i % 3);
        var number = 0;
        await Gen.Select(Gen.Int[0, Orders.Length - 1], Gen.Int[1, 5]).SampleAsync(async chance =>
        {
            var (order, limit) = chance;
            var known = await AllAsync(owner, Orders[order], 200, null);
            var turned = await AllAsync(owner, Orders[order], limit, async () =>
            {
                if (number++ < 20) await AddAsync(owner, number % 3);
            });
            Assert.Equal(turned.Count, turned.Distinct().Count());
            Assert.Empty(known.Except(turned));
        }, iter: 12, threads: 1);
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_question_only()
    {
        var owner = await app.ClientAsync();
        for (var i = 0; i < 3; i++) await AddAsync(owner, i);
        var next = (string)(await owner.GetAsync("companies?limit=1&sort=name")).Json!["next"]!;
        Assert.Equal(200, (await owner.GetAsync(next)).Status);
        Assert.Equal("bad-cursor", (await owner.GetAsync(next.Replace("sort=name", "sort=-name"))).Code);
        var elsewhere = next.Replace("companies", "contacts").Replace("&sort=name", "");
        Assert.Equal("bad-cursor", (await owner.GetAsync(elsewhere)).Code);
        Assert.Equal("bad-cursor", (await owner.GetAsync("companies?cursor=AAAA")).Code);
    }

    [Fact]
    public async Task A_page_that_ends_at_a_long_name_is_turned_too()
    {
        var owner = await app.ClientAsync();
        foreach (var end in new[] { "а", "б" })
        {
            var made = await owner.PostAsync(
                "people", new JsonObject { ["name"] = new string('Я', Person.NameLength - 1) + end });
            Assert.True(made.Status == 201, made.Text);
        }

        var first = await owner.GetAsync("people?limit=1&sort=-name,-jobTitle");
        var second = await owner.GetAsync((string)first.Json!["next"]!);
        Assert.True(second.Status == 200, second.Text);
        Assert.NotEqual((string)first.Data[0]!["id"]!, (string)Assert.Single(second.Data)!["id"]!);
    }

    [Theory]
    [InlineData("name,status,-clientSince,registeredAt", 200)]
    [InlineData("name,status,clientSince,registeredAt,-name", 400)]
    [InlineData("-", 400)]
    [InlineData("nonsense", 400)]
    public async Task An_order_that_is_not_kept_whole_is_refused(string order, int status) =>
        Assert.Equal(status, (await (await app.ClientAsync()).GetAsync($"companies?sort={order}")).Status);

    private static Task AddAsync(ApiClient owner, int name) => owner.PostAsync("companies", new JsonObject
    {
        ["name"] = $"Equal {name}", ["taxId"] = Guid.NewGuid().ToString("N")[..14], ["anyway"] = "",
        ["notes"] = "n",
    });

    private static async Task<List<string>> AllAsync(ApiClient owner, string order, int limit, Func<Task>? between)
    {
        var ids = new List<string>();
        for (var next = $"/api/v1/companies?limit={limit}{(order.Length > 0 ? $"&sort={order}" : "")}"; next is not null;)
        {
            var page = await owner.GetAsync(next);
            Assert.True(page.Status == 200, page.Text);
            ids.AddRange(page.Data.Select(r => (string)r!["id"]!));
            next = (string?)page.Json!["next"];
            if (between is not null) await between();
        }

        return ids;
    }
}
