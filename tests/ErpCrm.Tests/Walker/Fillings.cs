using ErpCrm.SharedKernel.Data;
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
                if (app.Records.KindOf(route, parameter) is not { } kind) return KindByEntity(app, route, number);
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
                    "module" => app.Services.GetServices<ModuleInfo>().First().Name,
                    "entity" => app.Records.Subjects[number % app.Records.Subjects.Count].Entity,
                    _ => null,
                };
        }
    }

    // audit/{entity}/{id}: a record of the entity that is named beside it.
    private static string? KindByEntity(WalkerApp app, Route route, int number)
    {
        if (route.Parameters.All(p => p.Name != "entity")) return null;
        var subject = app.Records.Subjects[number % app.Records.Subjects.Count];
        var kind = app.Records.Kinds.FirstOrDefault(k => k.Module == subject.Module && k.Name == subject.Entity);
        return kind is null ? null : app.Records.IdsOf(kind).Select(id => id.ToString()).FirstOrDefault();
    }
}
