using System.Globalization;
using ErpCrm.Ui.Api;

namespace ErpCrm.Web.Api;

/// <summary>
/// States of the API under one path, by the day on which each began. What would break a program is a state of its own:
/// whoever says which one he was written for goes on with that for a year after another one came.
/// </summary>
/// <param name="Days">The days on which they began, the first one first.</param>
internal sealed record ApiVersions(IReadOnlyList<DateOnly> Days)
{
    public const string Header = "Api-Version";
    private const int MonthsLeft = 12;

    // The page that tells what became otherwise.
    private const string Guide = "/help/api#versions";

    public static ApiVersions Known { get; } = new([new DateOnly(2026, 12, 1)]);

    /// <summary>The one that is asked for; the newest where none is said.</summary>
    /// <exception cref="ApiException">There is no such one, or no longer.</exception>
    public DateOnly Asked(HttpRequest request, DateOnly today)
    {
        var headers = request.Headers[Header];
        if (headers.Count == 0) return Days[^1];
        var said = headers.ToString();
        if (!DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !Days.Contains(day))
            throw Unknown(said);
        return EndOf(day) is { } end && end <= today
            ? throw new ApiException(410, "version-ended", "This version of the API has ended.")
            : day;
    }

    /// <summary>Says which one it is, and for how long (RFC 9745, RFC 8594).</summary>
    public void Tell(HttpResponse response, DateOnly day)
    {
        response.Headers[Header] = Text(day);
        if (SuccessorOf(day) is not { } since) return;
        response.Headers["Deprecation"] =
            string.Create(CultureInfo.InvariantCulture, $"@{new DateTimeOffset(Start(since)).ToUnixTimeSeconds()}");
        response.Headers["Sunset"] = Start(since.AddMonths(MonthsLeft)).ToString("R", CultureInfo.InvariantCulture);
        response.Headers.Append("Link", $"<{Guide}>; rel=\"deprecation\"");
    }

    private DateOnly? EndOf(DateOnly day) => SuccessorOf(day)?.AddMonths(MonthsLeft);

    private DateOnly? SuccessorOf(DateOnly day) => Days.Where(other => other > day).Select(d => (DateOnly?)d).Min();

    private ApiException Unknown(string said) => ApiException.Bad(Header, "unknown-version",
        "There is no version {0} of the API, but {1}.", said, string.Join(", ", Days.Select(Text)));

    private static DateTime Start(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
