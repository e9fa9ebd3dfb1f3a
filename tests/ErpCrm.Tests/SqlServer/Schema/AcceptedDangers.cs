using ErpCrm.Tests.Architecture;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>Decisions about migrations that touch rows, one a line in <c>accepted-dangers.txt</c>.</summary>
internal static class AcceptedDangers
{
    public static string KeyOf(string step, DataDanger danger) => $"{step} {danger.Kind} {danger.On}";

    public static IReadOnlyList<(string Key, string Reason)> Read() =>
    [
        .. File.ReadAllLines(
            Path.Combine(Solution.Root, "tests", "ErpCrm.Tests", "SqlServer", "Schema", "accepted-dangers.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(": ", 2))
            .Select(parts => (parts[0], parts.ElementAtOrDefault(1)?.Trim() ?? "")),
    ];
}
