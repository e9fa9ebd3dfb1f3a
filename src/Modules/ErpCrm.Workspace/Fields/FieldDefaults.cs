using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Workspace.Fields;

/// <summary>What a new record begins with: typed by the name of a choice, kept as a record keeps it.</summary>
internal static class FieldDefaults
{
    /// <summary>A day, a person and a long text of the past fit no new record.</summary>
    public static bool IsOffered(CustomType? type) => type is CustomType.Text or CustomType.Number or CustomType.Money
        or CustomType.YesNo or CustomType.Choice;

    /// <returns>JSON, or what is wrong.</returns>
    public static (string Json, string? Refusal) Read(CustomField field, string? typed, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(typed) || !IsOffered(field.Type)) return ("", null);
        var text = typed.Trim();
        if (field.Type == CustomType.Choice)
            text = field.Choices.FirstOrDefault(c => Says(c, text))?.Id.ToString() ?? text;
        var (value, refusal) = CustomReading.Read(field, [text], CustomValues.Of(null), new Dictionary<Guid, string>(),
            today);
        return (value?.ToJsonString() ?? "", refusal);
    }

    public static string Typed(CustomField field)
    {
        if (field.Default.Length == 0) return "";
        var values = CustomValues.Of($"{{\"{field.Key}\":{field.Default}}}");
        return field.Type switch
        {
            CustomType.Number or CustomType.Money => Format.Input(values.NumberOf(field.Key)),
            CustomType.YesNo => values.FlagOf(field.Key) == true ? "yes" : "no",
            CustomType.Choice => values.IdOf(field.Key) is { } id ? field.ChoiceOf(id)?.Name.Said ?? "" : "",
            _ => values.TextOf(field.Key) ?? "",
        };
    }

    private static bool Says(CustomChoice choice, string text) =>
        choice.Name.All.Any(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
}
