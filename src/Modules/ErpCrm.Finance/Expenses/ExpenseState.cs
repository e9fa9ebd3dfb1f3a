namespace ErpCrm.Finance.Expenses;

internal enum ExpenseState
{
    Draft,
    Submitted,
    SentBack,
    Approved,
    Paid,
}
