using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ErpCrm.Tests.Walker;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace ErpCrm.Tests;

/// <summary>Reads pages and submits their forms the way a browser without
/// script does: every field of the form, the changed ones replaced.</summary>
public sealed class TestBrowser
{
    private readonly HttpClient _client;

    internal TestBrowser(WebApplicationFactory<Program> factory, TestUser? user, string language)
    {
        _client = factory.CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(),
            new AnswerCheck());
        if (user is not null) _client.DefaultRequestHeaders.Add(TestSignIn.Header, user.Id.ToString());
        var culture = language switch { "ky" => "ky-KG", "ru" => "ru-RU", _ => "en-GB" };
        _client.DefaultRequestHeaders.Add("Cookie", $".AspNetCore.Culture=c={culture}|uic={culture}");
    }

    /// <summary>A browser of an application that runs as its own process; cookies are kept by the client.</summary>
    internal TestBrowser(HttpClient client) => _client = client;

    /// <summary>The plain client, for what is not a page.</summary>
    public HttpClient Http => _client;

    /// <summary>Reads a page; fails unless the answer is <paramref name="expected"/>.</summary>
    public async Task<IHtmlDocument> GetAsync(string url, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await _client.GetAsync(url);
        var html = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected,
            $"GET {url}: {(int)response.StatusCode}\n{html[..Math.Min(html.Length, 2000)]}");
        return await ParseAsync(html, url);
    }

    /// <summary>Submits the form that <paramref name="selector"/> finds,
    /// with the given values instead of what stands in it.</summary>
    public async Task<TestAnswer> SubmitAsync(IHtmlDocument page, string selector,
        params (string Name, string Value)[] values)
    {
        var form = page.QuerySelector(selector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form '{selector}' on {page.Url}.");
        return await PostAsync(form.GetAttribute("action") ?? page.Url, Merge(Fields(form), values));
    }

    /// <summary>Submits the form with files in its field of that name.</summary>
    public async Task<TestAnswer> UploadAsync(IHtmlDocument page, string selector, string field,
        params (string Name, byte[] Content)[] files)
    {
        var form = page.QuerySelector(selector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form '{selector}' on {page.Url}.");
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(form)) content.Add(new StringContent(value), name);
        foreach (var file in files) content.Add(new ByteArrayContent(file.Content), field, file.Name);
        return await SendAsync(form.GetAttribute("action") ?? page.Url, content);
    }

    /// <summary>Posts the fields as they are.</summary>
    public async Task<TestAnswer> PostAsync(string url, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await SendAsync(url, content);
    }

    private async Task<TestAnswer> SendAsync(string url, HttpContent content)
    {
        using var response = await _client.PostAsync(url, content);
        var html = await response.Content.ReadAsStringAsync();
        return new TestAnswer(response.StatusCode, response.Headers.Location?.ToString(), html,
            await ParseAsync(html, url)) { IsRefusal = response.Headers.Contains("X-Refused") };
    }

    /// <summary>What a browser would send for the form.</summary>
    public static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || element.HasAttribute("disabled")) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "file" or "submit" or "button" }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.AddRange(select.Options.Where(o => o.IsSelected)
                        .Select(o => new KeyValuePair<string, string>(name, o.Value)));
                    break;
            }
        }

        return fields;
    }

    /// <summary>Replaces the named fields; adds those the form does not have.</summary>
    public static List<KeyValuePair<string, string>> Merge(List<KeyValuePair<string, string>> fields,
        params (string Name, string Value)[] values)
    {
        var names = values.Select(v => v.Name).ToHashSet();
        return [.. fields.Where(f => !names.Contains(f.Key)),
            .. values.Select(v => new KeyValuePair<string, string>(v.Name, v.Value))];
    }

    private static async Task<IHtmlDocument> ParseAsync(string html, string url)
    {
        var context = BrowsingContext.New(Configuration.Default);
        return (IHtmlDocument)await context.OpenAsync(
            response => response.Content(html).Address("http://localhost" + url));
    }
}

/// <summary>The answer to a submitted form.</summary>
public sealed record TestAnswer(HttpStatusCode Status, string? Location, string Html, IHtmlDocument Page)
{
    /// <summary>Whether the page is told to look again at what it acts on.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Fails unless the form was saved and led on.</summary>
    public string Saved()
    {
        Assert.True(Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther && Location is not null,
            $"{(int)Status}\n{Html[..Math.Min(Html.Length, 3000)]}");
        return Location!;
    }
}
