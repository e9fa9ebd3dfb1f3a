using ErpCrm.Ui.Localization;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>What roles ask of the accounts that have them.</summary>
internal static class AccountRoles
{
    /// <summary>Every role, in the order in which the chart shows them.</summary>
    public static IReadOnlyList<AccountRole> All { get; } =
        [.. Enum.GetValues<AccountRole>().Where(role => role != AccountRole.None)];

    /// <summary>Whether it is the sum of open documents at all times: nobody posts on it by hand.</summary>
    public static bool IsControl(this AccountRole role) => role is AccountRole.Receivables
        or AccountRole.CustomerCredits or AccountRole.Payables or AccountRole.SupplierAdvances
        or AccountRole.EmployeeClaims or AccountRole.BankSuspense or AccountRole.CustomerDeposits;

    /// <summary>Whether its account stands in the balance sheet.</summary>
    public static bool IsOfBalanceSheet(this AccountRole role) => role is not (AccountRole.Sales
        or AccountRole.RealisedExchange or AccountRole.UnrealisedExchange or AccountRole.OtherIncome
        or AccountRole.Purchases or AccountRole.Wages or AccountRole.EmployerContributions
        or AccountRole.BankCharges or AccountRole.BadDebts or AccountRole.SmallDifferences
        or AccountRole.SalesTaxCost);

    /// <summary>Whether an account of the type can have it.</summary>
    public static bool Fits(this AccountRole role, AccountType type) => role switch
    {
        AccountRole.None => true,
        AccountRole.OpeningBalances or AccountRole.RetainedEarnings => type == AccountType.Equity,
        _ when role.IsOfBalanceSheet() => type is AccountType.Asset or AccountType.Liability,
        _ => type is AccountType.Income or AccountType.Expense,
    };

    /// <summary>English words, the key of a text.</summary>
    public static string WordOf(AccountRole role) => Texts.Words(role.ToString());
}

/// <summary>English words of classes and types, keys of texts.</summary>
internal static class AccountWords
{
    public static string Of(AccountClass @class) => @class switch
    {
        AccountClass.Cash => "Cash and bank",
        AccountClass.Receivable => "Claims on others",
        AccountClass.OtherCurrentAsset => "Other current assets",
        AccountClass.FixedAsset => "Fixed assets",
        AccountClass.Payable => "Debts to others",
        AccountClass.OtherCurrentLiability => "Other current liabilities",
        AccountClass.LongTermLiability => "Long-term liabilities",
        AccountClass.Equity => "Equity",
        AccountClass.Revenue => "Revenue",
        AccountClass.CostOfSales => "Cost of sales",
        AccountClass.OperatingExpense => "Operating costs",
        AccountClass.OtherIncome => "Other income",
        _ => "Other costs",
    };

    public static string Of(AccountType type) => type switch
    {
        AccountType.Asset => "Assets",
        AccountType.Liability => "Liabilities",
        AccountType.Equity => "Equity",
        AccountType.Income => "Income",
        _ => "Costs",
    };
}
