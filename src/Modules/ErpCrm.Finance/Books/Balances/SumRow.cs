using ErpCrm.Finance.Books.Journals;

namespace ErpCrm.Finance.Books.Balances;

/// <summary>A kept balance or a line on its way into a sum.</summary>
internal sealed class SumRow
{
    /// <summary>Of a month that is kept.</summary>
    public const int OfMonth = 0;

    /// <summary>Of a journal that is not folded yet: counted on the days of the kept months.</summary>
    public const int NotFolded = 1;

    /// <summary>Of a day beside the months.</summary>
    public const int OfDay = 2;

    /// <summary>Of a day within the months that is not wanted.</summary>
    public const int TakenAway = 3;

    /// <summary>Of a journal that was posted later than what is asked for was known.</summary>
    public const int PostedLater = 4;

    public int Part { get; init; }
    public Guid AccountId { get; init; }
    public DateOnly Day { get; init; }
    public string Currency { get; init; } = "";
    public JournalKind Kind { get; init; }
    public decimal? VatPercent { get; init; }
    public Guid? ProjectId { get; init; }
    public Guid? DepartmentId { get; init; }
    public Guid? CostCentreId { get; init; }
    public Guid? PartyId { get; init; }
    public Guid? ItemId { get; init; }
    public decimal Debit { get; init; }
    public decimal Credit { get; init; }
    public decimal BaseDebit { get; init; }
    public decimal BaseCredit { get; init; }
}

/// <summary>Adds rows up by what a query tells apart.</summary>
internal sealed class SumAdding(SumQuery query, SumSpan span)
{
    private readonly Dictionary<SumKey, decimal[]> _sums = [];
    private readonly HashSet<Guid>? _accounts = query.Accounts is { } accounts ? [.. accounts] : null;
    private readonly DaySpan _days = new(query.From ?? DateOnly.MinValue, query.To);

    public void Add(SumRow row)
    {
        var sign = IsWanted(row) ? SignOf(row) : 0;
        if (sign == 0) return;
        var key = KeyOf(row);
        if (!_sums.TryGetValue(key, out var sum)) _sums[key] = sum = new decimal[4];
        if (query.By.HasFlag(SumBy.Currency))
        {
            sum[0] += sign * row.Debit;
            sum[1] += sign * row.Credit;
        }

        sum[2] += sign * row.BaseDebit;
        sum[3] += sign * row.BaseCredit;
    }

    public IReadOnlyList<AccountSum> Result() =>
    [
        .. _sums.Where(sum => Array.Exists(sum.Value, amount => amount != 0)).Select(sum => new AccountSum(
            sum.Key.AccountId, sum.Key.Month, sum.Key.Currency, sum.Key.ProjectId, sum.Key.DepartmentId,
            sum.Key.CostCentreId, sum.Key.PartyId, sum.Key.ItemId, sum.Key.Kind, sum.Key.VatPercent,
            sum.Value[0], sum.Value[1], sum.Value[2], sum.Value[3])),
    ];

    private bool IsWanted(SumRow row) =>
        (_accounts is null || _accounts.Contains(row.AccountId))
            && !(query.WithoutYearEnd && row.Kind == JournalKind.YearEnd)
            && (query.ProjectId is null || row.ProjectId == query.ProjectId)
            && (query.DepartmentId is null || row.DepartmentId == query.DepartmentId)
            && (query.CostCentreId is null || row.CostCentreId == query.CostCentreId);

    private int SignOf(SumRow row) => row.Part switch
    {
        SumRow.OfMonth or SumRow.OfDay => 1,
        SumRow.NotFolded => span.Months?.Holds(row.Day) == true ? 1 : 0,
        SumRow.TakenAway => -1,
        _ => _days.Holds(row.Day) ? -1 : 0,
    };

    private SumKey KeyOf(SumRow row)
    {
        var by = query.By;
        return new SumKey(
            row.AccountId,
            by.HasFlag(SumBy.Month) ? Months.Of(row.Day) : null,
            by.HasFlag(SumBy.Currency) ? row.Currency : null,
            by.HasFlag(SumBy.Project) ? row.ProjectId : null,
            by.HasFlag(SumBy.Department) ? row.DepartmentId : null,
            by.HasFlag(SumBy.CostCentre) ? row.CostCentreId : null,
            by.HasFlag(SumBy.Party) ? row.PartyId : null,
            by.HasFlag(SumBy.Item) ? row.ItemId : null,
            by.HasFlag(SumBy.Kind) ? row.Kind : null,
            by.HasFlag(SumBy.VatPercent) ? row.VatPercent : null);
    }

    private readonly record struct SumKey(Guid AccountId, DateOnly? Month, string? Currency, Guid? ProjectId,
        Guid? DepartmentId, Guid? CostCentreId, Guid? PartyId, Guid? ItemId, JournalKind? Kind, decimal? VatPercent);
}
