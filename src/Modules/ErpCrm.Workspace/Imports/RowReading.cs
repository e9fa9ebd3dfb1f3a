using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Imports.Reading;
using ErpCrm.Workspace.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Imports;

/// <summary>A row with what is wrong with its cells; without values when something is.</summary>
internal sealed record ReadRow(SourceRow Source, ImportRow? Row, IReadOnlyList<(string? Column, string Reason)> Wrong);

/// <summary>Cells become values, by what their column is to become.</summary>
internal sealed class RowReading
{
    private static readonly HashSet<string> Yes =
        new(["true", "yes", "y", "1", "x", "+", "да", "д", "ооба", "истина"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No =
        new(["false", "no", "n", "0", "-", "нет", "н", "жок", "ложь"], StringComparer.OrdinalIgnoreCase);

    private readonly IStringLocalizer<WorkspaceText> _texts;
    private readonly List<(MappedColumn Mapped, ImportColumn Column)> _columns;
    private readonly Dictionary<string, Dictionary<string, string>> _choices;
    private readonly Dictionary<string, object> _usual = [];
    private readonly int _width;

    /// <param name="width">Columns of the row of heads.</param>
    public RowReading(RecordImport import, ImportSettings settings, int width, ImportWords words,
        IStringLocalizer<WorkspaceText> texts)
    {
        (_texts, _width) = (texts, width);
        var byKey = import.Columns.ToDictionary(column => column.Key, StringComparer.Ordinal);
        _columns = [.. settings.Columns.Where(m => m.Key is not null && byKey.ContainsKey(m.Key))
            .Select(m => (m, byKey[m.Key!]))];
        _choices = import.Columns.Where(column => column.Type == ImportType.Choice)
            .ToDictionary(column => column.Key, column => ChoicesOf(import, column, words), StringComparer.Ordinal);
        foreach (var (key, text) in settings.Usual.Where(pair => byKey.ContainsKey(pair.Key)))
        {
            if (ValueOf(new SourceCell(text), byKey[key], null) is ({ } value, null)) _usual[key] = value;
        }
    }

    public ReadRow Read(SourceRow row)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var wrong = new List<(string? Column, string Reason)>();
        if (row.Cells.Skip(_width).Any(cell => cell.Text.Length > 0))
            wrong.Add((null, _texts["This row has more cells than the row of heads: a separator stands in one of them."]));
        foreach (var (mapped, column) in _columns)
        {
            var cell = row[mapped.Source];
            if (cell.Text.Length == 0) continue;
            var (value, reason) = ValueOf(cell, column, mapped.Form);
            if (reason is not null) wrong.Add((column.Key, reason));
            else values[column.Key] = value!;
        }

        return new ReadRow(row, wrong.Count > 0 ? null : new ImportRow(row.Number, values, _usual), wrong);
    }

    /// <summary>Whether a text can stand for every row that says nothing; the reason when it cannot.</summary>
    public string? WhyNot(string text, ImportColumn column) => ValueOf(new SourceCell(text), column, null).Reason;

    private (object? Value, string? Reason) ValueOf(SourceCell cell, ImportColumn column, string? form)
    {
        if (cell.Value is CellFault) return (null, _texts["The cell holds an error."]);
        if (cell.Text.Contains('\uFFFD')) return (null, _texts["This text cannot be read: it is in another encoding."]);
        return column.Type switch
        {
            ImportType.Number => CellReading.TryNumber(cell, form, out var number) ? (number, null)
                : (null, _texts["Enter a number."]),
            ImportType.Date => CellReading.TryDate(cell, form, out var day) ? (day, null)
                : (null, _texts["This is not a date."]),
            ImportType.YesNo => YesOrNo(cell),
            ImportType.Choice => _choices[column.Key].TryGetValue(SearchText.Fold(cell.Text), out var choice)
                ? (choice, null)
                : (null, _texts["There is no such choice. Possible: {0}", Possible(column)]),
            _ => (TextOf(cell.Text), null),
        };
    }

    private (object? Value, string? Reason) YesOrNo(SourceCell cell) =>
        cell.Value is bool known ? (known, null)
        : Yes.Contains(cell.Text) ? (true, null)
        : No.Contains(cell.Text) ? (false, null)
        : (null, _texts["Enter yes or no."]);

    // Characters that cannot be seen belong to no text.
    private static string TextOf(string text) =>
        text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            ? string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t'))
            : text;

    private static string Possible(ImportColumn column)
    {
        var all = column.Choices.Take(12).Select(choice => choice.Value).ToList();
        return string.Join(", ", all) + (column.Choices.Count > all.Count ? " …" : "");
    }

    private static Dictionary<string, string> ChoicesOf(RecordImport import, ImportColumn column, ImportWords words)
    {
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var choice in column.Choices)
        {
            choices.TryAdd(SearchText.Fold(choice.Value), choice.Value);
            if (choice.Word is null) continue;
            foreach (var word in words.SayAll(import, choice.Word))
                choices.TryAdd(SearchText.Fold(word), choice.Value);
        }

        return choices;
    }
}
