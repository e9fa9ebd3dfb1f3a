namespace ErpCrm.Identity.Roles;

/// <summary>English names of permissions and modules, the keys of their
/// translations: <c>crm.deals.view</c> is "View deals".</summary>
internal static class PermissionNames
{
    private static readonly Dictionary<string, string> Modules = new(StringComparer.Ordinal)
    {
        ["crm"] = "Sales",
        ["projects"] = "Projects",
        ["resources"] = "People and capacity",
        ["finance"] = "Finance",
        ["insights"] = "Insights",
        ["workspace"] = "Workspace",
        ["identity"] = "Users and company",
        ["platform"] = "Operation",
    };

    public static string Of(string key)
    {
        var parts = key.Split('.');
        if (parts.Length != 3) return key;
        var verb = parts[2];
        return $"{char.ToUpperInvariant(verb[0])}{verb[1..]} {parts[1].Replace('-', ' ')}";
    }

    public static string OfModule(string module) => Modules.GetValueOrDefault(module, module);
}
