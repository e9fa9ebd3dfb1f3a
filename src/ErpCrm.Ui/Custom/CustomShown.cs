using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Custom;

/// <summary>The value of a record in a field of the company, as people read it.</summary>
public static class CustomShown
{
    private const int MostDecimals = 4;

    /// <summary>As text; empty for nothing.</summary>
    public static string Text(CustomField field, CustomValues values, IReadOnlyDictionary<Guid, string> people,
        IStringLocalizer<SharedText> texts, ReferenceNames? names = null) => field.Type switch
        {
            CustomType.Number => values.NumberOf(field.Key) is { } number
                ? Format.Number(number, DecimalsOf(number))
                : "",
            CustomType.Money => values.NumberOf(field.Key) is { } amount ? Format.Money(amount, field.Currency) : "",
            CustomType.Date => values.DayOf(field.Key) is { } day ? Format.Date(day) : "",
            CustomType.YesNo => values.FlagOf(field.Key) is { } flag ? texts[flag ? "Yes" : "No"].Value : "",
            CustomType.Choice => values.IdOf(field.Key) is { } id ? NameOf(field, id) : "",
            CustomType.Choices => string.Join(", ", values.IdsOf(field.Key).Select(id => NameOf(field, id))),
            CustomType.Person => values.IdOf(field.Key) is { } person ? people.GetValueOrDefault(person, "…") : "",
            CustomType.Reference => values.IdOf(field.Key) is { } record ? NameOf(field, record, names, texts) : "",
            _ => values.TextOf(field.Key) ?? "",
        };

    /// <summary>On a page and in a list; nothing is a dash.</summary>
    public static Html Markup(CustomField field, CustomValues values, IReadOnlyDictionary<Guid, string> people,
        IStringLocalizer<SharedText> texts, bool isShort = false, ReferenceNames? names = null)
    {
        var text = Text(field, values, people, texts, names);
        if (text.Length == 0) return Cells.Nothing;
        if (field.Type == CustomType.Reference)
            return names?.PageOf(field.Target, values.IdOf(field.Key)!.Value) is { } page
                ? Cells.Link(page, text)
                : Cells.Muted(text);
        return field.Type switch
        {
            CustomType.Link => Html.Of(
                $"<a class=\"link\" href=\"{text}\" target=\"_blank\" rel=\"noopener noreferrer\">{Address(text)}</a>"),
            CustomType.Person => Cells.Who(text),
            CustomType.Number or CustomType.Money or CustomType.Date =>
                Html.Of($"<span class=\"num nowrap\">{text}</span>"),
            CustomType.LongText when !isShort => Html.Of($"<span class=\"pre\">{text}</span>"),
            CustomType.LongText or CustomType.Text when isShort => Html.Of($"<span class=\"clip\" title=\"{text}\">{text}</span>"),
            _ => Html.Text(text),
        };
    }

    /// <summary>In a file: a figure, a day or a text.</summary>
    public static object? Exported(CustomField field, CustomValues values, IReadOnlyDictionary<Guid, string> people,
        IStringLocalizer<SharedText> texts, ReferenceNames? names = null) => field.Type switch
        {
            CustomType.Number or CustomType.Money => values.NumberOf(field.Key),
            CustomType.Date => values.DayOf(field.Key),
            // What the reader does not see, and what is gone, has no name in a file.
            CustomType.Reference => values.IdOf(field.Key) is { } record
                ? names?.Of(field.Target, record).Title
                : null,
            _ => Text(field, values, people, texts, names) is { Length: > 0 } text ? text : null,
        };

    /// <summary>What a record is called, or why it is not.</summary>
    public static string NameOf(
        CustomField field, Guid id, ReferenceNames? names, IStringLocalizer<SharedText> texts) =>
        names?.Of(field.Target, id) switch
        {
            { Title: { Length: > 0 } title } => title,
            { Title: not null } => Format.Nothing,
            { IsGone: true } => texts["No longer there"],
            _ => texts["Not visible to you"],
        };

    /// <summary>What stands in the form for the record that a reference names, and what is shown of it. What the reader
    /// does not see stays as it is, and is not said: neither its name nor its id.</summary>
    /// <param name="typed">An id, or what stands for it; empty for none.</param>
    public static (string Kept, string Text) Chosen(
        CustomField field, string typed, ReferenceNames? names, IStringLocalizer<SharedText> texts) =>
        Guid.TryParse(typed, out var id)
            ? (names?.Of(field.Target, id) is { Title: not null } ? typed : CustomInput.Same,
                NameOf(field, id, names, texts))
            : (typed, typed == CustomInput.Same ? texts["Not visible to you"].Value : "");

    private static string NameOf(CustomField field, Guid id) => field.ChoiceOf(id)?.Name.Said ?? "…";

    private static string Address(string link)
    {
        var shown = link.Split("://", 2)[^1].TrimEnd('/');
        return shown.Length > 40 ? shown[..39] + "…" : shown;
    }

    private static int DecimalsOf(decimal number)
    {
        for (var digits = 0; digits < MostDecimals; digits++)
        {
            if (Math.Round(number, digits) == number) return digits;
        }

        return MostDecimals;
    }
}
