using System.Net;
using System.Text.RegularExpressions;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// Totals are sums of rows that their reader can list (domain-rules
/// §32): every amount that a user may not see is made a thousand times larger, and
/// not one letter of any of the user's pages, boards, exports and options changes.
/// </summary>
public sealed partial class TotalsTests(WalkerApp app, ITestOutputHelper output) : IClassFixture<WalkerApp>
{
    [Fact]
    public async Task No_figure_counts_what_its_reader_may_not_see()
    {
        var wrong = new List<string>();
        foreach (var user in app.OneOfEachKind()
            .Where(u => u.Role is BuiltInRoles.Sales or BuiltInRoles.ProjectManager or BuiltInRoles.TeamMember))
        {
            await app.PutBackAsync();
            var before = await PagesAsync(user);
            var inflated = Inflate(user);
            var after = await PagesAsync(user);
            foreach (var (url, text) in before.Where(p => after.GetValueOrDefault(p.Key) != p.Value))
                wrong.Add(
                    $"{user.Name}: {url}: {Difference(text, after.GetValueOrDefault(url, "(not served any more)"))}");
            output.WriteLine($"{user.Name}: {before.Count} pages, {inflated} hidden amounts");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_figure_changes_when_its_rows_do()
    {
        await app.PutBackAsync();
        var before = await FiguresAsync(app.Owner);
        Assert.True(before.Count >= 5, string.Join(", ", before.Keys));
        foreach (var kind in app.Records.Kinds) Multiply(kind, app.Records.IdsOf(kind), 2);
        var after = await FiguresAsync(app.Owner);
        Assert.Equal(before.Keys, after.Keys);
        Assert.Empty(before.Where(f => Amount().IsMatch(f.Value) && after[f.Key] == f.Value).Select(f => f.Key));
    }

    private async Task<Dictionary<string, string>> FiguresAsync(TestUser user)
    {
        var home = await app.Browser(user).GetAsync("/");
        return home.QuerySelectorAll("[data-figure]")
            .ToDictionary(f => f.GetAttribute("data-figure")!, f => f.QuerySelector(".value")!.TextContent.Trim());
    }

    private async Task<Dictionary<string, string>> PagesAsync(TestUser user)
    {
        var pages = new Dictionary<string, string>();
        foreach (var visit in (await SiteMap.WalkAsync(app, user, 1)).Visits.Where(
            v => v.Status == HttpStatusCode.OK && v.Text.Length > 0 && !IsNewEachTime(v)))
        {
            var text = visit.MediaType == "text/html" ? await TextAsync(visit) : visit.Text;
            pages[visit.Url] = Blanks().Replace(text, " ");
        }

        return pages;
    }

    // Without how long ago something was.
    private static async Task<string> TextAsync(Visit visit)
    {
        var page = await SiteMap.ParseAsync(visit.Text, visit.Url);
        foreach (var moment in page.QuerySelectorAll("time")) moment.Remove();
        return page.DocumentElement.TextContent;
    }

    // The key of a second factor is made for each look, and looking changes what was opened lately.
    private static bool IsNewEachTime(Visit visit) => visit.Route.Template == "identity/profile/second-factor"
        || (visit.Route.Template == "search" && !visit.Url.Contains("q=", StringComparison.Ordinal));

    private int Inflate(TestUser user)
    {
        var guarded = Guarded.Pages(app);
        var hidden = Guarded.Hidden(app, user, guarded);
        var known = guarded.Keys.SelectMany(app.Records.IdsOf).ToHashSet();
        var count = 0;
        foreach (var kind in app.Records.Kinds)
        {
            var ids = guarded.ContainsKey(kind)
                ? app.Records.IdsOf(kind).Where(hidden.ContainsKey)
                : app.Records.RefersTo(kind).Where(r => r.Value.Any(hidden.ContainsKey)
                    && !r.Value.Any(id => known.Contains(id) && !hidden.ContainsKey(id)))
                    .Select(r => r.Key);
            count += Multiply(kind, [.. ids], 1000);
        }

        return count;
    }

    private int Multiply(Kind kind, List<Guid> ids, int times)
    {
        var amounts = kind.Type.GetProperties()
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(decimal))
            .Select(p => p.GetColumnName())
            .ToList();
        if (amounts.Count == 0 || ids.Count == 0) return 0;
        app.Database.Multiply(kind.Table, amounts, kind.KeyColumn, ids, times);
        app.ForgetFigures();
        return ids.Count;
    }

    private static string Difference(string before, string after)
    {
        var at = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        var from = Math.Max(0, at - 60);
        return $"“{before[from..Math.Min(before.Length, at + 40)]}” became “{after[from..Math.Min(after.Length, at + 40)]}”";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("[1-9].*[A-Z]{3}|[A-Z]{3}.*[1-9]")]
    private static partial Regex Amount();
}
