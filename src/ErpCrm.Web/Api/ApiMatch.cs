using ErpCrm.Ui.Api;

namespace ErpCrm.Web.Api;

/// <summary><c>If-Match</c>: whoever changes a record says which version of it he has seen.</summary>
internal static class ApiMatch
{
    /// <exception cref="ApiException">None was said, or the record is another one by now.</exception>
    public static void Require(string? match, ApiRecord record)
    {
        if (string.IsNullOrWhiteSpace(match))
            throw new ApiException(428, "if-match-missing",
                "Say which version you have seen: If-Match with the ETag of the record.");
        var tag = match.Trim();
        if (tag.StartsWith("W/", StringComparison.Ordinal)) tag = tag[2..];
        if (record.Version is { } version ? VersionOf(tag) == $"v{version}" : tag == record.Tag) return;
        throw new ApiException(412, "stale", "Somebody else changed this record meanwhile") { Current = record.Json };
    }

    // "v7", or "v7-0a1b…" as it was given.
    private static string VersionOf(string tag) => tag.Trim('"').Split('-')[0];
}
