using AngleSharp.Html.Dom;
using ErpCrm.Platform.Security;

namespace ErpCrm.Tests.Walker;

/// <summary>A form and somebody who sees it.</summary>
internal sealed record KnownForm(string Email, FoundForm Form);

/// <summary>Every form of the application, found on the pages that people see; searched once per test run.</summary>
internal static class FormAtlas
{
    private static readonly SemaphoreSlim One = new(1, 1);
    private const int PerKind = 5;
    private static List<KnownForm>? _forms;

    /// <summary>Some forms of each kind: the same address, or another set of fields.</summary>
    public static async Task<IReadOnlyList<KnownForm>> AllAsync(WalkerApp app)
    {
        await One.WaitAsync();
        try
        {
            return _forms ??= await FindAsync(app);
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>The form on its page as it is now, with a fresh key.</summary>
    public static async Task<IHtmlFormElement?> OpenAsync(TestBrowser browser, FoundForm form)
    {
        var page = await browser.GetAsync(form.Page);
        return page.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .Where(f => (f.GetAttribute("action") is { Length: > 0 } stated ? stated : form.Page) == form.Action
                && f.GetAttribute("method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true)
            .ElementAtOrDefault(form.Position);
    }

    private static async Task<List<KnownForm>> FindAsync(WalkerApp app)
    {
        await app.PutBackAsync();
        var found = new List<KnownForm>();
        var everybody = app.OneOfEachKind().Where(u => !u.Name.StartsWith("Stranger", StringComparison.Ordinal))
            .OrderByDescending(u => u.Role == BuiltInRoles.Owner);
        foreach (var user in everybody)
        {
            var known = found.Select(f => f.Form.Route).ToHashSet();
            var map = await SiteMap.WalkAsync(app, user, user == app.Owner ? PerKind : 2);
            found.AddRange(map.Forms.Where(f => !known.Contains(f.Route)).GroupBy(KeyOf)
                .SelectMany(g => g.DistinctBy(f => f.Action).Take(PerKind))
                .Select(f => new KnownForm(user.Name, f)));
        }

        return found;
    }

    private static string KeyOf(FoundForm form) =>
        $"{form.Route.Name}|{string.Join('|', form.Fields.Select(f => f.Key).Where(n => !n.Contains('[', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal))}";
}
