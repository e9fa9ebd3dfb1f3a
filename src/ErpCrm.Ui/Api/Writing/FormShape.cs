using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace ErpCrm.Ui.Api.Writing;

public enum FormFieldKind
{
    Text,
    Whole,
    Number,
    Money,
    Flag,
    Day,
    Id,
    Choice,
    Ids,
    Rows,
    Minutes,
    Custom,
}

/// <summary>A field of a form, as a body names it and as the form does.</summary>
/// <param name="IsHidden">It serves the page: no body has it.</param>
public sealed record FormField(string Name, string Form, FormFieldKind Kind, Type Values, bool IsHidden)
{
    public IReadOnlyList<FormField> Of { get; init; } = [];

    /// <summary>Null for a parameter of the action.</summary>
    internal PropertyInfo? Property { get; init; }

    /// <summary>Nothing stands for it.</summary>
    public bool IsNeeded { get; init; }
}

/// <summary>What an action of a page takes, read from its parameters: the contract of what programs send to it.
/// </summary>
public sealed class FormShape
{
    private static readonly string[] OfPages = ["Version", "ReturnUrl", "Back", "FromPage", "Id"];

    private FormShape(Type? form, IReadOnlyList<FormField> fields)
    {
        (Form, Fields) = (form, fields);
        if (form?.IsAssignableTo(typeof(ICustomForm)) == true)
            CustomKind = ((ICustomForm)Activator.CreateInstance(form)!).CustomKind;
    }

    /// <summary>Type of the form; null where the action takes single values.</summary>
    public Type? Form { get; }

    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>The kind of record whose fields of the company the form holds; null where it holds none.</summary>
    internal string? CustomKind { get; }

    public IEnumerable<FormField> Shown => Fields.Where(f => !f.IsHidden);

    internal static FormShape Of(
        ControllerActionDescriptor action, ApiAction declared, IReadOnlyCollection<string> route)
    {
        var fields = new List<FormField>();
        Type? form = null;
        foreach (var parameter in action.Parameters.OfType<ControllerParameterDescriptor>())
        {
            if (parameter.ParameterType == typeof(CancellationToken) || route.Contains(parameter.Name)
                || parameter.BindingInfo?.BindingSource == BindingSource.Services)
                continue;
            if (KindOf(parameter.ParameterType, null) is { } kind)
                fields.Add(Named(declared, parameter.Name, kind, parameter.ParameterType, null) with
                {
                    IsNeeded = parameter.ParameterType.IsValueType && parameter.ParameterType != typeof(bool)
                        && Nullable.GetUnderlyingType(parameter.ParameterType) is null
                        && !parameter.ParameterInfo.HasDefaultValue,
                });
            else fields.AddRange(PropertiesOf(form = parameter.ParameterType, declared));
        }

        return new FormShape(form, fields);
    }

    /// <summary>A form as its fields would be posted.</summary>
    internal static void Write(
        object form, IReadOnlyList<FormField> fields, string prefix, Dictionary<string, StringValues> values)
    {
        foreach (var field in fields.Where(f => f.Property is not null && f.Kind != FormFieldKind.Custom))
        {
            var (name, value) = (prefix + field.Form, field.Property!.GetValue(form));
            if (field.Kind == FormFieldKind.Ids)
                values[name] = new StringValues(
                    [.. ((IEnumerable)(value ?? Array.Empty<Guid>())).Cast<object>().Select(Text)]);
            else if (field.Kind == FormFieldKind.Rows)
            {
                var number = 0;
                foreach (var row in (IEnumerable)(value ?? Array.Empty<object>()))
                    Write(row, field.Of, $"{name}[{number++}].", values);
            }
            else values[name] = Text(value);
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<FormField> PropertiesOf(Type form, ApiAction declared)
    {
        var properties = form.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod?.IsPublic == true && !p.IsDefined(typeof(BindNeverAttribute)))
            .ToList();
        foreach (var property in properties)
        {
            if (KindOf(property.PropertyType, property) is not { } kind) continue;
            var isOfPicker = property.Name.EndsWith("Text", StringComparison.Ordinal)
                && properties.Exists(p => p.Name == property.Name[..^4]);
            var field = Named(declared, property.Name, kind, property.PropertyType, property);
            yield return field with
            {
                IsHidden = field.IsHidden || isOfPicker,
                Of = kind == FormFieldKind.Rows
                    ? [.. PropertiesOf(property.PropertyType.GetGenericArguments()[0], declared).Select(
                        f => f.Form == "Id" ? f with { IsHidden = false } : f)]
                    : [],
            };
        }
    }

    private static FormField Named(
        ApiAction declared, string form, FormFieldKind kind, Type type, PropertyInfo? property)
    {
        var renamed = declared.Names.FirstOrDefault(n => n.Value.Equals(form, StringComparison.OrdinalIgnoreCase)).Key;
        var name = renamed ?? JsonNamingPolicy.CamelCase.ConvertName(form);
        if (declared.IsInMinutes(name)) kind = FormFieldKind.Minutes;
        // A parameter that is an id in words only.
        else if (renamed is not null && property is null && name.EndsWith("Id", StringComparison.Ordinal))
            kind = FormFieldKind.Id;
        var isHidden = declared.Hides(form) || (renamed is null
            && OfPages.Contains(form, StringComparer.OrdinalIgnoreCase));
        return new FormField(name, form, kind, type, isHidden) { Property = property };
    }

    private static FormFieldKind? KindOf(Type type, PropertyInfo? property)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return FormFieldKind.Text;
        if (plain == typeof(int) || plain == typeof(long)) return FormFieldKind.Whole;
        if (plain == typeof(decimal))
            return property?.IsDefined(typeof(AmountAttribute)) == true ? FormFieldKind.Money : FormFieldKind.Number;
        if (plain == typeof(bool)) return FormFieldKind.Flag;
        if (plain == typeof(DateOnly)) return FormFieldKind.Day;
        if (plain == typeof(Guid)) return FormFieldKind.Id;
        if (plain.IsEnum) return FormFieldKind.Choice;
        if (type.IsAssignableTo(typeof(IEnumerable<Guid>))) return FormFieldKind.Ids;
        if (type == typeof(CustomInput)) return FormFieldKind.Custom;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)
            && type.GetGenericArguments()[0] is { IsClass: true } row && row != typeof(string))
            return property is null ? null : FormFieldKind.Rows;
        return null;
    }
}
