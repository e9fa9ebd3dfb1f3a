namespace ErpCrm.Finance.Books.Journals;

/// <summary>What a journal tells of.</summary>
internal enum JournalKind
{
    Opening,
    Manual,
    Invoice,
    CreditNote,
    Payment,
    Allocation,
    Refund,
    Expense,
    ExpensePayment,
    CardExpense,
    WriteOff,
    Bill,
    BillPayment,
    Prepaid,
    Payroll,
    PayrollPayment,
    BankLine,
    BankMatch,
    Transfer,
    Deferral,
    WorkInProgress,
    Revaluation,
    Accrual,
    YearEnd,
    TaxPayment,
}
