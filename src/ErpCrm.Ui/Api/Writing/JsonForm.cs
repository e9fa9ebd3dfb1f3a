using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace ErpCrm.Ui.Api.Writing;

/// <summary>Reads a body into the fields of a form. Types are kept strictly: a number in quotes is no number.</summary>
/// <param name="own">Keys of the fields of the company that the caller fills in this form.</param>
/// <param name="isWhole">Whether the values are those of the form as it stands: a currency is compared with it.
/// </param>
internal sealed class JsonForm(
    Dictionary<string, StringValues> values, IReadOnlySet<string> own, IStringLocalizer<SharedText> texts,
    bool isWhole)
{
    private IReadOnlyList<FormField> _all = [];
    private const int MostRows = 500;
    private readonly Dictionary<string, string> _currencies = new(StringComparer.Ordinal);

    public List<ApiError> Errors { get; } = [];

    public void Fill(JsonObject body, IReadOnlyList<FormField> fields, string prefix = "", string pointer = "")
    {
        if (prefix.Length == 0) _all = fields;
        foreach (var (name, node) in body)
        {
            var at = At(pointer, name);
            if (fields.FirstOrDefault(f => f.Name == name && !f.IsHidden) is not { } field)
                Errors.Add(new(at, "unknown-field", texts["This field is not known here."]));
            else Put(field, node, prefix, at);
        }

        foreach (var field in fields.Where(f => f.IsNeeded && !f.IsHidden && !body.ContainsKey(f.Name)))
            Errors.Add(new($"{pointer}/{field.Name}", "missing", texts["Fill in this field."]));
    }

    private void Put(FormField field, JsonNode? node, string prefix, string at)
    {
        var name = prefix + field.Form;
        switch (field.Kind)
        {
            case FormFieldKind.Rows:
                Rows(field, node, name, at);
                break;
            case FormFieldKind.Ids:
                Ids(node, name, at);
                break;
            case FormFieldKind.Custom:
                Custom(node, name, at);
                break;
            case FormFieldKind.Money when node is JsonObject money:
                Money(money, prefix, name, at);
                break;
            default:
                if (node is null) values[name] = "";
                else if (TextOf(field.Kind, node) is { } text) values[name] = text;
                else Errors.Add(new(at, "wrong-type", texts["This value is not understood."]));
                break;
        }
    }

    private static string? TextOf(FormFieldKind kind, JsonNode node)
    {
        if (node is not JsonValue value) return null;
        var type = value.GetValueKind();
        return kind switch
        {
            FormFieldKind.Flag => type switch
            {
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            },
            FormFieldKind.Whole when type == JsonValueKind.Number && value.TryGetValue<long>(out var whole) =>
                whole.ToString(CultureInfo.InvariantCulture),
            FormFieldKind.Minutes when type == JsonValueKind.Number && value.TryGetValue<int>(out var minutes)
                && minutes >= 0 => string.Create(CultureInfo.InvariantCulture, $"{minutes}m"),
            FormFieldKind.Number when type == JsonValueKind.Number && value.TryGetValue<decimal>(out var number) =>
                number.ToString(CultureInfo.InvariantCulture),
            FormFieldKind.Text or FormFieldKind.Day or FormFieldKind.Choice when type == JsonValueKind.String =>
                value.GetValue<string>(),
            FormFieldKind.Id when type == JsonValueKind.String && Guid.TryParse(value.GetValue<string>(), out var id) =>
                id.ToString(),
            _ => null,
        };
    }

    // {"amount": "1200.00", "currency": "EUR"}: of a form there is one currency, whoever says it.
    private void Money(JsonObject money, string prefix, string name, string at)
    {
        foreach (var (part, node) in money)
        {
            if (part is not ("amount" or "currency"))
                Errors.Add(new($"{at}/{part}", "unknown-field", texts["This field is not known here."]));
            else if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String
                || (part == "amount" && PageCall.NumberOf(value.GetValue<string>()) is null))
                Errors.Add(new($"{at}/{part}", "wrong-type", texts["This value is not understood."]));
            else if (part == "amount") values[name] = value.GetValue<string>();
            else Currency(value.GetValue<string>(), prefix, $"{at}/{part}");
        }
    }

    private void Currency(string currency, string prefix, string at)
    {
        var field = values.ContainsKey(prefix + "Currency") ? prefix + "Currency" : "Currency";
        if (!_all.Any(f => f is { Form: "Currency", IsHidden: false }))
        {
            // The record has its own: another one is never taken for it.
            var own = values.GetValueOrDefault("Currency").ToString();
            if (isWhole && own != currency)
                Errors.Add(new(at, "other-currency", own.Length > 0
                    ? texts["This amount is in {0}.", own]
                    : texts["This field is not known here."]));
            return;
        }

        if (_currencies.TryGetValue(field, out var said) && said != currency)
            Errors.Add(new(at, "other-currency", texts["This amount is in {0}.", said]));
        values[field] = _currencies[field] = currency;
    }

    private void Rows(FormField field, JsonNode? node, string name, string at)
    {
        foreach (var old in values.Keys.Where(k => k.StartsWith(name + "[", StringComparison.Ordinal)).ToList())
            values.Remove(old);
        if (node is null) return;
        if (node is not JsonArray { Count: <= MostRows } rows)
        {
            Errors.Add(new(at, "wrong-type", texts["This value is not understood."]));
            return;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is JsonObject row) Fill(row, field.Of, $"{name}[{i}].", $"{at}/{i}");
            else Errors.Add(new($"{at}/{i}", "wrong-type", texts["This value is not understood."]));
        }
    }

    private void Ids(JsonNode? node, string name, string at)
    {
        var ids = node is JsonArray { Count: <= MostRows } array
            ? array.Select(item => item is null ? null : TextOf(FormFieldKind.Id, item)).ToList()
            : [];
        if (node is not (null or JsonArray { Count: <= MostRows }) || ids.Contains(null))
            Errors.Add(new(at, "wrong-type", texts["This value is not understood."]));
        values[name] = new StringValues([.. ids]);
    }

    private static string At(string pointer, string name) => pointer + "/"
        + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    // Which fields there are, the company says; what is not named stays as it is.
    private void Custom(JsonNode? node, string name, string at)
    {
        if (node is not JsonObject fields)
        {
            Errors.Add(new(at, "wrong-type", texts["This value is not understood."]));
            return;
        }

        values[$"{name}.{CustomInput.Shown}"] = string.Join(',', fields.Select(f => f.Key).Where(own.Contains));
        foreach (var (key, value) in fields)
        {
            if (!own.Contains(key))
            {
                Errors.Add(new(At(at, key), "unknown-field", texts["This field is not known here."]));
                continue;
            }

            values[$"{name}.{key}"] = value is JsonArray several
                ? new StringValues([.. several.Select(CustomText)])
                : CustomText(value);
        }
    }

    private static string CustomText(JsonNode? node) => node switch
    {
        // With its currency: another one than the field's is refused.
        JsonObject money when money["amount"] is { } amount => $"{CustomText(amount)} {CustomText(money["currency"])}",
        JsonObject link when link["id"] is { } part => CustomText(part),
        // As it was read by whoever does not see which record it is.
        JsonObject link when link.ContainsKey("id") => CustomInput.Same,
        JsonValue value when value.GetValueKind() is JsonValueKind.True => "yes",
        JsonValue value when value.GetValueKind() is JsonValueKind.False => "no",
        JsonValue value when value.GetValueKind() is JsonValueKind.Number
            && value.TryGetValue<decimal>(out var number) => number.ToString(CultureInfo.CurrentCulture),
        JsonValue value => value.ToString(),
        _ => "",
    };
}
