using Microsoft.AspNetCore.Http;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>What the form shown so far calls its fields and their
/// values; a conflict tells both versions in the same words.</summary>
public sealed class FormWords
{
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Field, string Value), string> _values = [];
    private readonly HashSet<string> _alone = [];

    public static FormWords Of(HttpContext context)
    {
        if (context.Items[typeof(FormWords)] is FormWords known) return known;
        var words = new FormWords();
        context.Items[typeof(FormWords)] = words;
        return words;
    }

    /// <summary>Names a field.</summary>
    /// <param name="alone">The label says it all, also in a row: the row's number is not put before it.</param>
    public void Label(string field, string label, bool alone = false)
    {
        _labels[field] = label;
        if (alone) _alone.Add(field);
    }

    /// <summary>Names what stands for a value: the option of a select, the box of a choice.</summary>
    public void Value(string field, string? value, string text) => _values[(field, value ?? text)] = text;

    internal string? LabelOf(string field) => _labels.GetValueOrDefault(field);

    internal bool StandsAlone(string field) => _alone.Contains(field);

    internal string? TextOf(string field, string value) => _values.GetValueOrDefault((field, value));
}
