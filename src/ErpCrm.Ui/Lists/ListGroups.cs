using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Lists;

/// <summary>What the rows of a group come to, those of all pages.</summary>
/// <param name="Sums">By the key of the column and the currency; amounts without one are in the company's own.</param>
internal sealed record GroupTotal(int Count, IReadOnlyDictionary<(string Column, string Currency), decimal> Sums);

/// <summary>The rows of a list, standing together by a column.</summary>
internal sealed class RowGroups<TRow>(
    Column<TRow> column, IReadOnlyDictionary<object, GroupTotal> totals, TimeZoneInfo zone)
{
    public Column<TRow> Column { get; } = column;

    public object KeyOf(TRow row) => GroupKey.Of(Column.Field.ValueOf(row), zone);

    public GroupTotal TotalOf(object key) =>
        totals.GetValueOrDefault(key) ?? new GroupTotal(0, new Dictionary<(string, string), decimal>());
}

/// <summary>What rows of one group have in common: a value, and of days the month.</summary>
internal static class GroupKey
{
    public const string Nothing = "";

    public static object Of(object? value, TimeZoneInfo zone) => value switch
    {
        null => Nothing,
        DateOnly day => new DateOnly(day.Year, day.Month, 1),
        DateTime utc => Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone)), zone),
        _ => value,
    };
}

/// <content>Rows that stand together, and what each group comes to.</content>
public abstract partial class ListOf<TRecord, TRow>
{
    private const int MostSums = 4;

    private async Task<RowGroups<TRow>?> GroupsAsync(
        IQueryable<TRecord> found, ListScope scope, CancellationToken ct)
    {
        if (GroupOf(scope) is not { } column) return null;
        var summed = SummedIn(scope);
        var totals = new Dictionary<object, (int Count, Dictionary<(string, string), decimal> Sums)>();
        void Add(object? value, string?[] currencies, decimal?[] amounts)
        {
            var group = GroupKey.Of(value, scope.Me.TimeZone);
            var (count, sums) = totals.GetValueOrDefault(group, (0, []));
            for (var i = 0; i < summed.Count; i++)
            {
                if (amounts[i] is not { } amount) continue;
                var place = (summed[i].Field.Key, currencies[i] ?? "");
                sums[place] = sums.GetValueOrDefault(place) + amount;
            }

            totals[group] = (count + 1, sums);
        }

        if (IsShort(scope) || !IsQuery(found))
        {
            var rows = IsShort(scope) ? await ShortAsync(found, scope, ct) : found.Select(Row(scope));
            foreach (var row in rows)
            {
                Add(column.Field.ValueOf(row), [.. summed.Select(c => c.Field.CurrencyOf(row))],
                    [.. summed.Select(c => ToDecimal(c.Field.ValueOf(row)))]);
            }
        }
        else
        {
            // Added up here: SQLite would call back for every single decimal.
            var rows = found.Select(GroupedRow.Of(Row(scope), column, summed)).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(ct)) Add(row.Key, row.Currencies, row.Amounts);
        }

        var whole = totals.ToDictionary(t => t.Key, t => new GroupTotal(t.Value.Count, t.Value.Sums));
        return new RowGroups<TRow>(column, whole, scope.Me.TimeZone);
    }

    /// <summary>Shown amounts and hours that the same reading knows.</summary>
    private List<Column<TRow>> SummedIn(ListScope scope) =>
    [
        .. ShownIn(scope).Where(c => c.Field.Type is FieldType.Money or FieldType.Duration)
            .Where(c => IsKnownToReading(c, scope)).Take(MostSums),
    ];

    private static decimal? ToDecimal(object? value) =>
        value is null ? null : Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class GroupedRow
    {
        public object? Key { get; init; }

        public string?[] Currencies { get; init; } = [];

        public decimal?[] Amounts { get; init; } = [];

        public static Expression<Func<TRecord, GroupedRow>> Of(
            Expression<Func<TRecord, TRow>> row, Column<TRow> column, List<Column<TRow>> summed)
        {
            var currencies = summed.Select(c => c.Field.CurrencyExpression is { } currency
                ? In(row, currency.Of(row))
                : Expression.Constant(null, typeof(string)));
            var amounts = summed.Select(c => (Expression)Expression.Convert(
                In(row, Typed<decimal?>(c.Field.Reads).Of(row)), typeof(decimal?)));
            return Expression.Lambda<Func<TRecord, GroupedRow>>(
                Expression.MemberInit(
                    Expression.New(typeof(GroupedRow)),
                    Bind(nameof(Key), In(row, Typed<object?>(column.Field.Reads).Of(row))),
                    Bind(nameof(Currencies), Expression.NewArrayInit(typeof(string), currencies)),
                    Bind(nameof(Amounts), Expression.NewArrayInit(typeof(decimal?), amounts))),
                row.Parameters);
        }

        private static Expression<Func<TRow, T>> Typed<T>(LambdaExpression value) => Expression.Lambda<Func<TRow, T>>(
            value.ReturnType == typeof(T) ? value.Body : Expression.Convert(value.Body, typeof(T)), value.Parameters);

        private static Expression In<T>(Expression<Func<TRecord, TRow>> row, Expression<Func<TRecord, T>> value) =>
            Microsoft.EntityFrameworkCore.Query.ReplacingExpressionVisitor.Replace(
                value.Parameters[0], row.Parameters[0], value.Body);

        private static MemberAssignment Bind(string name, Expression value) =>
            Expression.Bind(typeof(GroupedRow).GetProperty(name)!, value);
    }
}
