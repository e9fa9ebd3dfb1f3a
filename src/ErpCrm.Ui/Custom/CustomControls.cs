using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Custom;

/// <summary>A field of the company as it stands in a form: label, control, help and what is wrong with it.</summary>
/// <param name="names">What the records are called that fields name; they were loaded.</param>
public sealed class CustomControls(
    IStringLocalizer<SharedText> texts, CustomCatalogue catalogue, FormWords words, ReferenceNames? names = null,
    Assets? assets = null)
{
    private const int FigureLength = 40;

    /// <param name="typed">What stands in it.</param>
    /// <param name="error">What is wrong with it; null for nothing.</param>
    /// <param name="isRequired">Whether it must be filled in here; null as the field says.</param>
    /// <param name="isFirst">The form begins with it.</param>
    public Html Write(CustomField field, IReadOnlyList<string> typed, string? error, bool isLocked,
        bool? isRequired = null, bool isFirst = false)
    {
        field = field with { IsRequired = isRequired ?? field.IsRequired };
        var (name, id) = (CustomInput.NameOf(field.Key), IdOf(field));
        words.Label(name, field.Name.Said);
        var optional = field.IsRequired
            ? Html.Empty
            : Html.Of($" <span class=\"opt\">{texts["optional"].Value}</span>");
        var hint = field.Help.Said is { Length: > 0 } help
            ? Html.Of($"<span class=\"hint\" id=\"{id}-hint\">{help}</span>")
            : Html.Empty;
        var tail = Html.Of($"{hint}<span class=\"error\" id=\"{id}-error\" data-valmsg-for=\"{name}\">{error}</span>");
        if (field.Type == CustomType.Choices)
            return Html.Of(
                $"<fieldset class=\"field c12 choices\" aria-describedby=\"{id}-error\">" +
                $"<legend class=\"label\">{field.Name.Said}{optional}</legend>{Boxes(field, typed, isLocked)}{tail}</fieldset>");
        var control = Control(field, typed.Count > 0 ? typed[0] : "", error is not null, isLocked, isFirst);
        var labelled = field.Type == CustomType.Reference ? id + CustomInput.TextSuffix : id;
        return Html.Of(
            $"<div class=\"field {WidthOf(field.Type)}\"><label for=\"{labelled}\">{field.Name.Said}{optional}</label>{control}{tail}</div>");
    }

    private Html Control(CustomField field, string value, bool isWrong, bool isLocked, bool isFirst)
    {
        var (name, id) = (CustomInput.NameOf(field.Key), IdOf(field));
        var described = field.Help.Said.Length > 0 ? $"{id}-hint {id}-error" : $"{id}-error";
        var flags = Html.Raw((isWrong ? " aria-invalid=\"true\"" : "")
            + (field.IsRequired ? " aria-required=\"true\"" : "") + (isLocked ? " disabled" : "")
            + (isFirst ? " autofocus" : ""));
        var state = Html.Of($"id=\"{id}\" name=\"{name}\" aria-describedby=\"{described}\"{flags}");
        return field.Type switch
        {
            CustomType.Reference => Combo(field, value, Html.Of($"aria-describedby=\"{described}\"{flags}"), isLocked),
            CustomType.LongText => Html.Of(
                $"<textarea class=\"textarea\" rows=\"3\" maxlength=\"{CustomReading.LongTextLength}\" {state}>{value}</textarea>"),
            CustomType.Number => Figure(state, value),
            CustomType.Money => Html.Of(
                $"<div class=\"affix\">{Figure(state, value)}" +
                $"<span class=\"suffix\" aria-hidden=\"true\">{Format.Currency(field.Currency)}</span></div>"),
            CustomType.Date => Html.Of(
                $"<ui-date data-label=\"{texts["Choose a day"].Value}\">" +
                $"{Input(state, value, "date", Html.Empty)}</ui-date>"),
            CustomType.Link => Input(state, value, "text", Html.Of(
                $" inputmode=\"url\" maxlength=\"{CustomReading.LinkLength}\" placeholder=\"https://\"")),
            CustomType.Text => Input(state, value, "text", Html.Of($" maxlength=\"{CustomReading.TextLength}\"")),
            _ => Select(field, value, state),
        };
    }

    private static Html Figure(Html state, string value) =>
        Input(state, value, "text", Html.Of($" inputmode=\"decimal\" maxlength=\"{FigureLength}\""));

    private static Html Input(Html state, string value, string type, Html more) => Html.Of(
        $"<input class=\"input\" type=\"{type}\" value=\"{value}\" autocomplete=\"off\" {state}{more}>");

    // The combo box of every form.
    private Html Combo(CustomField field, string value, Html state, bool isLocked)
    {
        var (name, id) = (CustomInput.NameOf(field.Key), IdOf(field));
        var (kept, text) = CustomShown.Chosen(field, value, names, texts);
        var hidden = Html.Of($"type=\"hidden\" id=\"{id}\" name=\"{name}\" value=\"{kept}\"");
        var list = $"{id}-list";
        return Html.Of(
            $"<ui-combo data-url=\"{field.OptionsUrl}\"><input {hidden}{Html.Raw(isLocked ? " disabled" : "")}>" +
            $"<input class=\"input\" id=\"{id}{CustomInput.TextSuffix}\" name=\"{name}{CustomInput.TextSuffix}\" value=\"{text}\" " +
            $"role=\"combobox\" aria-expanded=\"false\" aria-controls=\"{list}\" aria-autocomplete=\"list\" autocomplete=\"off\" " +
            $"spellcheck=\"false\" placeholder=\"{texts["Start typing a name"].Value}\" {state}>" +
            $"{Html.Raw(assets?.Icon("chevron-down", "ic-sm") ?? "")}<div class=\"menu combo\" id=\"{list}\" role=\"listbox\" " +
            $"popover=\"manual\" aria-label=\"{field.Name.Said}\"></div></ui-combo>");
    }

    private Html Select(CustomField field, string value, Html state)
    {
        var empty = field.IsRequired ? texts["Choose"].Value : "";
        var options = OptionsOf(field, [value]).Select(option =>
        {
            words.Value(CustomInput.NameOf(field.Key), option.Value, option.Text);
            var chosen = Html.Raw(Same(option.Value, value) ? " selected" : "");
            return Html.Of($"<option value=\"{option.Value}\"{chosen}>{option.Text}</option>");
        });
        return Html.Of(
            $"<select class=\"select\" {state}><option value=\"\">{empty}</option>{Html.Join(options)}</select>");
    }

    private Html Boxes(CustomField field, IReadOnlyList<string> typed, bool isLocked)
    {
        var name = CustomInput.NameOf(field.Key);
        var boxes = OptionsOf(field, typed).Select(option =>
        {
            words.Value(name, option.Value, option.Text);
            var state = (typed.Any(text => Same(text, option.Value)) ? " checked" : "") + (isLocked ? " disabled" : "");
            return Html.Of(
                $"<label class=\"choice\"><input class=\"check\" type=\"checkbox\" name=\"{name}\" value=\"{option.Value}\"" +
                $"{Html.Raw(state)}><span>{option.Text}</span></label>");
        });
        return Html.Of($"<div class=\"choice-list\">{Html.Join(boxes)}</div>");
    }

    // A choice that is retired is offered to who has it, and so is who has left.
    private IEnumerable<(string Value, string Text)> OptionsOf(CustomField field, IReadOnlyList<string> chosen) =>
        field.Type switch
        {
            CustomType.YesNo => [("yes", texts["Yes"].Value), ("no", texts["No"].Value)],
            CustomType.Person => catalogue.People
                .Where(p => catalogue.Offered.ContainsKey(p.Key) || chosen.Any(text => Same(text, p.Key.ToString())))
                .OrderBy(p => p.Value, StringComparer.CurrentCultureIgnoreCase)
                .Select(p => (p.Key.ToString(), p.Value)),
            _ => field.Choices
                .Where(c => !c.IsRetired || chosen.Any(text => Same(text, c.Id.ToString())))
                .Select(c => (c.Id.ToString(), c.Name.Said)),
        };

    private static string WidthOf(CustomType type) => type == CustomType.LongText ? "c12" : "c6";

    private static string IdOf(CustomField field) => $"Custom_{field.Key}";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
