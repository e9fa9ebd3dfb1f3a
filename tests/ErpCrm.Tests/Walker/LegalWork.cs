using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// Somebody who may do everything does something, again and again:
/// follows links, finds a form, fills it with other amounts, days and choices, and
/// sends it. What the application takes is legal work; what it refuses is not done.
/// </summary>
internal sealed class LegalWork(WalkerApp app, int seed)
{
    private const int Hops = 4;

    /// <summary>Where work begins; records that are made on the way are found from their lists.</summary>
    private static readonly string[] Desks =
    [
        "/finance/payments", "/finance/payments?tab=credit", "/finance/invoices", "/finance/invoices?tab=draft",
        "/finance/invoices?tab=all", "/finance/credit-notes", "/finance/unbilled",
        "/finance/expenses?tab=all", "/finance/exchange-rates", "/projects/projects", "/projects/time",
        "/projects/time/approvals", "/crm/deals/list", "/crm/leads", "/crm/companies", "/resources/people",
        "/resources/bookings",
    ];

    // Who may do what is proved elsewhere, and who locks himself out does no more work.
    private static readonly string[] NotWork = ["/identity/", "/settings", "/preferences"];
    private readonly Random _chance = new(seed);
    private readonly TestBrowser _browser = app.Browser(app.Owner);

    /// <summary>What was taken, in order.</summary>
    public List<string> Done { get; } = [];

    public List<string> Refused { get; } = [];

    public async Task DoAsync(int deeds)
    {
        for (var tries = 0; Done.Count < deeds && tries < deeds * 6; tries++)
        {
            await WorkAsync(Desks[_chance.Next(Desks.Length)]);
            if (tries % 10 == 9) app.Time.Advance(TimeSpan.FromHours(_chance.Next(1, 30)));
        }

        await app.DrainAsync();
    }

    private async Task WorkAsync(string url)
    {
        for (var hop = 0; hop < Hops; hop++)
        {
            using var answer = await _browser.Http.GetAsync(url);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html") return;
            var page = await SiteMap.ParseAsync(await answer.Content.ReadAsStringAsync(), url);
            var forms = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().Where(IsWork).ToList();
            if (forms.Count > 0 && _chance.Next(3) > 0)
            {
                await SendAsync(url, forms[_chance.Next(forms.Count)]);
                return;
            }

            var links = page.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Where(IsWork)
                .Distinct()
                .ToList();
            if (links.Count == 0) return;
            url = links[_chance.Next(links.Count)];
        }
    }

    private async Task SendAsync(string url, IHtmlFormElement form)
    {
        var fields = await new FormFiller(_browser, app.Today).FillAsync(form);
        Vary(form, fields);
        var action = form.GetAttribute("action") is { Length: > 0 } stated ? stated : url;
        var answer = await _browser.PostAsync(action, fields);
        Assert.True((int)answer.Status < 500, $"{(int)answer.Status} {action}: {string.Join('&', fields)}");
        var told = fields.Where(f => f.Value.Length is > 0 and < 40
            && !f.Key.StartsWith("__", StringComparison.Ordinal));
        var deed = $"{action}: {string.Join(' ', told.Select(f => $"{f.Key}={f.Value}"))}";
        (answer.Status is HttpStatusCode.SeeOther or HttpStatusCode.Found or HttpStatusCode.NoContent ? Done : Refused)
            .Add(deed);
    }

    private void Vary(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        foreach (var element in form.Elements.OfType<IHtmlElement>().Where(
            e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")
                && e.Closest("ui-combo") is null))
        {
            var index = fields.FindIndex(f => f.Key == element.GetAttribute("name"));
            if (index < 0 || Other(element, fields[index].Value) is not { } other) continue;
            fields[index] = new(fields[index].Key, other);
        }
    }

    private string? Other(IHtmlElement element, string value) => element switch
    {
        IHtmlSelectElement select when _chance.Next(3) == 0 => select.Options.Where(o => !o.IsDisabled)
            .ElementAtOrDefault(_chance.Next(select.Options.Length))?.Value,
        IHtmlInputElement { Type: "date" } when _chance.Next(6) == 0
            && DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) =>
            day.AddDays(-_chance.Next(1, 20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IHtmlInputElement { Type: not ("hidden" or "date" or "checkbox" or "radio") }
            when element.GetAttribute("inputmode") is "decimal" or "numeric" && _chance.Next(2) == 0 => Amount(value),
        _ => null,
    };

    private string? Amount(string value)
    {
        if (!decimal.TryParse(value, NumberStyles.Number, CultureInfo.GetCultureInfo("en-GB"), out var amount))
            return null;
        var other = amount * new[] { 0.1m, 0.333m, 0.5m, 1.1m, 2m }[_chance.Next(5)];
        return Math
            .Round(other, amount == Math.Round(amount) && _chance.Next(2) == 0 ? 0 : 2, MidpointRounding.AwayFromZero)
            .ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsWork(IHtmlFormElement form) =>
        form.GetAttribute("method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true
            && form.GetAttribute("enctype") != "multipart/form-data"
            && IsWork(form.GetAttribute("action") ?? "");

    private static bool IsWork(string address) =>
        !NotWork.Any(start => address.StartsWith(start, StringComparison.Ordinal))
            && !address.Contains("/pdf", StringComparison.Ordinal)
            && !address.Contains("export", StringComparison.Ordinal);
}
