using ErpCrm.Platform.Data;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Walker;

/// <summary>Values for route parameters.</summary>
internal static class Fillings
{
    /// <summary>The pages of records that a walk begins with, some of each kind.</summary>
    public static IEnumerable<string> RecordPages(WalkerApp app)
    {
        foreach (var route in app.Routes.Gets.Where(r => r.Parameters.Count > 0))
        {
            for (var number = 0; number < 3; number++)
            {
                if (TryFill(app, route, number, out var url)) yield return url;
            }
        }
    }

    /// <summary>The address of some record; false when a parameter's kind is unknown or has no record.</summary>
    public static bool TryFill(WalkerApp app, Route route, int number, out string url)
    {
        var filled = true;
        url = route.Fill(parameter =>
        {
            if (ValueOf(app, route, parameter, number) is { } value) return value;
            filled = false;
            return "x";
        });
        return filled;
    }

    /// <summary>Values that are no records.</summary>
    public static string? ValueOf(WalkerApp app, Route route, string parameter, int number)
    {
        var part = route.Parameters.Single(p => p.Name == parameter);
        switch (Route.PolicyOf(part))
        {
            case "guid":
                if (app.Records.KindOf(route, parameter) is not { } kind) return KindByName(app, route, number);
                var ids = app.Records.IdsOf(kind);
                return ids.Count == 0 ? null : ids[(number * 7) % ids.Count].ToString();
            case { } policy when policy.StartsWith("regex(^(", StringComparison.Ordinal):
                return policy[8..].Split('|', ')')[0];
            case "int" when parameter == "status":
                return "404";
            case "int" or "long":
                return "1";
            default:
                return parameter switch
                {
                    "series" => (string?)app.Database.Rows("SELECT MIN(Series) FROM finance_IssuedDocuments")[0][0],
                    "month" => "2026-10",
                    "step" => "deferral",
                    "module" => app.Services.GetServices<ModuleInfo>().First().Name,
                    // The field of the demo company that names another record.
                    "key" => "f4",
                    // A link nobody made: the page of a public link without its guest.
                    "token" => new string('A', 43),
                    "kind" => app.Records.Declared[number % app.Records.Declared.Count].Key,
                    _ => null,
                };
        }
    }

    // audit/{kind}/{id}: a record of the kind that is named beside it.
    private static string? KindByName(WalkerApp app, Route route, int number)
    {
        if (route.Parameters.All(p => p.Name != "kind")) return null;
        var declared = app.Records.Declared[number % app.Records.Declared.Count];
        return app.Records.IdsOf(app.Records.Of(declared)).Select(id => id.ToString()).FirstOrDefault();
    }
}
