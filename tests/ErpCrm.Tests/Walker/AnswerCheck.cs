using System.Text.RegularExpressions;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// Looks at every answer that any functional test gets: headers,
/// cookies, content type, storage, and that no page shows the inside of
/// the program. A test that does not think of it is checked all the same.
/// </summary>
internal sealed partial class AnswerCheck : DelegatingHandler
{
    /// <summary>How the page looks and which language it speaks: the
    /// scripts follow them, and they open nothing.</summary>
    private static readonly string[] ReadByScripts = [".AspNetCore.Culture", "theme", "density", "keys"];

    private static readonly string[] PolicyParts =
        ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'",
            "form-action 'self'"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var problems = await ProblemsAsync(answer);
        Assert.True(problems.Count == 0,
            $"{request.Method} {request.RequestUri?.PathAndQuery}: {(int)answer.StatusCode}\n{string.Join('\n', problems)}");
        return answer;
    }

    internal static async Task<List<string>> ProblemsAsync(HttpResponseMessage answer)
    {
        var problems = new List<string>();
        problems.AddRange(OfHeaders(answer));
        problems.AddRange(OfCookies(answer));
        problems.AddRange(OfContent(answer));
        if (answer.Content.Headers.ContentType?.MediaType == "text/html"
            && Inside().Match(await answer.Content.ReadAsStringAsync()) is { Success: true } inside)
            problems.Add($"the page shows the inside of the program: {inside.Value}");
        return problems;
    }

    private static IEnumerable<string> OfHeaders(HttpResponseMessage answer)
    {
        var policy = One(answer, "Content-Security-Policy");
        // A file of somebody's is shown in a sandbox, where nothing of a page works.
        var parts = policy.StartsWith("sandbox;", StringComparison.Ordinal) ? ["default-src 'none'"] : PolicyParts;
        foreach (var part in parts.Where(part => !policy.Contains(part, StringComparison.Ordinal)))
            yield return $"the policy lacks {part}";
        if (policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*'))
            yield return $"the policy allows too much: {policy}";
        if (One(answer, "X-Content-Type-Options") != "nosniff") yield return "no nosniff";
        if (One(answer, "Referrer-Policy") is not ("same-origin" or "no-referrer" or "strict-origin-when-cross-origin"))
            yield return "no referrer policy";
        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"))
            yield return "says what it runs on";
        if (answer.Headers.Contains("Access-Control-Allow-Origin")) yield return "open to other sites";
        if (answer.Headers.Location?.OriginalString is { } location
            && !(location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal)
                && !location.StartsWith("/\\", StringComparison.Ordinal))
            && !IsHere(location))
            yield return $"leads away: {location}";
    }

    private static IEnumerable<string> OfCookies(HttpResponseMessage answer)
    {
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            var name = cookie.Split('=')[0];
            if (!cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && !ReadByScripts.Contains(name))
                yield return $"scripts can read the cookie {name}";
            if (!cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase)
                && !cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase))
                yield return $"other sites send the cookie {name}";
            if (answer.RequestMessage?.RequestUri?.Scheme == "https"
                && !cookie.Contains("secure", StringComparison.OrdinalIgnoreCase))
                yield return $"the cookie {name} is not secure";
        }
    }

    private static IEnumerable<string> OfContent(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentLength is 0 || (int)answer.StatusCode is 204 or (>= 300 and < 400))
            yield break;
        var type = answer.Content.Headers.ContentType;
        if (type is null)
        {
            if (answer.Content.Headers.ContentLength is not null) yield return "no content type";
            yield break;
        }

        // JSON has one encoding and names none.
        if (type.MediaType is "text/html" or "text/csv" or "text/plain"
            && type.CharSet?.Equals("utf-8", StringComparison.OrdinalIgnoreCase) != true
            && type.MediaType != "text/plain")
            yield return $"no charset: {type}";
        var isAsset = answer.RequestMessage?.RequestUri?.AbsolutePath is { } path
            && Path.GetExtension(path) is ".js" or ".css" or ".svg" or ".woff2" or ".png" or ".ico" or ".webmanifest";
        if (!isAsset && type.MediaType is not ("text/event-stream" or "text/plain")
            && answer.Headers.CacheControl?.NoStore != true && !IsAskedAgain(answer))
            yield return $"may be stored: {answer.Headers.CacheControl}";
    }

    // A program keeps an answer and asks whether it still holds.
    private static bool IsAskedAgain(HttpResponseMessage answer) =>
        answer.RequestMessage?.RequestUri?.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) == true
        && answer.Headers is { ETag: not null, CacheControl: { NoCache: true, Private: true } };

    private static bool IsHere(string location) =>
        Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Host is "localhost" or "127.0.0.1";

    private static string One(HttpResponseMessage answer, string header) =>
        answer.Headers.TryGetValues(header, out var values) ? string.Join(' ', values) : "";

    [GeneratedRegex(
        @"\bat (ErpCrm|Microsoft|System)\.[\w.]+\([^)]*\)|\bSQLite Error\b|Exception: |SELECT "".""\.|(href|src|action)=""(javascript:|//)")]
    private static partial Regex Inside();
}
