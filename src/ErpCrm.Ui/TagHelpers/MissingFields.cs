using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>The fields that a step asks for, at the beginning of the form of the step: they are sent with it.</summary>
internal static class MissingFields
{
    private static readonly object Shown = new();

    public static void Keep(HttpContext http, FieldsMissingException missing) =>
        http.Items[typeof(FieldsMissingException)] = missing;

    /// <summary>Nothing where nothing is missing, or another form of the page has them already.</summary>
    public static Html Write(HttpContext http, ModelStateDictionary state)
    {
        if (http.Items[typeof(FieldsMissingException)] is not FieldsMissingException missing
            || !http.Items.TryAdd(Shown, true)) return Html.Empty;
        var services = http.RequestServices;
        var controls = new CustomControls(
            services.GetRequiredService<IStringLocalizer<SharedText>>(),
            services.GetRequiredService<ICustomFields>().Current, FormWords.Of(http),
            services.GetRequiredService<ReferenceNames>(), services.GetRequiredService<Assets>());
        var fields = missing.Fields.Select((field, i) => controls.Write(
            field, missing.Typed?.TextsOf(field) ?? [], ErrorOf(state, field), isLocked: false, isRequired: true,
            isFirst: i == 0));
        return Html.Of(
            $"{Hidden(CustomInput.Target, $"{missing.Record.Kind}:{missing.Record.Id}")}" +
            $"{Hidden(CustomInput.Shown, string.Join(',', missing.Fields.Select(field => field.Key)))}" +
            $"<div class=\"form-grid\">{Html.Join(fields)}</div>");
    }

    private static Html Hidden(string name, string value) =>
        Html.Of($"<input type=\"hidden\" name=\"{CustomInput.NameOf(name)}\" value=\"{value}\">");

    private static string? ErrorOf(ModelStateDictionary state, CustomField field) =>
        state.TryGetValue(CustomInput.NameOf(field.Key), out var entry)
            ? entry.Errors.FirstOrDefault()?.ErrorMessage
            : null;
}
