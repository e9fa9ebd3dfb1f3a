namespace ErpCrm.Finance.Books.Balances;

/// <summary>What sums are told apart by, beside the account.</summary>
[Flags]
internal enum SumBy
{
    Account = 0,
    Month = 1,
    Currency = 2,
    Project = 4,
    Department = 8,
    CostCentre = 16,
    Party = 32,
    Item = 64,
    Kind = 128,
    VatPercent = 256,
}

/// <summary>Which lines are summed.</summary>
/// <param name="From">First business day; null from the beginning of the books.</param>
/// <param name="To">Last business day.</param>
/// <param name="KnownAt">UTC: only what was posted until then; null for all that is known now.</param>
/// <param name="Accounts">Null for all.</param>
internal sealed record SumQuery(
    DateOnly? From,
    DateOnly To,
    DateTime? KnownAt = null,
    SumBy By = SumBy.Account,
    IReadOnlyCollection<Guid>? Accounts = null,
    Guid? ProjectId = null,
    Guid? DepartmentId = null,
    Guid? CostCentreId = null,
    Guid? PartyId = null,
    bool WithoutYearEnd = false);

/// <summary>Debits and credits of one account; what <see cref="SumBy"/> did not ask for is null.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Debit">In <paramref name="Currency"/>; 0 where currencies are not told apart.</param>
internal sealed record AccountSum(
    Guid AccountId,
    DateOnly? Month,
    string? Currency,
    Guid? ProjectId,
    Guid? DepartmentId,
    Guid? CostCentreId,
    Guid? PartyId,
    Guid? ItemId,
    Journals.JournalKind? Kind,
    decimal? VatPercent,
    decimal Debit,
    decimal Credit,
    decimal BaseDebit,
    decimal BaseCredit)
{
    public decimal Amount => Debit - Credit;

    public decimal BaseAmount => BaseDebit - BaseCredit;
}
