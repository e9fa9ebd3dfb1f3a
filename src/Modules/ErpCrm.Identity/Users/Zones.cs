namespace ErpCrm.Identity.Users;

/// <summary>Time zones to choose from, by their IANA names.</summary>
internal static class Zones
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.HasIanaId
                ? zone.Id
                : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null)
            .OfType<string>()
            .Where(id => id == "UTC"
                || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)))
            .Append("Asia/Bishkek")
            .Append("UTC")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static readonly HashSet<string> Known = [.. All];

    public static bool IsKnown(string? id) => id is not null && Known.Contains(id);
}
