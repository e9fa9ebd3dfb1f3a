using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;

namespace ErpCrm.Ui.Mvc;

/// <summary>Two versions of one form, field by field.</summary>
/// <param name="Version">Version of theirs: mine replaces it when the form is posted again.</param>
/// <param name="IsWhole">Whether every field was compared; else the form
/// has rows of which nobody can say that they are the same.</param>
public sealed record FormConflict(int? Version, IReadOnlyList<ConflictField> Fields, bool IsWhole)
{
    private const string VersionProperty = "Version";
    private const string TextSuffix = "Text";

    /// <summary>
    /// Compares the simple public properties, chosen ids one by one, and
    /// the rows that ask for it (<see cref="ComparedByRowAttribute"/>);
    /// a picker's <c>XText</c> is shown for its <c>X</c>.
    /// </summary>
    /// <param name="isPosted">Whether a field was in what was posted; one that the form
    /// did not show is not compared. A box that is not ticked is never posted.</param>
    /// <param name="recordOf">What stands in the form for a record that a field of the company names, and what its
    /// reader sees of it; null where no form has such fields.</param>
    public static FormConflict Between<TForm>(TForm mine, TForm theirs, Func<string, bool>? isPosted = null,
        Func<CustomField, string, (string Kept, string Text)>? recordOf = null)
        where TForm : class
    {
        var properties = typeof(TForm).GetProperties().Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
            .ToDictionary(p => p.Name);
        var fields = new List<ConflictField>();
        var isWhole = true;
        foreach (var property in properties.Values.Where(
            p => p.Name != VersionProperty && !IsTextOfPicker(p.Name, properties)))
        {
            if (IsSimple(property.PropertyType) && property.PropertyType != typeof(bool)
                && isPosted?.Invoke(property.Name) == false)
                continue;
            var (my, their) = (property.GetValue(mine), property.GetValue(theirs));
            if (IsSimple(property.PropertyType))
                fields.AddRange(FieldOf(property, my, their, properties.GetValueOrDefault(property.Name + TextSuffix),
                    mine, theirs));
            else if (my is IEnumerable<Guid> || their is IEnumerable<Guid>)
                fields.AddRange(ChoicesOf(property, Chosen(my), Chosen(their)));
            else if (my is CustomInput typed && their is CustomInput known)
                fields.AddRange(CustomOf(typed, known, recordOf));
            else if (property.GetCustomAttribute<ComparedByRowAttribute>() is not null)
                fields.AddRange(RowsOf(property, Rows(my), Rows(their)));
            else isWhole &= !property.CanWrite || !typeof(IEnumerable).IsAssignableFrom(property.PropertyType);
        }

        return new FormConflict(properties.GetValueOrDefault(VersionProperty)?.GetValue(theirs) as int?, fields,
            isWhole);
    }

    private static IEnumerable<ConflictField> FieldOf(PropertyInfo property, object? my, object? their,
        PropertyInfo? text, object mine, object theirs)
    {
        if (Equals(Normal(my), Normal(their))) yield break;
        yield return new ConflictField(
            property.Name,
            property.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? Texts.Words(property.Name),
            Shown(text?.GetValue(theirs) ?? their),
            Shown(text?.GetValue(mine) ?? my),
            Format.Input(their),
            Format.Input(my))
        {
            TheirsText = text?.GetValue(theirs) as string,
        };
    }

    private static IEnumerable<ConflictField> ChoicesOf(PropertyInfo property, HashSet<Guid> my, HashSet<Guid> their) =>
        from id in my.Union(their)
        let mine = my.Contains(id)
        let theirs = their.Contains(id)
        where mine != theirs
        select new ConflictField(property.Name, Texts.Words(property.Name), Shown(theirs), Shown(mine),
            Format.Input(theirs), Format.Input(mine)) { Choice = Format.Input(id) };

