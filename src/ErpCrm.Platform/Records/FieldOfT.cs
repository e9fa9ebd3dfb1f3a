using System.Linq.Expressions;

namespace ErpCrm.Platform.Records;

/// <summary>A field with its value: the expression serves the database
/// (order, filter, sum) and the row in memory (cell, export).</summary>
/// <param name="value">What is read; of a person or a record its id.</param>
public sealed class Field<T, TValue>(string key, string word, FieldType type, Expression<Func<T, TValue>> value)
    : Field<T>(key, word, type)
{
    private readonly Lazy<Func<T, TValue>> _read = new(value.Compile);
    private Lazy<Func<T, string?>>? _title;
    private Expression<Func<T, string?>>? _titled;
    private Lazy<Func<T, string?>>? _currency;
    private Func<TValue, string>? _word;
    private ISortKey<T>[] _order = [];

    public Expression<Func<T, TValue>> Value { get; } = value;

    /// <summary>Of an amount: where its currency stands.</summary>
    public Expression<Func<T, string?>>? Currency { get; private set; }

    /// <summary>Of an amount: the same in base currency, at the record's own rate.</summary>
    public Expression<Func<T, decimal?>>? InBase { get; private set; }

    public override FieldAmount<T>? Amount =>
        Sum == FieldSum.PerCurrency && Value is Expression<Func<T, decimal?>> amount && Currency is { } currency
            ? new FieldAmount<T>(amount, currency, InBase)
            : null;

    public override LambdaExpression Reads => Value;

    public override Expression<Func<T, string?>>? Title => _titled;

    public override Expression<Func<T, string?>>? CurrencyExpression => Currency;

    public override string? Property { get; } =
        (value.Body is UnaryExpression { NodeType: ExpressionType.Convert } made ? made.Operand : value.Body)
            is MemberExpression { Expression: ParameterExpression } member ? member.Member.Name : null;

    public override object? ValueOf(T row) => _read.Value(row);

    public override string? TitleOf(T row) => _title is not null ? _title.Value(row) : _word?.Invoke(_read.Value(row));

    public override string? WordOf(object? value) => _word?.Invoke((TValue)value!);

    public override string? CurrencyOf(T row) => _currency?.Value(row);

    /// <summary>Can be ordered by: by the title where there is one, otherwise by the value.</summary>
    public Field<T, TValue> Sorts()
    {
        IsSortable = true;
        if (_order.Length == 0) _order = [new SortKey<T, TValue>(Value)];
        return this;
    }

    /// <summary>Can be ordered by something else than what it shows: a stage by its position.</summary>
    public Field<T, TValue> SortsBy<TKey>(Expression<Func<T, TKey>> first) => SortsBy(new SortKey<T, TKey>(first));

    /// <summary>The same by two keys; the second decides between equals.</summary>
    public Field<T, TValue> SortsBy<TFirst, TSecond>(
        Expression<Func<T, TFirst>> first, Expression<Func<T, TSecond>> second) =>
        SortsBy(new SortKey<T, TFirst>(first), new SortKey<T, TSecond>(second));

    /// <summary>Ascending, what has no value comes last; descending too.</summary>
    public Field<T, TValue> SortsNothingLast() => SortsBy(new NothingLast<T, TValue>(Value));

    /// <summary>Exists only for readers with the permission.</summary>
    public Field<T, TValue> Guarded(string permission)
    {
        GuardedBy = permission;
        return this;
    }

    public Field<T, TValue> NotExported()
    {
        IsExported = false;
        return this;
    }

    public Field<T, TValue> Imports()
    {
        IsImported = true;
        return this;
    }

    public Field<T, TValue> Sums(FieldSum sum)
    {
        Sum = sum;
        return this;
    }

    /// <summary>Is added up per currency, and in base currency by the amount that every row has there.</summary>
    public Field<T, TValue> SumsPerCurrency(Expression<Func<T, decimal?>>? inBase = null)
    {
        InBase = inBase;
        return Sums(FieldSum.PerCurrency);
    }

    /// <summary>The English word of a value.</summary>
    public Field<T, TValue> Says(Func<TValue, string> word)
    {
        _word = word;
        return this;
    }

    internal Field<T, TValue> Titled(Expression<Func<T, string?>> title, string? kind = null)
    {
        _titled = title;
        _title = new Lazy<Func<T, string?>>(title.Compile);
        _order = [new SortKey<T, string?>(title)];
        Kind = kind;
        return this;
    }

    internal Field<T, TValue> In(Expression<Func<T, string?>>? currency)
    {
        if (currency is null) return this;
        Currency = currency;
        HasCurrency = true;
        _currency = new Lazy<Func<T, string?>>(currency.Compile);
        return this;
    }

    public override IReadOnlyList<SortPart> SortParts =>
        [.. _order.Select(key => new SortPart(key.Key, key.IsNothingLast))];

    internal override IEnumerable<(object? Value, bool IsNothingLast)> SortValuesOf(T row) =>
        _order.Select(key => key.Of(row));

    public override IOrderedQueryable<TRecord> Order<TRecord>(
        IQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending)
    {
        RequireOrder();
        var ordered = _order[0].First(records, row, descending);
        foreach (var next in _order[1..]) ordered = next.Then(ordered, row, descending);
        return ordered;
    }

    public override IOrderedQueryable<TRecord> Then<TRecord>(
        IOrderedQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending)
    {
        RequireOrder();
        foreach (var next in _order) records = next.Then(records, row, descending);
        return records;
    }

    // What is ordered by a second key too would lie apart: only the first one gathers.
    public override IOrderedQueryable<TRecord> Gather<TRecord>(
        IQueryable<TRecord> records, Expression<Func<TRecord, T>> row)
    {
        var own = new SortKey<T, TValue>(Value);
        return _order.Length == 0 || !row.Knows(_order[0].Key)
            ? own.First(records, row, descending: false)
            : own.Then(_order[0].First(records, row, descending: false), row, descending: false);
    }

    private void RequireOrder()
    {
        if (!IsSortable) throw new InvalidOperationException($"Nothing is ordered by {Key}.");
    }

    private Field<T, TValue> SortsBy(params ISortKey<T>[] keys)
    {
        IsSortable = true;
        _order = keys;
        return this;
    }
}
