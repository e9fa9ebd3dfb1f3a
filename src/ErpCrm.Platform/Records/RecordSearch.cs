using System.Linq.Expressions;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Searching;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Records;

/// <summary>How records of a kind are found by typed words.</summary>
public abstract class RecordSearch
{
    /// <summary>English word for a record whose title is empty: a draft has no number yet.</summary>
    public string? Untitled { get; init; }

    /// <summary>Records of other kinds that lend these their words.</summary>
    public abstract IEnumerable<Type> Sources { get; }
}

/// <summary>Takes words from a record of another kind of the same module.</summary>
/// <param name="Source">That record; it is searched too.</param>
/// <param name="Key">Its id.</param>
public sealed record WordsOf<T>(Type Source, Expression<Func<T, Guid>> Key);

/// <summary>How records of a kind are found by typed words, and what a hit says beside the title.</summary>
/// <param name="columns">Folded texts (<see cref="SearchText"/>); every typed word stands in one of them.</param>
public sealed class RecordSearch<T>(params Expression<Func<T, string>>[] columns) : RecordSearch
    where T : class
{
    /// <summary>Which records can be found; all that the reader sees unless stated.</summary>
    public Expression<Func<T, bool>>? Among { get; init; }

    /// <summary>Of those that fit alike, the latest stand first; by creation unless stated.</summary>
    public Expression<Func<T, DateTime>>? Latest { get; init; }

    /// <summary>Stands behind the others that fit alike: closed, left.</summary>
    public Expression<Func<T, bool>>? IsOver { get; init; }

    /// <summary>What lends it words that are not its own columns: when that changes, these are read again.</summary>
    public IReadOnlyList<WordsOf<T>> WordsOf { get; init; } = [];

    /// <summary>Said beside the title: whose it is, where it belongs.</summary>
    public Expression<Func<T, string>>? Detail { get; init; }

    /// <summary>Said after it; goes with <see cref="Currency"/>.</summary>
    public Expression<Func<T, decimal>>? Amount { get; init; }

    public Expression<Func<T, string>>? Currency { get; init; }

    public Expression<Func<T, DateOnly>>? On { get; init; }

    public override IEnumerable<Type> Sources => WordsOf.Select(words => words.Source);

    internal IReadOnlyList<Expression<Func<T, string>>> Columns => columns;

    internal IQueryable<T> Limit(IQueryable<T> records) => Among is { } among ? records.Where(among) : records;

    /// <summary>The folded word stands in one of the columns.</summary>
    internal Expression<Func<T, bool>> Has(string word)
    {
        Expression<Func<string, bool>> has = text => text.Contains(word);
        var record = Expression.Parameter(typeof(T), "record");
        return Expression.Lambda<Func<T, bool>>(
            columns.Select(column => has.On(column.On(record))).Aggregate(Expression.OrElse), record);
    }

    internal Expression<Func<T, bool>> Follows(Type source, Guid id)
    {
        Expression<Func<Guid, bool>> isId = key => key == id;
        var record = Expression.Parameter(typeof(T), "record");
        var key = WordsOf.Single(words => words.Source == source).Key;
        return Expression.Lambda<Func<T, bool>>(isId.On(key.On(record)), record);
    }

    /// <summary>Properties that title and words are made of; what another record lends is followed.</summary>
    /// <exception cref="InvalidOperationException">Words are taken from a record that is not followed.</exception>
    internal HashSet<string> ColumnsWith(LambdaExpression? title)
    {
        LambdaExpression?[] parts = [title, Among, Latest, IsOver, .. columns];
        var read = parts.OfType<LambdaExpression>().SelectMany(PropertiesRead.By).ToList();
        if (read.Find(p => typeof(Entity).IsAssignableFrom(p.Type) && !Sources.Contains(p.Type)) is { Name: { } lent })
            throw new InvalidOperationException($"{typeof(T).Name} does not follow its {lent}.");
        var own = typeof(T).IsAssignableTo(typeof(ICustomized)) ? [nameof(ICustomized.Custom)] : Array.Empty<string>();
        return [.. own, .. read.Select(p => p.Name), .. WordsOf.SelectMany(words => PropertiesRead.By(words.Key))
            .Select(p => p.Name)];
    }
}

/// <summary>The words of a record on their way from the database.</summary>
internal sealed class TextRow
{
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
    public DateTime Latest { get; init; }
    public bool IsOver { get; init; }
    public string? Custom { get; init; }

    public long Recency => Latest == DateTime.MinValue ? RecordText.RecencyOf(Id) : Latest.Ticks;

    /// <param name="isShort">Without the words.</param>
    public static Expression<Func<T, TextRow>> Of<T>(
        Expression<Func<T, Guid>> id, Expression<Func<T, string>> title, RecordSearch<T> search, bool isShort)
        where T : class
    {
        var record = Expression.Parameter(typeof(T), "record");
        var values = new List<(string Name, Expression Value)> { (nameof(Id), id.On(record)) };
        if (search.Latest is { } latest) values.Add((nameof(Latest), latest.On(record)));
        if (!isShort)
        {
            values.Add((nameof(Title), title.On(record)));
            values.Add((nameof(Text), search.Columns.Select(column => column.On(record)).Aggregate(Joined)));
            if (search.IsOver is { } isOver) values.Add((nameof(IsOver), isOver.On(record)));
            if (typeof(T).IsAssignableTo(typeof(ICustomized)))
                values.Add((nameof(Custom), Expression.Property(record, nameof(ICustomized.Custom))));
        }

        var bindings = values.Select(v => Expression.Bind(typeof(TextRow).GetProperty(v.Name)!, v.Value));
        var row = Expression.MemberInit(Expression.New(typeof(TextRow)), bindings);
        return Expression.Lambda<Func<T, TextRow>>(row, record);
    }

    public RecordText ToText() => new(Id, Title, Text, Recency, IsOver, Custom);

    private static Expression Joined(Expression left, Expression right)
    {
        Expression<Func<string, string, string>> join = (first, second) => first + " " + second;
        return join.On(left, right);
    }
}

/// <summary>
/// A found record on its way from the database; all kinds of a module have the same columns, so that one question finds
/// them.
/// </summary>
internal sealed class FoundRow
{
    public int Kind { get; init; }
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Detail { get; init; } = "";
    public decimal Amount { get; init; }
    public string Currency { get; init; } = "";
    public DateOnly On { get; init; }

    public static Expression<Func<T, FoundRow>> Of<T>(
        int kind, Expression<Func<T, Guid>> id, Expression<Func<T, string>> title, RecordSearch<T>? search)
        where T : class
    {
        var record = Expression.Parameter(typeof(T), "record");
        Expression Read<TValue>(Expression<Func<T, TValue>>? value, TValue otherwise) =>
            value?.On(record) ?? Expression.Constant(otherwise, typeof(TValue));
        var values = new (string Name, Expression Value)[]
        {
            (nameof(Kind), Expression.Constant(kind)),
            (nameof(Id), id.On(record)),
            (nameof(Title), title.On(record)),
            (nameof(Detail), Read(search?.Detail, "")),
            (nameof(Amount), Read(search?.Amount, 0m)),
            (nameof(Currency), Read(search?.Currency, "")),
            (nameof(On), Read(search?.On, DateOnly.MinValue)),
        };
        var bindings = values.Select(v => Expression.Bind(typeof(FoundRow).GetProperty(v.Name)!, v.Value));
        var row = Expression.MemberInit(Expression.New(typeof(FoundRow)), bindings);
        return Expression.Lambda<Func<T, FoundRow>>(row, record);
    }
}
