namespace ErpCrm.Identity.Sessions;

/// <summary>A browser's long description of itself in two words.</summary>
internal static class Agents
{
    private static readonly (string Part, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"),
        ("YaBrowser", "Yandex"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Part, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"),
        ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string NameOf(string agent)
    {
        var browser = Browsers.FirstOrDefault(b => agent.Contains(b.Part, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(s => agent.Contains(s.Part, StringComparison.Ordinal)).Name;
        var name = string.Join(", ", new[] { browser, system }.OfType<string>());
        return name.Length > 0 ? name : agent.Length > 40 ? agent[..40] : agent.Length > 0 ? agent : "–";
    }
}
