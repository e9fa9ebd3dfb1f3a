using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>What a resource takes from the list of its page.</summary>
internal abstract class ApiRows<T>
    where T : class
{
    public abstract Type Texts { get; }

    /// <summary>The list's columns as fields.</summary>
    public abstract IReadOnlyList<ApiField<T>> Fields { get; }

    public abstract bool FindsWords { get; }

    /// <summary>An address under which the list leaves nothing out.</summary>
    public abstract ListQuery Whole { get; }

    public abstract Task BeginAsync(ListScope scope, CancellationToken ct);

    public abstract IQueryable<T> Matching(IQueryable<T> records, string words, ListScope scope);

    public abstract Task<IReadOnlyDictionary<Guid, object>> RowsAsync(
        IReadOnlyCollection<Guid> ids, ListScope scope, CancellationToken ct);

    public static ApiRows<T>? Of(RecordList? list)
    {
        for (var type = list?.GetType(); type is not null; type = type.BaseType)
        {
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(ListOf<,>)) continue;
            var rows = typeof(ApiRows<,>).MakeGenericType(type.GetGenericArguments());
            return (ApiRows<T>)Activator.CreateInstance(rows, list)!;
        }

        return null;
    }
}

internal sealed class ApiRows<T, TRow>(ListOf<T, TRow> list) : ApiRows<T>
    where T : class
    where TRow : class
{
    public override Type Texts => list.Texts;

    public override IReadOnlyList<ApiField<T>> Fields { get; } =
    [
        .. list.Columns.Where(c => !c.HidesHead)
            .Select(c => new ApiField<T, TRow>(c.Field, scope => list.RowIn(scope), c)),
    ];

    public override bool FindsWords => list.SearchWord is not null;

    public override ListQuery Whole => list.WholeQuery;

    public override Task BeginAsync(ListScope scope, CancellationToken ct) => list.PrepareWholeAsync(scope, ct);

    public override IQueryable<T> Matching(IQueryable<T> records, string words, ListScope scope) =>
        list.Matching(records, words, scope);

    public override async Task<IReadOnlyDictionary<Guid, object>> RowsAsync(
        IReadOnlyCollection<Guid> ids, ListScope scope, CancellationToken ct) =>
        (await list.RowsOfAsync(ids, scope, ct)).ToDictionary(row => row.Key, row => (object)row.Value);
}
