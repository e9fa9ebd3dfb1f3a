using System.Globalization;

namespace ErpCrm.Finance.Books.Journals;

internal static class JournalWords
{
    /// <summary>English words, the key of a text.</summary>
    public static string Of(JournalKind kind) => kind switch
    {
        JournalKind.Opening => "Opening balance",
        JournalKind.Manual => "Entry by hand",
        JournalKind.CreditNote => "Credit note",
        JournalKind.Allocation => "Use of a payment",
        JournalKind.ExpensePayment => "Expense paid back",
        JournalKind.CardExpense => "Expense by company card",
        JournalKind.WriteOff => "Write-off",
        JournalKind.Bill => "Supplier bill",
        JournalKind.BillPayment => "Payment of bills",
        JournalKind.Prepaid => "Prepaid cost",
        JournalKind.PayrollPayment => "Payroll paid",
        JournalKind.BankLine => "Line of a bank statement",
        JournalKind.BankMatch => "Matched bank line",
        JournalKind.Transfer => "Transfer between own accounts",
        JournalKind.Deferral => "Deferred revenue",
        JournalKind.WorkInProgress => "Work in progress",
        JournalKind.YearEnd => "Year end",
        JournalKind.TaxPayment => "Tax payment",
        _ => kind.ToString(),
    };

    /// <summary>Year and number; a dash for the moment until it has one.</summary>
    public static string NumberOf(DateOnly date, int? number) => number is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}/{known:00000}")
        : Ui.Formats.Format.Nothing;
}