    private static IEnumerable<ConflictField> CustomOf(
        CustomInput my, CustomInput their, Func<CustomField, string, (string Kept, string Text)>? recordOf)
    {
        foreach (var field in my.DifferentFrom(their))
        {
            var (name, mine, theirs) = (CustomInput.NameOf(field.Key), my.TextsOf(field), their.TextsOf(field));
            if (field.Type != CustomType.Choices)
            {
                var (own, other) = (string.Concat(mine), string.Concat(theirs));
                yield return field.Type == CustomType.Reference && recordOf is not null
                    ? RecordsOf(name, field, recordOf(field, own), recordOf(field, other))
                    : new ConflictField(name, field.Name.Said, Shown(other), Shown(own), other, own);
                continue;
            }

            foreach (var id in mine.Union(theirs).Where(id => mine.Contains(id) != theirs.Contains(id)))
                yield return new ConflictField(name, field.Name.Said, Shown(theirs.Contains(id)),
                    Shown(mine.Contains(id)), Format.Input(theirs.Contains(id)), Format.Input(mine.Contains(id)))
                {
                    Choice = id,
                };
        }
    }

    private static ConflictField RecordsOf(
        string name, CustomField field, (string Kept, string Text) mine, (string Kept, string Text) theirs) =>
        new(name, field.Name.Said, Shown(theirs.Text), Shown(mine.Text), theirs.Kept, mine.Kept)
        {
            TheirsText = theirs.Text,
        };

    private static IEnumerable<ConflictField> RowsOf(PropertyInfo property, List<object> my, List<object> their)
    {
        var columns = property.PropertyType.GetGenericArguments()[0].GetProperties()
            .Where(p => p is { CanRead: true, CanWrite: true } && IsSimple(p.PropertyType))
            .ToList();
        return from row in Enumerable.Range(0, Math.Max(my.Count, their.Count))
               from column in columns
               let mine = row < my.Count ? column.GetValue(my[row]) : null
               let theirs = row < their.Count ? column.GetValue(their[row]) : null
               where !Equals(Normal(mine), Normal(theirs))
               select new ConflictField($"{property.Name}[{row}].{column.Name}", Texts.Words(column.Name),
                   Shown(theirs), Shown(mine), Format.Input(theirs), Format.Input(mine)) { Row = row + 1 };
    }

    private static HashSet<Guid> Chosen(object? ids) => ids is IEnumerable<Guid> chosen ? [.. chosen] : [];

    private static List<object> Rows(object? list) => list is IEnumerable rows ? [.. rows.Cast<object>()] : [];

    private static bool IsTextOfPicker(string name, Dictionary<string, PropertyInfo> properties) =>
        name.EndsWith(TextSuffix, StringComparison.Ordinal) && properties.ContainsKey(name[..^TextSuffix.Length]);

    private static bool IsSimple(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal)
            || type == typeof(DateOnly)
            || type == typeof(TimeOnly)
            || type == typeof(Guid);
    }

    private static object? Normal(object? value) =>
        value is string text ? (string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim()) : value;

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
/// <param name="Theirs">As people read it, unless the form has words for the value.</param>
/// <param name="Mine">As people read it, unless the form has words for the value.</param>
/// <param name="TheirsValue">As it stands in the form field.</param>
/// <param name="MineValue">As it stands in the form field.</param>
public sealed record ConflictField(string Name, string Label, string Theirs, string Mine, string TheirsValue,
    string MineValue)
{
    /// <summary>Shown text of a picker, or null.</summary>
    public string? TheirsText { get; init; }

    /// <summary>Number of the row it stands in, when the form has rows.</summary>
    public int? Row { get; init; }

    /// <summary>The id whose box is ticked in one version only, when the
    /// field is a list of choices; the values say whether it is.</summary>
    public string? Choice { get; init; }
}

/// <summary>
/// Rows of a form that a conflict compares one by one. The form shows
/// as many rows as the longer version has, so that each can be taken over.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ComparedByRowAttribute : Attribute;
