using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists;

/// <summary>The same with its value.</summary>
public sealed class Column<TRow, TValue>(Field<TRow, TValue> field) : Column<TRow>(field)
{
    private Func<TRow, ListScope, Html>? _cell;
    private Func<TRow, ListScope, string?>? _text;
    private Func<TValue, string?>? _tone;
    private string? _context;
    private bool _isShort;

    public Column<TRow, TValue> Sorts() => After(() => field.Sorts());

    /// <summary>Ascending, what has no value comes last.</summary>
    public Column<TRow, TValue> SortsNothingLast() => After(() => field.SortsNothingLast());

    public Column<TRow, TValue> SortsBy<TKey>(Expression<Func<TRow, TKey>> first) => After(() => field.SortsBy(first));

    public Column<TRow, TValue> SortsBy<TFirst, TSecond>(
        Expression<Func<TRow, TFirst>> first, Expression<Func<TRow, TSecond>> second) =>
        After(() => field.SortsBy(first, second));

    /// <summary>Is added up under the list, per currency; <paramref name="inBase"/> also over all currencies.</summary>
    public Column<TRow, TValue> Sums(Expression<Func<TRow, decimal?>>? inBase = null) =>
        After(() => field.SumsPerCurrency(inBase));

    /// <summary>The table leaves it out while no row has a value: a figure beside dashes is hard to find.</summary>
    public Column<TRow, TValue> UnlessEmpty() => After(() => GoesWhenEmpty = true);

    /// <summary>Can be ordered by while this holds.</summary>
    public Column<TRow, TValue> SortsWhile(Func<ListScope, bool> condition) => After(() =>
    {
        field.Sorts();
        SortCondition = condition;
    });

    /// <summary>Exists only for readers with the permission.</summary>
    public Column<TRow, TValue> Guarded(string permission) => After(() => field.Guarded(permission));

    public Column<TRow, TValue> Imports() => After(() => field.Imports());

    public Column<TRow, TValue> NotExported() => After(() => field.NotExported());

    /// <summary>The English word of a value, in a context where it means another thing elsewhere.</summary>
    public Column<TRow, TValue> Says(Func<TValue, string> word, string? context = null) => After(() =>
    {
        field.Says(word);
        _context = context;
    });

    /// <summary>A badge of this tone.</summary>
    public Column<TRow, TValue> Tone(Func<TValue, string?> tone) => After(() => _tone = tone);

    public Column<TRow, TValue> Digits(int digits) => After(() => Decimals = digits);

    /// <summary>A day without its year.</summary>
    public Column<TRow, TValue> WithoutYear() => After(() => _isShort = true);

    /// <summary>Another text than the value, in the table and in the file.</summary>
    public Column<TRow, TValue> Shows(Func<TRow, ListScope, string?> text) => After(() => _text = text);

    /// <summary>Other markup in the table; the file keeps the text.</summary>
    public Column<TRow, TValue> Cell(Func<TRow, ListScope, Html> cell) => After(() => _cell = cell);

    public Column<TRow, TValue> Cell(Func<TRow, Html> cell) => After(() => _cell = (row, _) => cell(row));

    /// <summary>A view of the list's folder, for what is more than a few words of markup.</summary>
    public Column<TRow, TValue> View(string view, Func<TRow, object> model) =>
        After(() => Partial = (view, (row, _) => model(row)));

    /// <summary>Place 1 to 4 of the two lines of a card on a phone.</summary>
    public Column<TRow, TValue> Card(int place) => After(() => Place = place);

    public Column<TRow, TValue> Class(string css) => After(() => Css = css);

    public Column<TRow, TValue> ClassOf(Func<TRow, ListScope, string?> css) => After(() => RowCss = css);

    /// <summary>Says its head on a phone also where it stands in the card's lines.</summary>
    public Column<TRow, TValue> Labelled() => After(() => IsLabelled = true);

    /// <summary>Only a screen reader reads the head; the file has none of it.</summary>
    public Column<TRow, TValue> HeadHidden() => After(() =>
    {
        HidesHead = true;
        field.NotExported();
    });

