using ErpCrm.Contracts;
using ErpCrm.Ui.Threads;

namespace ErpCrm.Finance;

/// <summary>What is said of documents, payments and expenses in the thread of an engagement.</summary>
internal sealed class FinanceThread : IThreadWords
{
    public IEnumerable<ThreadWords> Words => [.. Documents, .. Payments, .. OpenItems, .. Work];

    private static ThreadWords[] Documents =>
    [
        new(ThreadKind.InvoiceIssued, ThreadPart.Money, "receipt-text",
            (texts, said) => texts["Invoice {0} issued", said.Text].Value)
        {
            Many = "Invoices issued",
        },
        new(ThreadKind.DepositInvoiced, ThreadPart.Money, "hand-coins",
            (texts, said) => texts["Deposit invoice {0} issued", said.Text].Value)
        {
            Many = "Deposit invoices issued",
        },
        new(ThreadKind.CreditNoteIssued, ThreadPart.Money, "undo-2",
            (texts, said) => texts["Credit note {0} issued for {1}", said.Text, said.Detail].Value)
        {
            Many = "Credit notes issued",
        },
        new(ThreadKind.InvoicePaid, ThreadPart.Money, "badge-check",
            (texts, said) => texts["Invoice {0} paid in full", said.Text].Value)
        {
            Many = "Invoices paid in full",
        },
        new(ThreadKind.InvoiceMailed, ThreadPart.Money, "mail",
            (texts, said) => texts["Invoice {0} e-mailed to {1}", said.Text, said.Detail].Value)
        {
            Many = "Invoices e-mailed",
        },
        new(ThreadKind.CreditNoteMailed, ThreadPart.Money, "mail",
            (texts, said) => texts["Credit note {0} e-mailed to {1}", said.Text, said.Detail].Value)
        {
            Many = "Credit notes e-mailed",
        },
        new(ThreadKind.StatementMailed, ThreadPart.Money, "mail",
            (texts, said) => texts["Statement e-mailed to {0}", said.Detail].Value)
        {
            Many = "Statements e-mailed",
        },
    ];

    private static ThreadWords[] Payments =>
    [
        new(ThreadKind.PaymentReceived, ThreadPart.Money, "banknote",
            (texts, said) => texts["Payment received for {0}", said.Text].Value)
        {
            Many = "Payments received",
        },
        new(ThreadKind.PaymentReversed, ThreadPart.Money, "undo-2",
            (texts, said) => texts["Payment for {0} taken back: {1}", said.Text, said.Detail].Value)
        {
            Many = "Payments taken back",
        },
        new(ThreadKind.CreditUsed, ThreadPart.Money, "banknote",
            (texts, said) => texts["Credit used for {0}", said.Text].Value)
        {
            Many = "Credit used",
        },
        new(ThreadKind.CreditRefunded, ThreadPart.Money, "banknote",
            (texts, _) => texts["Credit paid back to the client"].Value)
        {
            Many = "Credit paid back",
        },
    ];

    private static ThreadWords[] OpenItems =>
    [
        new(ThreadKind.OpenAmountWrittenOff, ThreadPart.Money, "eraser",
            (texts, said) => texts["Written off of invoice {0}: {1}", said.Text, said.Detail].Value)
        {
            Many = "Amounts of invoices written off",
        },
        new(ThreadKind.WriteOffTakenBack, ThreadPart.Money, "undo-2",
            (texts, said) => texts["Write-off of invoice {0} taken back: {1}", said.Text, said.Detail].Value)
        {
            Many = "Write-offs of invoices taken back",
        },
        new(ThreadKind.InvoiceDisputed, ThreadPart.Money, "message-square-warning",
            (texts, said) => texts["Invoice {0} disputed: {1}", said.Text, said.Detail].Value)
        {
            Many = "Invoices disputed",
        },
        new(ThreadKind.DisputeClosed, ThreadPart.Money, "gavel",
            (texts, said) => texts["Dispute about invoice {0} settled: {1}", said.Text, said.Detail].Value)
        {
            Many = "Disputes settled",
        },
        new(ThreadKind.PaymentPromised, ThreadPart.Money, "handshake",
            (texts, said) => texts["Payment of invoice {0} promised by {1}", said.Text, said.Detail].Value)
        {
            Many = "Payments promised",
        },
        new(ThreadKind.ReminderMailed, ThreadPart.Money, "bell-ring",
            (texts, said) => texts["Reminder e-mailed to {0}", said.Detail].Value)
        {
            Many = "Reminders e-mailed",
        },
    ];

    private static ThreadWords[] Work =>
    [
        new(ThreadKind.WrittenOff, ThreadPart.Money, "eraser",
            (texts, said) => texts["Work written off: {0}", said.Text].Value)
        {
            Many = "Work written off",
        },
        new(ThreadKind.ExpenseApproved, ThreadPart.Work, "wallet",
            (texts, said) => texts["Expense approved: {0}", said.Text].Value)
        {
            Many = "Expenses approved", IsCost = true,
        },
        new(ThreadKind.ExpenseApprovalUndone, ThreadPart.Work, "undo-2",
            (texts, said) => texts["Approval of an expense taken back: {0}", said.Text].Value)
        {
            Many = "Approvals of expenses taken back", IsCost = true,
        },
        new(ThreadKind.BillPosted, ThreadPart.Work, "file-input",
            (texts, said) => texts["Bill {0} of {1} posted", said.Text, said.Detail].Value)
        {
            Many = "Bills posted", IsCost = true,
        },
        new(ThreadKind.BillVoided, ThreadPart.Work, "undo-2",
            (texts, said) => texts["Bill {0} of {1} voided", said.Text, said.Detail].Value)
        {
            Many = "Bills voided", IsCost = true,
        },
    ];
}
