using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ErpCrm.Demo;

namespace ErpCrm.Tests.Walker;

/// <summary>Fills in a form the way somebody would who knows nothing but what the page shows.</summary>
internal sealed class FormFiller(TestBrowser browser, DateOnly today)
{
    private static int _number;

    /// <summary>Names whose kind the page does not show.</summary>
    private static readonly Dictionary<string, string> Taught = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CurrentPassword"] = DemoCast.Password,
        ["Password"] = "seven horses cross the river",
        ["NewPassword"] = "seven horses cross the river",
        ["Percent"] = "0",
        ["Rate"] = "87.5",
        ["Host"] = "smtp.walked.example",
        ["PaymentLink"] = "",
        ["FiscalText"] = "",
    };

    public async Task<List<KeyValuePair<string, string>>> FillAsync(IHtmlFormElement form)
    {
        var number = Interlocked.Increment(ref _number);
        var fields = TestBrowser.Fields(form);
        foreach (var combo in form.QuerySelectorAll("ui-combo:has([aria-required])")) await ChooseAsync(combo, fields);
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || element.HasAttribute("disabled")
                || element.Closest("ui-combo") is not null)
                continue;
            if (ValueFor(element, name, number) is { } value) Set(fields, name, value);
        }

        Change(form, fields);
        Tick(form, fields);
        Press(form, fields);
        return fields;
    }

    // Something changes on a form that is full already: the first words on it.
    private static void Change(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        var words = form.QuerySelectorAll("input:not([type]), input[type=text], textarea").OfType<IHtmlElement>()
            .FirstOrDefault(
                e => e.Closest("ui-combo") is null && !e.HasAttribute("disabled") && !e.HasAttribute("inputmode")
                    && (e is IHtmlInputElement { Value: { Length: > 2 } }
                        or IHtmlTextAreaElement { Value: { Length: > 2 } }));
        if (words?.GetAttribute("name") is not { } name || Taught.ContainsKey(name)) return;
        Set(fields, name, fields.First(f => f.Key == name).Value + " w");
    }

    // A form that is nothing but boxes: the first one of each name.
    private static void Tick(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        foreach (var box in form.QuerySelectorAll("input[type=checkbox]:not([disabled])").OfType<IHtmlInputElement>()
            .Where(b => b.Name is not null && b.Value is not ("true" or "on"))
            .DistinctBy(b => b.Name))
        {
            if (fields.All(f => f.Key != box.Name)) fields.Add(new(box.Name!, box.Value));
        }
    }

    // The button that is pressed is sent too.
    private static void Press(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        if (form.QuerySelector("button[name]:not([type=button])") is IHtmlButtonElement {
            Name: { Length: > 0 } name } button && fields.All(f => f.Key != name))
            fields.Add(new(name, button.Value));
    }

    private string? ValueFor(IHtmlElement element, string name, int number)
    {
        var word = name.Split('.', ']')[^1];
        switch (element)
        {
            case IHtmlInputElement { Type: "hidden" or "checkbox" or "radio" or "file" or "submit" }:
                return null;
            case IHtmlInputElement { Value: "" } input:
                return Taught.GetValueOrDefault(word) ?? TextFor(input, number);
            case IHtmlTextAreaElement { Value: "" }:
                return $"Walked {number}";
            case IHtmlSelectElement select when select.Options.All(o => !o.IsSelected || o.Value.Length == 0):
                return select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value;
            default:
                return null;
        }
    }

    private string TextFor(IHtmlInputElement input, int number) => input.Type switch
    {
        "date" => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "email" => $"walker{number}@walked.example",
        "url" => "https://walked.example",
        "tel" => "+996 555 000000",
        "number" => "1",
        "time" => "09:00",
        _ when input.GetAttribute("inputmode") is "decimal" or "numeric" => "1",
        _ => $"Walked {number}",
    };

    // The first record that the picker offers.
    private async Task ChooseAsync(IElement combo, List<KeyValuePair<string, string>> fields)
    {
        if (combo.QuerySelector("input[type=hidden]") is not IHtmlInputElement { Name: { Length: > 0 } name,
            Value: "" })
            return;
        var address = combo.GetAttribute("data-url")!;
        var options = await browser.GetAsync(address);
        if (options.QuerySelector("[role=option][data-value]") is not { } option) return;
        Set(fields, name, option.GetAttribute("data-value")!);
        Set(fields, name + "Text", option.GetAttribute("data-text") ?? "");
    }

    private static void Set(List<KeyValuePair<string, string>> fields, string name, string value)
    {
        fields.RemoveAll(f => f.Key == name);
        fields.Add(new(name, value));
    }
}
