using System.Globalization;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.TagHelpers;

namespace ErpCrm.Ui.Lists;

/// <summary>What stands in the cells of lists.</summary>
public static class Cells
{
    /// <summary>No value.</summary>
    public static Html Nothing { get; } = Html.Of($"<span class=\"muted\">{Format.Nothing}</span>");

    public static Html Text(string? text) => string.IsNullOrEmpty(text) ? Nothing : Html.Text(text);

    public static Html Muted(string? text) =>
        string.IsNullOrEmpty(text) ? Html.Empty : Html.Of($"<span class=\"muted\">{text}</span>");

    /// <summary>A remark beside the name.</summary>
    public static Html Beside(string? text) =>
        string.IsNullOrEmpty(text) ? Html.Empty : Html.Of($"<span class=\"muted small\"> · {text}</span>");

    /// <summary>The name of the row, which opens its record.</summary>
    public static Html Name(string url, string? text) =>
        Html.Of($"<a class=\"rowlink strong\" href=\"{url}\">{text}</a>");

    /// <summary>The number of the row, which opens its record.</summary>
    public static Html Code(string url, string? text) =>
        Html.Of($"<a class=\"rowlink strong code\" href=\"{url}\">{text}</a>");

    /// <summary>The same, opened in the sheet beside the list.</summary>
    public static Html InSheet(string url, string? text, string css = "rowlink strong") =>
        Html.Of($"<a class=\"{css}\" href=\"{url}\" hx-get=\"{url}\" hx-target=\"#sheet\" hx-push-url=\"false\">{text}</a>");

    /// <summary>Another record.</summary>
    public static Html Link(string url, string? text, string css = "link") =>
        Html.Of($"<a class=\"{css}\" href=\"{url}\">{text}</a>");

    public static Html Badge(string? tone, string text) =>
        Html.Of($"<span class=\"{Classes("badge", tone is "gray" ? null : tone)}\">{text}</span>");

    /// <summary>Somebody, or a company (<paramref name="square"/>), with initials.</summary>
    public static Html Who(string? name, Html? shown = null, bool square = false) => string.IsNullOrEmpty(name)
        ? Nothing
        : Html.Of(
            $"<div class=\"who\">{AvatarTagHelper.Markup(name, square)}<span>{shown ?? Html.Text(name)}</span></div>");

    public static Html Money(decimal? value, string currency, int? digits = null) =>
        value is null or 0
            ? Nothing
            : Html.Of($"<span class=\"num nowrap\">{Format.Money(value.Value, currency, digits)}</span>");

    public static Html Figure(decimal? value, int digits = 0) =>
        value is { } v && Format.Figure(v, digits) is var text && text != Format.Nothing ? Html.Text(text) : Nothing;

    /// <summary>A day; <paramref name="isShort"/> without its year.</summary>
    public static Html Date(DateOnly? day, bool isShort = false) => day is { } d
        ? Html.Of(
            $"<time class=\"num nowrap\" datetime=\"{d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\">{(isShort ? Format.Day(d) : Format.Date(d))}</time>")
        : Nothing;

    private static string Classes(params string?[] names) => Markup.Classes(names);
}