    /// <summary>Its texts are few.</summary>
    public Column<TRow, TValue> FewTexts() => After(() => HasFewTexts = true);

    /// <summary>Is not offered as a filter.</summary>
    public Column<TRow, TValue> NotAsked() => After(() => IsNotAsked = true);

    /// <summary>Not in the table unless somebody chooses it; in the file.</summary>
    public Column<TRow, TValue> ExportOnly() => After(() => IsShown = false);

    /// <summary>Only while this holds, for example in one tab.</summary>
    public Column<TRow, TValue> When(Func<ListScope, bool> condition) => After(() => Condition = condition);

    /// <summary>Another head than the field's word.</summary>
    public Column<TRow, TValue> Headed(Func<ListScope, string> head) => After(() => Head = head);

    public override string WordIn(ListScope scope, object value) =>
        scope.SayIn(_context, field.WordOf(value) ?? (value is true ? "Yes" : "No"));

    public override Html Cell(TRow row, ListScope scope)
    {
        if (_cell is not null) return _cell(row, scope);
        if (_text is not null) return _tone is null
            ? Cells.Text(_text(row, scope))
            : Cells.Badge(_tone(ValueIn(row)), _text(row, scope) ?? "");
        var value = field.ValueOf(row);
        return field.Type switch
        {
            FieldType.Choice when _tone is not null =>
                Cells.Badge(_tone(ValueIn(row)), scope.SayIn(_context, field.TitleOf(row) ?? "")),
            FieldType.Choice => Cells.Text(scope.SayIn(_context, field.TitleOf(row) ?? "")),
            FieldType.Money => Amount(row, (decimal?)value),
            FieldType.Date => Cells.Date((DateOnly?)value, _isShort),
            FieldType.Moment => scope.Moment((DateTime?)value),
            FieldType.Person or FieldType.Record => Cells.Text(field.TitleOf(row)),
            _ => Cells.Text(Plain(value, scope)),
        };
    }

    public override object? Exported(TRow row, ListScope scope)
    {
        if (_text is not null) return _text(row, scope);
        var value = field.ValueOf(row);
        return field.Type switch
        {
            FieldType.Choice => scope.SayIn(_context, field.TitleOf(row) ?? ""),
            FieldType.Person or FieldType.Record => field.TitleOf(row),
            FieldType.Duration when value is int minutes => minutes / 60m,
            FieldType.Flag => scope.Say(value is true ? "Yes" : "No"),
            FieldType.Moment when value is DateTime utc => Format.SortableMoment(utc, scope.Me.TimeZone),
            _ => value,
        };
    }

    public override object? InSheet(TRow row, ListScope scope) => _text is not null
        ? Exported(row, scope)
        : (field.Type, field.ValueOf(row)) switch
        {
            (FieldType.Moment, DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, scope.Me.TimeZone),
            (FieldType.Percent, decimal share) => share / 100,
            _ => Exported(row, scope),
        };

    private Html Amount(TRow row, decimal? value) =>
        field.CurrencyOf(row) is { } currency
            ? Cells.Money(value, currency, Decimals)
            : Cells.Figure(value, Decimals ?? 0);

    private TValue ValueIn(TRow row) => (TValue)field.ValueOf(row)!;

    private string? Plain(object? value, ListScope scope) => (field.Type, value) switch
    {
        (_, null) => null,
        (FieldType.Flag, bool yes) => yes ? scope.Say("Yes") : null,
        (FieldType.Duration, int minutes) => minutes == 0 ? null : Format.Hours(minutes),
        (FieldType.Percent, decimal share) => Format.Number(share, Decimals ?? 0) + "%",
        (FieldType.Number, IConvertible number) =>
            Format.Figure(Convert.ToDecimal(number, System.Globalization.CultureInfo.InvariantCulture), Decimals ?? 0),
        _ => value.ToString(),
    };

    private Column<TRow, TValue> After(Action change)
    {
        change();
        return this;
    }
}
