using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists.Filters;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>Says a condition of the API in the language in which lists are asked: there is one, for both.</summary>
internal static class ConditionText
{
    /// <returns>Null when nothing of this type can be asked so.</returns>
    public static string? Of(FieldType type, ApiCondition asked) => (asked.How, type, asked.Text) switch
    {
        ("", _, var text) => text,
        ("empty", _, "true") => EmptyTest.Empty,
        ("empty", _, "false") => EmptyTest.Filled,
        ("eq", FieldType.Text, var text) => $"is:{text}",
        ("eq", FieldType.Flag, var text) => text switch { "true" => "yes", "false" => "no", _ => null },
        ("eq" or "in", _, var text) when type != FieldType.Text => text,
        ("in", FieldType.Text, var text) => $"any:{text.Replace(',', '|')}",
        ("ne", FieldType.Text, var text) => $"none:{text}",
        ("ne", _, var text) when IsOneOfSome(type) => $"!{text}",
        ("contains", FieldType.Text, var text) => $"has:{text}",
        ("gte", _, var text) when IsRange(type) => $"{text}..",
        ("lte", _, var text) when IsRange(type) => $"..{text}",
        _ => null,
    };

    private static bool IsOneOfSome(FieldType type) =>
        type is FieldType.Choice or FieldType.Person or FieldType.Record or FieldType.Option or FieldType.Options;

    private static bool IsRange(FieldType type) => type is FieldType.Number or FieldType.Money or FieldType.Percent
        or FieldType.Duration or FieldType.Date or FieldType.Moment;
}
