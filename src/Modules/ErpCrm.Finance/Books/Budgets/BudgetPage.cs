using System.Globalization;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>Whose part of a budget is looked at.</summary>
/// <param name="Key">In addresses: <see cref="All"/>, <see cref="None"/> or the id of a cost centre.</param>
/// <param name="CostCentreId">Null for all together; empty for what belongs to none.</param>
internal sealed record BudgetPart(string Key, string Name, Guid? CostCentreId)
{
    public const string All = "all";
    public const string None = "none";

    /// <summary>Sums of several are looked at; one of them is planned.</summary>
    public bool IsAll => CostCentreId is null;
}

/// <summary>An account of a budget; amounts are positive on its usual side.</summary>
/// <param name="Amounts">Of each month of the year.</param>
internal sealed record BudgetRow(
    Guid AccountId, string Code, string Name, AccountClass Class, IReadOnlyList<decimal> Amounts)
{
    public decimal Total => Amounts.Sum();

    public bool IsIncome => Class.TypeOf() == AccountType.Income;

    /// <summary>What stands in a cell: a month, or the year where it is null.</summary>
    public decimal Of(int? month) => month is { } index ? Amounts[index] : Total;
}

/// <summary>A budget, or what one cost centre has of it, month by month.</summary>
internal sealed record BudgetPage(Budget Budget, IReadOnlyList<DateOnly> Months, IReadOnlyList<BudgetRow> Rows,
    IReadOnlyList<BudgetPart> Parts, BudgetPart Part, string BaseCurrency)
{
    public string Url => $"/finance/budgets/{Budget.Id}";

    public int Digits => Currencies.Digits(BaseCurrency);

    /// <summary>The same part of the budget on another of its pages.</summary>
    public string At(string path) => $"{Url}{path}?centre={Part.Key}";

    /// <param name="month">Null for the year.</param>
    public decimal Income(int? month) => Rows.Where(r => r.IsIncome).Sum(r => r.Of(month));

    /// <inheritdoc cref="Income"/>
    public decimal Costs(int? month) => Rows.Where(r => !r.IsIncome).Sum(r => r.Of(month));

    public bool IsEmpty => Rows.All(r => r.Amounts.All(a => a == 0));

    /// <summary>An amount as it stands in its cell: nothing where nothing is planned.</summary>
    public string Text(decimal amount) => amount == 0 ? ""
        : Format.Number(amount, amount == decimal.Truncate(amount) ? 0 : Digits);

    /// <summary>An amount as it comes back with what is typed over it.</summary>
    public static string Raw(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>The same table as a file; what is pasted back is read from it.</summary>
    public TableFile ToFile(IStringLocalizer texts) => new(
        $"{texts["Budget"].Value} {Budget.Name.Replace('/', '-')}",
        [texts["Code"], texts["Ledger account"], .. Months.Select(Format.MonthYear), texts["Year"]],
        Rows.Select(IReadOnlyList<object?> (row) =>
            [row.Code, row.Name, .. row.Amounts.Select(a => (object?)a), row.Total]));
}
