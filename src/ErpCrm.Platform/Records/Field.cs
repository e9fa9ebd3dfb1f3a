using System.Linq.Expressions;
using ErpCrm.Platform.Security;

namespace ErpCrm.Platform.Records;

/// <summary>
/// One thing that is known of a record or of the row of a list, under a name that never
/// changes: what kind of value it is, and what can be done with it. A record's own fields are for its history;
/// a list's fields, declared over its rows, give table, order, totals and file.
/// </summary>
public abstract class Field(string key, string word, FieldType type)
{
    /// <summary>Stable name, as it stands in addresses: lower case, <c>close</c>.</summary>
    public string Key { get; } = key;

    /// <summary>English text of the head; the key of its translations.</summary>
    public string Word { get; } = word;

    public FieldType Type { get; } = type;

    /// <summary>Without this permission the field does not exist for
    /// its reader: no cell, no order, no filter, no export.</summary>
    public string? GuardedBy { get; protected set; }

    /// <summary>Whether a list can be ordered by it.</summary>
    public bool IsSortable { get; protected set; }

    public bool IsExported { get; protected set; } = true;

    /// <summary>Whether people give it a value: an import may hold it.</summary>
    public bool IsImported { get; protected set; }

    public FieldSum Sum { get; protected set; }

    /// <summary>Whether a currency stands beside the amount.</summary>
    public bool HasCurrency { get; protected set; }

    /// <summary>Of a <see cref="FieldType.Record"/>: the kind of record it points at.</summary>
    public string? Kind { get; protected set; }

    /// <summary>Name of the property that it shows as it is; null when it is worked out.</summary>
    public abstract string? Property { get; }

    /// <summary>Whether the field exists for this reader.</summary>
    public bool IsFor(ICurrentUser reader) => GuardedBy is null || reader.Can(GuardedBy);
}

/// <summary>A field that is read from a <typeparamref name="T"/>: a record itself, or the row of a list.</summary>
public abstract class Field<T>(string key, string word, FieldType type) : Field(key, word, type)
{
    /// <summary>What is read of a row, as the database is asked: of a person or a record its id.</summary>
    public abstract LambdaExpression Reads { get; }

    /// <summary>What a person or a record is shown by; null for other fields.</summary>
    public abstract Expression<Func<T, string?>>? Title { get; }

    /// <summary>Of an amount: where its currency stands; null where the company's own is meant.</summary>
    public abstract Expression<Func<T, string?>>? CurrencyExpression { get; }

    /// <summary>The value of a row in memory.</summary>
    public abstract object? ValueOf(T row);

    /// <summary>The English word of a value; null where values have none.</summary>
    public abstract string? WordOf(object? value);

    /// <summary>The English word of a choice, the title of a person or a record, otherwise null.</summary>
    public abstract string? TitleOf(T row);

    /// <summary>The currency of an amount; null where the company's own is meant.</summary>
    public abstract string? CurrencyOf(T row);

    /// <summary>Of an amount that is added up per currency: amount, currency
    /// and, where it is known, the amount in base currency.</summary>
    public virtual FieldAmount<T>? Amount => null;

    /// <summary>What <see cref="Order"/> compares, one after the other.</summary>
    public abstract IReadOnlyList<SortPart> SortParts { get; }

    /// <summary>What <see cref="Order"/> compares, of a row in memory.</summary>
    internal abstract IEnumerable<(object? Value, bool IsNothingLast)> SortValuesOf(T row);

    /// <summary>Records in the order of this field, by the same expression that <see cref="ValueOf"/> reads.</summary>
    /// <param name="row">What the list shows of a record.</param>
    public abstract IOrderedQueryable<TRecord> Order<TRecord>(
        IQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending);

    /// <summary>The same among those that are equal so far.</summary>
    public abstract IOrderedQueryable<TRecord> Then<TRecord>(
        IOrderedQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending);

    /// <summary>Records with those of one value beside each other,
    /// in the order of the field where it has one.</summary>
    public abstract IOrderedQueryable<TRecord> Gather<TRecord>(
        IQueryable<TRecord> records, Expression<Func<TRecord, T>> row);
}
