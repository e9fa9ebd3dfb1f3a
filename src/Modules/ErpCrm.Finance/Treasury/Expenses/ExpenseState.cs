namespace ErpCrm.Finance.Treasury.Expenses;

internal enum ExpenseState
{
    Draft,
    Submitted,
    SentBack,
    Approved,
    Paid,
}
