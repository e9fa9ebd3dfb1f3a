using AngleSharp.Html.Dom;
using ErpCrm.Platform.Security;

namespace ErpCrm.Tests.Walker;

/// <summary>A form and somebody who sees it.</summary>
internal sealed record KnownForm(string Email, FoundForm Form);

/// <summary>Every form of the application, found on the pages that people see.</summary>
internal static class FormAtlas
{
    public const int PerKind = 5;

    /// <summary>Some forms of each kind: the same address, or another set of fields.</summary>
    public static async Task<IReadOnlyList<KnownForm>> AllAsync(WalkerApp app)
    {
        var found = new List<KnownForm>();
        var everybody = app.OneOfEachKind().Where(u => !u.Name.StartsWith("Stranger", StringComparison.Ordinal))
            .OrderByDescending(u => u.Role == BuiltInRoles.Owner);
        foreach (var walk in await FirmWalk.OfAsync(app, [.. everybody]))
        {
            var known = found.Select(f => f.Form.Route.Name).ToHashSet();
            found.AddRange(walk.Forms.Where(f => !known.Contains(f.Route.Name))
                .Select(f => new KnownForm(walk.User, f)));
        }

        return found;
    }

    /// <summary>Some of each kind.</summary>
    public static IReadOnlyList<FoundForm> SomeOf(IEnumerable<FoundForm> forms) =>
        [.. forms.GroupBy(KeyOf).SelectMany(g => g.DistinctBy(f => f.Action).Take(PerKind))];

    /// <summary>The form on its page as it is now, with a fresh key.</summary>
    public static async Task<IHtmlFormElement?> OpenAsync(TestBrowser browser, FoundForm form)
    {
        var page = await browser.GetAsync(form.Page);
        return page.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .Where(f => (f.GetAttribute("action") is { Length: > 0 } stated ? stated : form.Page) == form.Action
                && f.GetAttribute("method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true)
            .ElementAtOrDefault(form.Position);
    }

    private static string KeyOf(FoundForm form) =>
        $"{form.Route.Name}|{string.Join('|', form.Fields.Select(f => f.Key).Where(n => !n.Contains('[', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal))}";
}
