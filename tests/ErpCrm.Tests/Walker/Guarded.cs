using ErpCrm.Platform.Security;

namespace ErpCrm.Tests.Walker;

/// <summary>Records that not everybody may open, and who may.</summary>
internal static class Guarded
{
    /// <summary>Kinds of records with a page of their own under a scoped permission, and that page.</summary>
    public static Dictionary<Kind, Route> Pages(WalkerApp app)
    {
        var pages = from route in app.Routes.Gets
                    where route.Template.EndsWith("/{id:guid}", StringComparison.Ordinal)
                    where route.Permissions.Any(app.Routes.IsScoped) || RecordRules.Of(route) is not null
                    let kind = app.Records.KindOf(route, "id")
                    where kind is not null
                    group route by kind;
        return pages.ToDictionary(g => g.Key, g => g.First());
    }

    public static Dictionary<Guid, Kind> Hidden(WalkerApp app, TestUser user, Dictionary<Kind, Route> guarded)
    {
        var hidden = new Dictionary<Guid, Kind>();
        foreach (var (kind, page) in guarded)
        {
            foreach (var id in app.Records.IdsOf(kind).Where(id => !MaySee(app, user, page, kind, id)))
                hidden[id] = kind;
        }

        return hidden;
    }

    private static bool MaySee(WalkerApp app, TestUser user, Route page, Kind kind, Guid id)
    {
        if (RecordRules.Of(page) is { } rule) return rule(app, user, kind, id) != false;
        if (!app.Routes.MayUse(user, page)) return false;
        return page.Permissions.All(
            p => app.Records.Covers(app.Routes.IsScoped(p) ? app.Routes.ScopeOf(user, p) : Scope.All, user, kind, id));
    }
}
