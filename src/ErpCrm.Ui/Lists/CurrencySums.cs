using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Lists;

/// <summary>What the amounts of a list add up to, per currency: amounts
/// of different currencies are only added in base currency.</summary>
public sealed record CurrencySums(IReadOnlyList<CurrencySum> Currencies)
{
    /// <summary>Amounts of one row that can be added up.</summary>
    internal const int Most = 3;

    /// <summary>Adds up all the records, here: SQLite would call back for every single decimal.</summary>
    /// <param name="row">What the list shows of a record.</param>
    public static async Task<CurrencySums> OfAsync<TRecord, TRow>(
        IQueryable<TRecord> records, Expression<Func<TRecord, TRow>> row, IReadOnlyList<FieldAmount<TRow>> amounts,
        CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amounts.Count, Most);
        var sums = new SortedDictionary<string, CurrencySum>(StringComparer.Ordinal);
        var rows = records.Select(AmountsOf(row, amounts));
        if (rows is not IAsyncEnumerable<Amounts>) foreach (var one in rows) Add(one);
        else await foreach (var one in rows.AsAsyncEnumerable().WithCancellation(ct)) Add(one);
        return new CurrencySums([.. sums.Values]);

        void Add(Amounts one)
        {
            var currency = one.Currency ?? "";
            var sum = sums.GetValueOrDefault(currency) ?? new CurrencySum(
                currency, 0, new decimal[amounts.Count], new decimal[amounts.Count]);
            for (var i = 0; i < amounts.Count; i++)
            {
                sum.Amounts[i] += one[i] ?? 0;
                sum.InBase[i] += one[i + Most] ?? 0;
            }

            sums[currency] = sum with { Count = sum.Count + 1 };
        }
    }

    /// <summary>As rows under a list: one per currency, and one in base currency where there are several.</summary>
    /// <param name="keys">Of the columns, in the order of the amounts.</param>
    public IReadOnlyList<ListTotal> ToTotals(
        ListScope scope, IReadOnlyList<string> keys, string countWord, string baseNote)
    {
        var totals = Currencies.Select(sum => new ListTotal(
            Html.Text(scope.Count(countWord, sum.Count)), keys.Select(
                (key, i) => (key, Cells.Money(sum.Amounts[i], sum.Currency))).ToDictionary())
            {
                Note = Html.Text(Format.Currency(sum.Currency)),
            }).ToList();
        if (Currencies.Count < 2 || Currencies.All(sum => sum.InBase.All(amount => amount == 0))) return totals;
        var cells = keys.Select(
            (key, i) => (key, Cells.Money(Currencies.Sum(sum => sum.InBase[i]), scope.BaseCurrency))).ToDictionary();
        return [.. totals, new ListTotal(Html.Text(scope.Say("Total")), cells)
        {
            Note = Html.Text(scope.SayInBase(baseNote)),
        }];
    }

    private static Expression<Func<TRecord, Amounts>> AmountsOf<TRecord, TRow>(
        Expression<Func<TRecord, TRow>> row, IReadOnlyList<FieldAmount<TRow>> amounts)
    {
        var values = new List<MemberBinding> { Bind(nameof(Amounts.Currency), amounts[0].Currency.Of(row).Body) };
        for (var i = 0; i < amounts.Count; i++)
        {
            values.Add(Bind(Amounts.Names[i], amounts[i].Amount.Of(row).Body));
            if (amounts[i].InBase is { } inBase) values.Add(Bind(Amounts.Names[i + Most], inBase.Of(row).Body));
        }

        return Expression.Lambda<Func<TRecord, Amounts>>(
            Expression.MemberInit(Expression.New(typeof(Amounts)), values), row.Parameters);
    }

    private static MemberAssignment Bind(string name, Expression value) =>
        Expression.Bind(typeof(Amounts).GetProperty(name)!, value);

    private sealed class Amounts
    {
        public static readonly string[] Names =
            [nameof(First), nameof(Second), nameof(Third), nameof(FirstInBase), nameof(SecondInBase),
                nameof(ThirdInBase)];

        public string? Currency { get; init; }

        public decimal? First { get; init; }

        public decimal? Second { get; init; }

        public decimal? Third { get; init; }

        public decimal? FirstInBase { get; init; }

        public decimal? SecondInBase { get; init; }

        public decimal? ThirdInBase { get; init; }

        public decimal? this[int i] =>
            i switch { 0 => First, 1 => Second, 2 => Third, 3 => FirstInBase, 4 => SecondInBase, _ => ThirdInBase };
    }
}

/// <summary>What the amounts of one currency add up to.</summary>
/// <param name="InBase">In base currency, each row at its own rate.</param>
public sealed record CurrencySum(string Currency, int Count, decimal[] Amounts, decimal[] InBase);
