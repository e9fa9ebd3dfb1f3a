using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance;

/// <summary>Nothing issued or paid is changed or deleted, whoever saves: the last line of defence before the database
/// (domain-rules §4). Bulk updates pass it by: they touch only who reads a document, whose it is
/// after a merge (§24) and its customer's name today.
/// </summary>
internal static class Immutability
{
    private static readonly HashSet<string> MovingOnInvoices =
        [nameof(Invoice.OpenAmount), nameof(Invoice.IsOpen), nameof(Invoice.PaidOn), nameof(Invoice.LastSettledOn),
            nameof(Invoice.CreditedAmount), nameof(Invoice.ManagerId), nameof(Invoice.SalesOwnerId),
            nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnCreditNotes =
        [nameof(CreditNote.OpenAmount), nameof(CreditNote.ManagerId), nameof(CreditNote.SalesOwnerId),
            nameof(Entity.Version)];

    private static readonly HashSet<string> MovingOnPayments =
        [nameof(Payment.OpenAmount), nameof(Payment.HasCredit), nameof(Payment.IsReversed), nameof(Entity.Version)];

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
        PaymentAllocation or CreditNoteLine or WriteOff or IssuedDocument or DocumentFile => true,
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

    private static bool IsGivenBack(DbContext db, Guid invoiceId) =>
        db.ChangeTracker.Entries<Invoice>().FirstOrDefault(e => e.Entity.Id == invoiceId) is { } entry
            && IsGivenBack(entry);

    private static bool WasIssued(EntityEntry invoice) =>
        (InvoiceStatus)invoice.OriginalValues[nameof(Invoice.Status)]! == InvoiceStatus.Issued;

    // A part whose invoice is not at hand is refused: only whoever loads the draft may change it.
    private static bool WasIssued(DbContext db, Guid invoiceId) =>
        db.ChangeTracker.Entries<Invoice>()
            .FirstOrDefault(e => e.Entity.Id == invoiceId) is not { } invoice || WasIssued(invoice);
}
