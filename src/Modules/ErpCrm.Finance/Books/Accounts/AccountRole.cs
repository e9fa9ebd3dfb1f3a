namespace ErpCrm.Finance.Books.Accounts;

/// <summary>
/// What the books use an account for by themselves; at most one account has each role (bank accounts and categories
/// name theirs). Control accounts equal the sum of their documents at all times.
/// </summary>
internal enum AccountRole
{
    None,

    // Control accounts: every line names the document it is open on.
    Receivables,
    CustomerCredits,
    Payables,
    SupplierAdvances,
    EmployeeClaims,

    // Money.
    CashInTransit,
    BankSuspense,

    // Taxes.
    OutputVat,
    InputVat,
    SalesTax,

    // Income.
    Sales,
    RealisedExchange,
    UnrealisedExchange,
    OtherIncome,

    // Costs.
    Purchases,
    Wages,
    EmployerContributions,
    BankCharges,
    BadDebts,
    SmallDifferences,
    SalesTaxCost,

    // People.
    WagesPayable,
    ContributionsPayable,

    // Month ends.
    DeferredRevenue,
    ContractAssets,
    ContractLiabilities,
    LossProvision,
    AccruedExpenses,
    PrepaidExpenses,
    ReceivablesRevaluation,
    PayablesRevaluation,
    MoneyRevaluation,

    // Equity.
    OpeningBalances,
    RetainedEarnings,

    // Control account: deposits of customers that are invoiced and not yet earned.
    CustomerDeposits,

    // Kept back from people's pay for the tax office.
    IncomeTaxPayable,
}
