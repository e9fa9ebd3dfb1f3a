using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Books.AuditFile;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.MonthEnd.Work;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.Prepaid;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance;

/// <summary>Nothing issued or paid is changed or deleted, whoever saves: the last line of defence before the database
/// (domain-rules §4). Bulk updates pass it by: they touch only who reads a document, whose it is
/// after a merge (§24) and its customer's name today. What is posted is corrected by a second journal.
/// </summary>
internal static class Immutability
{
    private static readonly HashSet<string> MovingOnInvoices =
        [nameof(Invoice.OpenAmount), nameof(Invoice.IsOpen), nameof(Invoice.PaidOn), nameof(Invoice.LastSettledOn),
            nameof(Invoice.CreditedAmount), nameof(Invoice.WrittenOffAmount), nameof(Invoice.BadDebtAmount),
            nameof(Invoice.DepositTaken), nameof(Invoice.DepositCredited), nameof(Invoice.DepositOpen),
            nameof(Invoice.ManagerId), nameof(Invoice.SalesOwnerId),
            nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnCreditNotes =
        [nameof(CreditNote.OpenAmount), nameof(CreditNote.ManagerId), nameof(CreditNote.SalesOwnerId),
            nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnPayments =
        [nameof(Payment.OpenAmount), nameof(Payment.HasCredit), nameof(Payment.IsReversed), nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnBankLines =
        [nameof(BankLine.State), nameof(BankLine.MatchedOn), nameof(BankLine.UndoneOn), nameof(BankLine.Key),
            nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnBankMatches =
        [nameof(BankMatch.UndoneAt), nameof(BankMatch.UndoneById), nameof(BankMatch.OtherLineId)];

    private static readonly HashSet<string> MovingOnBills =
        [nameof(Bill.OpenAmount), nameof(Bill.IsOpen), nameof(Bill.PaidOn), nameof(Bill.LastSettledOn),
            nameof(Bill.ManagerId), nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnVoidedBills =
        [.. MovingOnBills, nameof(Bill.State), nameof(Bill.VoidedOn), nameof(Bill.Reason), nameof(Bill.NumberKey)];

    private static readonly HashSet<string> MovingOnSupplierPayments =
        [nameof(SupplierPayment.OpenAmount), nameof(SupplierPayment.HasAdvance), nameof(SupplierPayment.IsReversed),
            nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnPayrollRuns =
        [nameof(PayrollRun.State), nameof(PayrollRun.OpenMonth), nameof(PayrollRun.Reason), nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnPayables =
        [nameof(PayrollPayable.State), nameof(PayrollPayable.PaidOn), nameof(PayrollPayable.BankAccountId),
            nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnJournals = [nameof(Journal.Number)];

    public static void Check(ChangeTracker changes)
    {
        foreach (var entry in changes.Entries().Where(e => e.State is EntityState.Modified or EntityState.Deleted)
            .ToList())
        {
            if (IsFrozen(entry))
                throw new InvalidOperationException(
                    $"{entry.Metadata.ClrType.Name} is issued or recorded and cannot be changed.");
        }
    }

    private static bool IsFrozen(EntityEntry entry) => entry.Entity switch
    {
        Invoice => WasIssued(entry) && Changes(entry, MovingOnInvoices) && !IsGivenBack(entry),
        InvoiceLine line => WasIssued(entry.Context, line.InvoiceId) && !IsGivenBack(entry.Context, line.InvoiceId),
        BillingAllocation allocation => WasIssued(entry.Context, allocation.InvoiceId),
        CreditNote => Changes(entry, MovingOnCreditNotes),
        Payment => Changes(entry, MovingOnPayments),
        Bill bill => WasPosted(entry)
            && Changes(entry, bill.State == BillState.Voided ? MovingOnVoidedBills : MovingOnBills)
            && !IsGivenBack(entry, bill),
        BillLine line => entry.Context.ChangeTracker.Entries<Bill>().FirstOrDefault(b => b.Entity.Id == line.BillId)
            is not { } bill || (WasPosted(bill) && !IsGivenBack(bill, bill.Entity)),
        SupplierPayment => Changes(entry, MovingOnSupplierPayments),
        PrepaidShare => entry.OriginalValues[nameof(PrepaidShare.PostedOn)] is not null,
        SupplierAllocation => true,
        PayrollRun => WasPaid(entry) && Changes(entry, MovingOnPayrollRuns),
        PayrollLine line => WasPaid(entry.Context, line.RunId),
        PayrollExtra extra => WasPaid(entry.Context, extra.RunId),
        PayrollPayable => Changes(entry, MovingOnPayables),
        Journal => entry.State == EntityState.Deleted || Changes(entry, MovingOnJournals)
            || entry.OriginalValues[nameof(Journal.Number)] is not null,
        JournalLine => true,
        BankLine => Changes(entry, MovingOnBankLines),
        BankMatch => Changes(entry, MovingOnBankMatches),
        LockMove or LateEntry or ClosingRunLine or CompletionEstimate or AuditTaking => true,
        OpenWriteOff or PaymentAllocation or CreditNoteLine or WriteOff or IssuedDocument or DocumentFile => true,
        ActFile => true,
        _ => false,
    };

    private static bool Changes(EntityEntry entry, HashSet<string> moving) =>
        entry.State == EntityState.Deleted || entry.Properties.Any(
            p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue) && !moving.Contains(p.Metadata.Name));

    // What was carried over by mistake goes, as long as nothing was settled here.
    private static bool IsGivenBack(EntityEntry entry) => entry is
    {
        State: EntityState.Deleted,
        Entity: Invoice { IsCarriedOver: true, CreditedAmount: 0, LastSettledOn: null } invoice,
    } && invoice.OpenAmount == invoice.Owed;

    private static bool IsGivenBack(EntityEntry entry, Bill bill) => entry.State == EntityState.Deleted
        && bill is { Origin: BillOrigin.CarriedOver, LastSettledOn: null } && bill.OpenAmount == bill.Owed;

    private static bool WasPosted(EntityEntry bill) =>
        (BillState)bill.OriginalValues[nameof(Bill.State)]! is BillState.Posted or BillState.Voided;

    private static bool IsGivenBack(DbContext db, Guid invoiceId) =>
        db.ChangeTracker.Entries<Invoice>().FirstOrDefault(e => e.Entity.Id == invoiceId) is { } entry
            && IsGivenBack(entry);

    private static bool WasPaid(EntityEntry run) =>
        (PayrollState)run.OriginalValues[nameof(PayrollRun.State)]! != PayrollState.Draft;

    private static bool WasPaid(DbContext db, Guid runId) => db.ChangeTracker.Entries<PayrollRun>()
        .FirstOrDefault(e => e.Entity.Id == runId) is not { } run || WasPaid(run);

    private static bool WasIssued(EntityEntry invoice) =>
        (InvoiceStatus)invoice.OriginalValues[nameof(Invoice.Status)]! == InvoiceStatus.Issued;

    // A part whose invoice is not at hand is refused: only whoever loads the draft may change it.
    private static bool WasIssued(DbContext db, Guid invoiceId) =>
        db.ChangeTracker.Entries<Invoice>()
            .FirstOrDefault(e => e.Entity.Id == invoiceId) is not { } invoice || WasIssued(invoice);
}
