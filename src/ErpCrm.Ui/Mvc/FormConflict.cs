using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;

namespace ErpCrm.Ui.Mvc;

/// <summary>Two versions of one form, field by field.</summary>
/// <param name="Version">Version of theirs: mine replaces it when the form is posted again.</param>
public sealed record FormConflict(int? Version, IReadOnlyList<ConflictField> Fields)
{
    private const string VersionProperty = "Version";
    private const string TextSuffix = "Text";

    /// <summary>Compares the simple public properties; a picker's <c>XText</c> is shown for its <c>X</c>.</summary>
    public static FormConflict Between<TForm>(TForm mine, TForm theirs)
        where TForm : class
    {
        var properties = typeof(TForm).GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0).ToDictionary(p => p.Name);
        var fields = new List<ConflictField>();
        foreach (var property in properties.Values)
        {
            if (property.GetCustomAttribute<ComparedByRowAttribute>() is not null) fields.AddRange(RowsOf(property, mine, theirs));
            if (property.Name == VersionProperty || !IsSimple(property.PropertyType) || IsTextOfPicker(property.Name, properties)) continue;
            var (my, their) = (property.GetValue(mine), property.GetValue(theirs));
            if (Equals(Normal(my), Normal(their))) continue;
            var text = properties.GetValueOrDefault(property.Name + TextSuffix);
            fields.Add(new ConflictField(
                property.Name,
                property.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? Texts.Words(property.Name),
                Shown(text?.GetValue(theirs) ?? their),
                Shown(text?.GetValue(mine) ?? my),
                Format.Input(their),
                text?.GetValue(theirs) as string));
        }

        return new FormConflict(properties.GetValueOrDefault(VersionProperty)?.GetValue(theirs) as int?, fields);
    }

    private static IEnumerable<ConflictField> RowsOf(PropertyInfo property, object mine, object theirs)
    {
        var (my, their) = (Rows(property.GetValue(mine)), Rows(property.GetValue(theirs)));
        var columns = property.PropertyType.GetGenericArguments()[0].GetProperties().Where(p => p is { CanRead: true, CanWrite: true } && IsSimple(p.PropertyType)).ToList();
        return from row in Enumerable.Range(0, Math.Max(my.Count, their.Count))
               from column in columns
               let mineValue = row < my.Count ? column.GetValue(my[row]) : null
               let theirValue = row < their.Count ? column.GetValue(their[row]) : null
               where !Equals(Normal(mineValue), Normal(theirValue))
               select new ConflictField($"{property.Name}[{row}].{column.Name}", Texts.Words(column.Name), Shown(theirValue), Shown(mineValue), Format.Input(theirValue), null, row + 1);
    }

    private static List<object> Rows(object? list) => list is System.Collections.IEnumerable rows ? [.. rows.Cast<object>()] : [];

    private static bool IsTextOfPicker(string name, Dictionary<string, PropertyInfo> properties) =>
        name.EndsWith(TextSuffix, StringComparison.Ordinal) && properties.ContainsKey(name[..^TextSuffix.Length]);

    private static bool IsSimple(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(Guid);
    }

    private static object? Normal(object? value) => value is string text ? (string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim()) : value;

    private static string Shown(object? value) => value switch
    {
        null or "" => Format.Nothing,
        DateOnly date => Format.Date(date),
        decimal number => number.ToString("#,0.##", System.Globalization.CultureInfo.CurrentCulture),
        bool yes => yes ? "✓" : Format.Nothing,
        _ => value.ToString()!,
    };
}

/// <summary>A field that differs.</summary>
/// <param name="Name">Property and form field.</param>
/// <param name="Label">English words, used when the form shows no label.</param>
/// <param name="Theirs">As people read it.</param>
/// <param name="Mine">As people read it.</param>
/// <param name="TheirsValue">As it stands in the form field.</param>
/// <param name="TheirsText">Shown text of a picker, or null.</param>
/// <param name="Row">Number of the row it stands in, when the form has rows.</param>
public sealed record ConflictField(string Name, string Label, string Theirs, string Mine, string TheirsValue, string? TheirsText, int? Row = null);

/// <summary>
/// Rows of a form that a conflict compares one by one. The form shows as many rows as the longer version has, so that each can be
/// taken over.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ComparedByRowAttribute : Attribute;
