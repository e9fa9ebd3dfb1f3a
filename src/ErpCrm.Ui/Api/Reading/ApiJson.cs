using System.Globalization;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>Values as the API writes them: money as decimal texts with its currency, days and instants by ISO 8601 in
/// UTC, minutes as whole numbers, other records by id and title.</summary>
internal static class ApiJson
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static JsonNode? Write(Field field, object? value, string? title, string? currency, string baseCurrency) =>
        (field.Type, value) switch
        {
            (_, null) => null,
            (FieldType.Money, decimal amount) => Money(amount, currency is { Length: > 0 } ? currency : baseCurrency),
            (FieldType.Person or FieldType.Record, Guid id) => Link(id, title),
            (_, decimal number) => JsonValue.Create(Plain(number)),
            (_, DateOnly day) => Day(day),
            (_, DateTime utc) => utc.ToString(Instant, CultureInfo.InvariantCulture),
            (_, bool flag) => flag,
            (_, int number) => number,
            (_, long number) => number,
            (_, double number) => number,
            (_, Guid id) => id.ToString(),
            _ => value.ToString(),
        };

    public static JsonNode? Write(
        CustomField field, CustomValues values, CustomCatalogue catalogue, ReferenceNames names) => field.Type switch
    {
        CustomType.Number => values.NumberOf(field.Key) is { } number ? JsonValue.Create(Plain(number)) : null,
        CustomType.Money => values.NumberOf(field.Key) is { } amount ? Money(amount, field.Currency) : null,
        CustomType.Date => values.DayOf(field.Key) is { } day ? Day(day) : null,
        CustomType.YesNo => values.FlagOf(field.Key) is { } flag ? JsonValue.Create(flag) : null,
        CustomType.Choice => values.IdOf(field.Key) is { } id ? Link(id, field.ChoiceOf(id)?.Name.Said) : null,
        CustomType.Person => values.IdOf(field.Key) is { } id
            ? Link(id, catalogue.People.GetValueOrDefault(id))
            : null,
        CustomType.Reference => values.IdOf(field.Key) is { } id ? Link(names.Of(field.Target, id)) : null,
        CustomType.Choices => new JsonArray(
            [.. values.IdsOf(field.Key).Select(id => Link(id, field.ChoiceOf(id)?.Name.Said))]),
        _ => values.TextOf(field.Key),
    };

    public static JsonObject Link(Guid id, string? title) => new() { ["id"] = id.ToString(), ["title"] = title };

    // Of what the caller does not see it says that it is there, and no more.
    private static JsonObject Link(ReferenceName named) => new()
    {
        ["id"] = named.Title is null ? null : named.Id.ToString(), ["title"] = named.Title,
    };

    // With the decimals of the currency, and more where a price has them.
    private static JsonObject Money(decimal amount, string currency)
    {
        var digits = Currencies.IsKnown(currency) ? Currencies.Digits(currency) : 2;
        var format = "0." + new string('0', digits) + new string('#', 10);
        return new() { ["amount"] = amount.ToString(format, CultureInfo.InvariantCulture), ["currency"] = currency };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Without the zeros that the database keeps.
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
