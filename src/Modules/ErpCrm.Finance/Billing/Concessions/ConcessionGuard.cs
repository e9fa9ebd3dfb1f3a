using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>
/// Nothing is credited, written off, discounted or given up as a bad debt without the words that a policy asks for,
/// whoever saves: it is saved together with the request that is granted for it and for this amount, or no step of the
/// policy that is on is for it.
/// </summary>
internal sealed class ConcessionGuard(IServiceProvider services) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not FinanceDbContext db) return result;
        // Looked through once: each time everything that is loaded is compared.
        var saved = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified)
            .ToList();
        var granted = saved.Where(IsGrantedNow).Select(e => e.Entity).OfType<Concession>().ToList();
        await CheckCreditsAsync(Added<CreditNote>(saved), granted, cancellationToken);
        await CheckWriteOffsAsync(db, Added<WriteOff>(saved), granted, cancellationToken);
        await CheckBadDebtsAsync(db, Added<OpenWriteOff>(saved), granted, cancellationToken);
        await CheckDiscountsAsync(saved.Where(IsIssuedNow).Select(e => e.Entity).OfType<Invoice>(), granted,
            cancellationToken);
        return result;
    }

    // Asked for when it is needed: the desk has a context of its own, which asks for what runs when it saves.
    private IApprovalDesk Desk => services.GetRequiredService<IApprovalDesk>();

    private ConcessionFacts Facts => services.GetRequiredService<ConcessionFacts>();

    private async Task CheckCreditsAsync(IEnumerable<CreditNote> notes, List<Concession> granted, CancellationToken ct)
    {
        var added = notes.Where(note => !granted.Exists(
            c => c.Kind == ConcessionKind.CreditNote && c.Id == note.Id && c.Amount == note.Gross)).ToList();
        if (added.Count == 0 || !await Desk.IsOnAsync(Contracts.Concessions.CreditNote, ct)) return;
        foreach (var note in added)
            await RequireFreeAsync(Contracts.Concessions.CreditNote, Facts.Of(note, note.Invoice), ct);
    }

    // Of what a credit note frees, too: a request for the note is none for that.
    private async Task CheckWriteOffsAsync(FinanceDbContext db, IEnumerable<WriteOff> rows, List<Concession> granted,
        CancellationToken ct)
    {
        var added = rows.Where(row => row.CreditNoteId is not null || !granted.Exists(
            c => c.Kind == ConcessionKind.WriteOff && c.SubjectId == row.DeliveryId && c.Amount == row.Value))
            .ToList();
        if (added.Count == 0 || !await Desk.IsOnAsync(Contracts.Concessions.WriteOff, ct)) return;
        var deliveries = db.ChangeTracker.Entries<Delivery>().ToDictionary(e => e.Entity.Id, e => e.Entity);
        foreach (var together in added.GroupBy(row => row.CreditNoteId ?? row.Id))
            await RequireFreeAsync(Contracts.Concessions.WriteOff, await Facts.OfWriteOffAsync(
                [.. together.Select(row => deliveries[row.DeliveryId])], together.Sum(row => row.Value), ct), ct);
    }

    private async Task CheckBadDebtsAsync(FinanceDbContext db, IEnumerable<OpenWriteOff> rows,
        List<Concession> granted, CancellationToken ct)
    {
        var added = rows.Where(row => row is { IsBadDebt: true, Amount: > 0 } && !granted.Exists(
            c => c.Kind == ConcessionKind.BadDebt && c.SubjectId == row.InvoiceId && c.Amount == row.Amount)).ToList();
        if (added.Count == 0 || !await Desk.IsOnAsync(Contracts.Concessions.BadDebt, ct)) return;
        var invoices = db.ChangeTracker.Entries<Invoice>().ToDictionary(e => e.Entity.Id, e => e.Entity);
        foreach (var row in added)
            await RequireFreeAsync(Contracts.Concessions.BadDebt, Facts.Of(invoices[row.InvoiceId], row.Amount), ct);
    }

    private async Task CheckDiscountsAsync(IEnumerable<Invoice> invoices, List<Concession> granted,
        CancellationToken ct)
    {
        var issued = invoices.Select(invoice => (Invoice: invoice, Discount: InvoiceDiscount.Of(invoice)))
            .Where(i => i.Discount > 0 && !granted.Exists(c => c.Kind == ConcessionKind.Discount
                && c.SubjectId == i.Invoice.Id && c.Amount == i.Discount)).ToList();
        if (issued.Count == 0 || !await Desk.IsOnAsync(Contracts.Concessions.Discount, ct)) return;
        foreach (var (invoice, discount) in issued)
            await RequireFreeAsync(Contracts.Concessions.Discount,
                await Facts.OfDiscountAsync(invoice, discount, ct), ct);
    }

    private async Task RequireFreeAsync(string kind, ApprovalFacts facts, CancellationToken ct)
    {
        if (await Desk.AsksAsync(kind, facts, ct))
            throw new BusinessRuleException(
                "By a policy of the company this is asked for first. Open its page again and ask for it.");
    }

    private static bool IsGrantedNow(EntityEntry saved) =>
        saved is { State: EntityState.Modified, Entity: Concession { State: ConcessionState.Granted } }
        && Equals(saved.OriginalValues[nameof(Concession.State)], ConcessionState.Waiting);

    private static bool IsIssuedNow(EntityEntry saved) => saved.Entity is Invoice { IsDraft: false }
        && (saved.State == EntityState.Added
            || Equals(saved.OriginalValues[nameof(Invoice.Status)], InvoiceStatus.Draft));

    private static IEnumerable<T> Added<T>(List<EntityEntry> saved) =>
        saved.Where(e => e.State == EntityState.Added).Select(e => e.Entity).OfType<T>();
}
