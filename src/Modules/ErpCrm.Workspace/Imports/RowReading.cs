using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Imports.Reading;
using ErpCrm.Workspace.Tags;
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

    private static readonly char[] Dividers = [',', ';', '|', '\n'];

    private readonly IStringLocalizer<WorkspaceText> _texts;
    private readonly List<(MappedColumn Mapped, ImportColumn Column)> _columns;
    private readonly Dictionary<string, Dictionary<string, string>> _choices;
    private readonly Dictionary<string, string> _possible;
    private readonly Dictionary<string, object> _usual = [];
    private readonly Dictionary<string, ImportColumn> _byKey;

    public RowReading(RecordImport import, ImportSettings settings, ImportWords words,
        IStringLocalizer<WorkspaceText> texts)
    {
        _texts = texts;
        var byKey = _byKey = import.Columns.ToDictionary(column => column.Key, StringComparer.Ordinal);
        _columns = [.. settings.Columns.Where(m => m.Key is not null && byKey.ContainsKey(m.Key))
            .Select(m => (m, byKey[m.Key!]))];
        var chosen = import.Columns.Where(column => column.Type is ImportType.Choice or ImportType.Choices).ToList();
        _choices = chosen.ToDictionary(
            column => column.Key, column => ChoicesOf(import, column, words), StringComparer.Ordinal);
        _possible = chosen.ToDictionary(
            column => column.Key, column => Possible(import, column, words), StringComparer.Ordinal);
        foreach (var (key, text) in settings.Usual.Where(pair => byKey.ContainsKey(pair.Key)))
        {
            if (ValueOf(new SourceCell(text), byKey[key], null) is ({ } value, null)) _usual[key] = value;
        }
    }

    /// <summary>Columns of the row of heads, once it was passed.</summary>
    public int Width { get; set; } = int.MaxValue;

    public ReadRow Read(SourceRow row)
    {
        var values = new RowValues(_byKey);
        var wrong = new List<(string? Column, string Reason)>();
        if (row.Cells.Skip(Width).Any(cell => cell.Text.Length > 0))
            wrong.Add((null, _texts["This row has more cells than the row of heads: a separator stands in one of them."]));
        foreach (var (mapped, column) in _columns)
        {
            var cell = row[mapped.Source];
            if (cell.Text.Length == 0) continue;
            var (value, reason) = ValueOf(cell, column, mapped.Form);
            if (reason is not null) wrong.Add((column.Key, reason));
            else values.Add(column, value!);
        }

        foreach (var (mapped, column) in _columns.Where(c => c.Column.Currency is not null))
        {
            if (CurrencyTrouble(row[mapped.Source], column, values) is { } reason) wrong.Add((column.Key, reason));
        }

        return new ReadRow(row, wrong.Count > 0 ? null : new ImportRow(row.Number, values.All, _usual), wrong);
    }

    /// <summary>Whether a text can stand for every row that says nothing; the reason when it cannot.</summary>
    public string? WhyNot(string text, ImportColumn column)
    {
        var cell = new SourceCell(text);
        // The currency of all rows is said beside it.
        return column.Currency is not null && CellReading.UnitOf(cell) is not null
            ? _texts["Enter a number."].Value
            : ValueOf(cell, column, null).Reason;
    }

    private (object? Value, string? Reason) ValueOf(SourceCell cell, ImportColumn column, string? form)
    {
        if (cell.Value is CellFault) return (null, _texts["The cell holds an error."]);
        if (cell.Text.Contains('\uFFFD')) return (null, _texts["This text cannot be read: it is in another encoding."]);
        return column.Type switch
        {
            ImportType.Number => CellReading.TryNumber(cell, form, out var number)
                ? (column.IsPercent && cell.Value is CellPercent ? number * 100 : number, null)
                : (null, _texts["Enter a number."]),
            ImportType.Date => CellReading.TryDate(cell, form, out var day) ? (day, null)
                : (null, _texts["This is not a date."]),
            ImportType.YesNo => YesOrNo(cell),
            ImportType.Choice => _choices[column.Key].TryGetValue(SearchText.Fold(cell.Text), out var choice)
                ? (choice, null)
                : (null, NoChoice(column)),
            ImportType.Choices => ChoicesOf(cell.Text, column),
            ImportType.Tags => TagsOf(cell.Text),
            _ => (TextOf(cell.Text), null),
        };
    }

    // An amount with its currency is no amount in another one.
    private string? CurrencyTrouble(SourceCell cell, ImportColumn column, RowValues values)
    {
        if (CellReading.UnitOf(cell) is not { } unit) return null;
        if (unit == CellReading.PerCent) return _texts["Enter a number."].Value;
        return values.OtherCurrency(column, unit) is { } other
            ? _texts["This amount is in {0}, and its row says {1}.", unit, other].Value
            : null;
    }

    private (object? Value, string? Reason) YesOrNo(SourceCell cell) =>
        cell.Value is bool known ? (known, null)
        : Yes.Contains(cell.Text) ? (true, null)
        : No.Contains(cell.Text) ? (false, null)
        : (null, _texts["Enter yes or no."]);

    // Characters that cannot be seen belong to no text.
    private static string TextOf(string text) => text.Any(IsUnseen)
        ? string.Concat(text.Where(c => !IsUnseen(c))).Trim()
        : text;

    // Controls, marks of an encoding, spaces of no width. What turns the direction of a text belongs to it.
    private static bool IsUnseen(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is '\uFEFF' or '\u200B' or '\u2060';

    private static string Possible(RecordImport import, ImportColumn column, ImportWords words)
    {
        var all = column.Choices.DistinctBy(choice => choice.Value).ToList();
        return string.Join(", ", all.Take(12).Select(choice => words.Say(import, column, choice)))
            + (all.Count > 12 ? " …" : "");
    }

    private string NoChoice(ImportColumn column) =>
        _texts["There is no such choice. Possible: {0}", _possible[column.Key]].Value;

    // A name may hold a comma itself.
    private (object? Value, string? Reason) ChoicesOf(string text, ImportColumn column)
    {
        var known = _choices[column.Key];
        if (known.TryGetValue(SearchText.Fold(text), out var one)) return (new List<string> { one }, null);
        var found = text.Split(Dividers, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => known.GetValueOrDefault(SearchText.Fold(name))).ToList();
        return found.Count > 0 && !found.Contains(null)
            ? (found.OfType<string>().ToList(), null)
            : (null, NoChoice(column));
    }

    private (object? Value, string? Reason) TagsOf(string text)
    {
        var names = text.Split(Dividers, StringSplitOptions.RemoveEmptyEntries).Select(Tag.Clean)
            .Where(name => name.Length > 0).DistinctBy(Tag.KeyOf).ToList();
        if (names.Exists(name => name.Length > Tag.NameLength))
            return (null, _texts["Enter a name of at most {0} characters.", Tag.NameLength]);
        return names.Count > RecordTags.MostOfRecord
            ? (null, _texts["A record has at most {0} tags.", RecordTags.MostOfRecord])
            : (names, null);
    }

    private static Dictionary<string, string> ChoicesOf(RecordImport import, ImportColumn column, ImportWords words)
    {
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var choice in column.Choices)
        {
            choices.TryAdd(SearchText.Fold(choice.Value), choice.Value);
            if (choice.Word is null) continue;
            foreach (var word in words.SayAll(import, column, choice.Word))
                choices.TryAdd(SearchText.Fold(word), choice.Value);
        }

        // What it is called here comes before what others call it.
        foreach (var choice in column.Choices)
        {
            foreach (var word in choice.Also) choices.TryAdd(SearchText.Fold(word), choice.Value);
        }

        return choices;
    }
}
