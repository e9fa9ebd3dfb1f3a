using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ErpCrm.Benchmarks;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record Answer(HttpStatusCode Status, long Bytes, int SqlCommands, string? Location);

/// <summary>A signed-in browser: compressed answers, cookies, forms.</summary>
internal sealed class Visitor : IDisposable
{
    private const string Email = "owner@orda.example";
    private const string Password = "orda-volume-2026";
    private readonly HttpClient _raw;
    private readonly HttpClient _reader;
    private readonly HtmlParser _parser = new();

    public Visitor(Uri address)
    {
        var cookies = new CookieContainer();
        _raw = Client(address, cookies, DecompressionMethods.None);
        _raw.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        _reader = Client(address, cookies, DecompressionMethods.All);
    }

    /// <summary>Proof, for forms, that the post comes from a page of ours.</summary>
    public string Token { get; private set; } = "";

    public async Task SignInAsync()
    {
        var page = await ReadAsync("/identity/account/sign-in");
        using var answer = await _reader.PostAsync("/identity/account/sign-in",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = TokenOf(page),
                ["Email"] = Email,
                ["Password"] = Password,
            }));
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"Signing in was answered by {(int)answer.StatusCode}.");
        Token = TokenOf(await ReadAsync("/crm/companies/create"));
    }

    public async Task<IHtmlDocument> ReadAsync(string url)
    {
        using var answer = await _reader.GetAsync(url);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{url} was answered by {(int)answer.StatusCode}.");
        return _parser.ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var answer = await _raw.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[16 * 1024];
        long bytes = 0;
        for (var read = 1; read > 0; bytes += read) read = await body.ReadAsync(buffer);
        var commands = answer.Headers.TryGetValues("X-Sql-Commands", out var values)
            ? int.Parse(values.First(), CultureInfo.InvariantCulture)
            : 0;
        return new Answer(answer.StatusCode, bytes, commands, answer.Headers.Location?.ToString());
    }

    public static HttpRequestMessage Get(string url, bool isMove = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (!isMove) return request;
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Target", "main#main");
        return request;
    }

    /// <summary>A form of ours with a key of its own.</summary>
    public HttpRequestMessage Post(string url, params (string Name, string Value)[] fields) => new(HttpMethod.Post, url)
    {
        Content = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", Token)).Append(("__Key", Guid.NewGuid().ToString()))
                .Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
    };

    public void Dispose()
    {
        _raw.Dispose();
        _reader.Dispose();
    }

    private static HttpClient Client(Uri address, CookieContainer cookies, DecompressionMethods decompression) =>
        new(new SocketsHttpHandler
        {
            CookieContainer = cookies,
            AllowAutoRedirect = false,
            AutomaticDecompression = decompression,
        })
    { BaseAddress = address };

    private static string TokenOf(IHtmlDocument page) =>
        page.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? throw new InvalidOperationException($"No form on {page.Title}.");
}
