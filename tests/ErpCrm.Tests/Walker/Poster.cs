namespace ErpCrm.Tests.Walker;

/// <summary>Sends what a form would send, with a token of its own
/// user, as somebody would who writes the request by hand.</summary>
internal sealed class Poster
{
    private const string TokenField = "__RequestVerificationToken";
    private readonly string _token;

    private Poster(TestBrowser browser, string token) => (Browser, _token) = (browser, token);

    public TestBrowser Browser { get; }

    public static async Task<Poster> OfAsync(WalkerApp app, TestUser user)
    {
        var browser = app.Browser(user);
        var page = await browser.GetAsync("/help/keyboard");
        return new Poster(browser, page.QuerySelector($"input[name={TokenField}]")!.GetAttribute("value")!);
    }

    /// <summary>The fields with a fresh key and this user's token.</summary>
    public List<KeyValuePair<string, string>> Signed(IEnumerable<KeyValuePair<string, string>> fields) =>
    [
        .. fields.Where(f => f.Key is not (TokenField or "__Key")),
        new(TokenField, _token),
        new("__Key", Guid.NewGuid().ToString()),
    ];

    public Task<HttpResponseMessage> SendAsync(Route route, string url, FoundForm? form) =>
        route.Method == "GET" ? Browser.Http.GetAsync(url) : PostAsync(url, form?.Fields ?? Plausible(route));

    // What the action takes, when no page shows a form for it.
    private static IEnumerable<KeyValuePair<string, string>> Plausible(Route route) =>
        from parameter in route.Action.Parameters
        where route.Parameters.All(p => p.Name != parameter.Name)
        let value = PlausibleText(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType)
        where value is not null
        select new KeyValuePair<string, string>(parameter.Name, value);

    internal static string? PlausibleText(Type type) =>
        type == typeof(DateOnly) ? "2026-11-25"
        : type == typeof(Guid) ? "6f1f4a4e-0000-4000-8000-000000000000"
        : type == typeof(string) ? "x"
        : type == typeof(bool) ? "true"
        : type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double) ? "1"
        : type.IsEnum ? Enum.GetNames(type)[0]
        : null;

    public async Task<HttpResponseMessage> PostAsync(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(Signed(fields));
        return await Browser.Http.PostAsync(url, content);
    }
}
