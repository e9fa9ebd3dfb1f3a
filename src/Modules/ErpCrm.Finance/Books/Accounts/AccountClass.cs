namespace ErpCrm.Finance.Books.Accounts;

/// <summary>Where an account stands in the statements; its type follows from it.</summary>
internal enum AccountClass
{
    Cash,
    Receivable,
    OtherCurrentAsset,
    FixedAsset,
    Payable,
    OtherCurrentLiability,
    LongTermLiability,
    Equity,
    Revenue,
    CostOfSales,
    OperatingExpense,
    OtherIncome,
    OtherExpense,
}

internal enum AccountType
{
    Asset,
    Liability,
    Equity,
    Income,
    Expense,
}

internal static class AccountClasses
{
    public static AccountType TypeOf(this AccountClass @class) => @class switch
    {
        AccountClass.Cash or AccountClass.Receivable or AccountClass.OtherCurrentAsset or AccountClass.FixedAsset
            => AccountType.Asset,
        AccountClass.Payable or AccountClass.OtherCurrentLiability or AccountClass.LongTermLiability
            => AccountType.Liability,
        AccountClass.Equity => AccountType.Equity,
        AccountClass.Revenue or AccountClass.OtherIncome => AccountType.Income,
        _ => AccountType.Expense,
    };

    /// <summary>Whether its balance is carried into the next year.</summary>
    public static bool IsOfBalanceSheet(this AccountType type) =>
        type is AccountType.Asset or AccountType.Liability or AccountType.Equity;

    /// <summary>Whether a positive balance stands on the debit side.</summary>
    public static bool IsDebit(this AccountType type) => type is AccountType.Asset or AccountType.Expense;
}
