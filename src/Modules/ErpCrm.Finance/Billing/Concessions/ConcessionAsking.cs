using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>Whether something is asked for first, and asks for it.</summary>
internal sealed class ConcessionAsking(
    FinanceDbContext db, IApprovalDesk desk, ConcessionFacts facts, IDatabase database, ICurrentUser me,
    IBusinessClock clock)
{
    /// <summary>Whether a credit note of this amount is asked for first.</summary>
    public async Task<bool> AsksCreditAsync(Invoice invoice, decimal gross, CancellationToken ct) =>
        await desk.IsOnAsync(Contracts.Concessions.CreditNote, ct)
        && await desk.AsksAsync(Contracts.Concessions.CreditNote, facts.Of(invoice, gross), ct);

    public async Task<bool> AsksWriteOffAsync(Delivery delivery, CancellationToken ct) =>
        await desk.IsOnAsync(Contracts.Concessions.WriteOff, ct)
        && await desk.AsksAsync(Contracts.Concessions.WriteOff,
            await facts.OfWriteOffAsync([delivery], delivery.OpenValue, ct), ct);

    /// <summary>Whether somebody is asked before so much of an invoice is given up as a bad debt.</summary>
    public async Task<bool> AsksBadDebtAsync(Invoice invoice, decimal amount, CancellationToken ct) =>
        amount > 0 && await desk.IsOnAsync(Contracts.Concessions.BadDebt, ct)
        && await desk.AsksAsync(Contracts.Concessions.BadDebt, facts.Of(invoice, amount), ct);

    /// <summary>Asks for a bad debt; null where it can be written off at once.</summary>
    /// <exception cref="BusinessRuleException">It could not be, or waits already.</exception>
    public async Task<Concession?> AskBadDebtAsync(Invoice invoice, OpenWriteOffTerms terms, CancellationToken ct) =>
        terms.IsBadDebt && await AsksBadDebtAsync(invoice, terms.Amount, ct)
            ? await SaveAsync(Concession.OfBadDebt(invoice, terms, Me), ct)
            : null;

    /// <summary>What a draft takes off that is asked for first; 0 where nobody is asked.</summary>
    public async Task<decimal> AskedDiscountAsync(Invoice draft, CancellationToken ct)
    {
        var discount = draft.IsDraft ? InvoiceDiscount.Of(draft) : 0;
        if (discount <= 0 || !await desk.IsOnAsync(Contracts.Concessions.Discount, ct)) return 0;
        var known = await facts.OfDiscountAsync(draft, discount, ct);
        return await desk.AsksAsync(Contracts.Concessions.Discount, known, ct) ? discount : 0;
    }

    /// <summary>Asks for a credit note; null where it can be issued at once.</summary>
    /// <param name="copy">The invoice, loaded whole and not tracked: a note is written of it that is thrown
    /// away.</param>
    /// <exception cref="BusinessRuleException">It could not be issued as it stands, or waits already.</exception>
    public async Task<Concession?> AskCreditAsync(Invoice copy, CreditRequest request, CancellationToken ct)
    {
        var isOn = await desk.IsOnAsync(Contracts.Concessions.CreditNote, ct);
        var writesOff = request.Work == CreditedWork.WrittenOff
            && await desk.IsOnAsync(Contracts.Concessions.WriteOff, ct);
        if (!isOn && !writesOff) return null;
        var note = CreditWriter.Write(copy, request).Note;
        if (writesOff) await RequireNoWriteOffAsync(copy, note, ct);
        var gross = note.Lines.Sum(l => l.Net + l.Vat);
        if (!isOn || !await desk.AsksAsync(Contracts.Concessions.CreditNote, facts.Of(copy, gross), ct)) return null;
        return await SaveAsync(Concession.OfCreditNote(copy, request, gross, Me), ct);
    }

    public async Task<Concession?> AskWriteOffAsync(Delivery delivery, string reason, CancellationToken ct)
    {
        if (!await AsksWriteOffAsync(delivery, ct)) return null;
        var customer = await db.Customers.Where(c => c.Id == delivery.CompanyId).Select(c => c.Name)
            .FirstOrDefaultAsync(ct);
        return await SaveAsync(Concession.OfWriteOff(delivery, customer ?? "", reason, Me), ct);
    }

    public async Task<Concession?> AskDiscountAsync(Invoice draft, string reason, CancellationToken ct) =>
        await AskedDiscountAsync(draft, ct) is > 0 and var discount
            ? await SaveAsync(Concession.OfDiscount(draft, discount, reason, Me), ct)
            : null;

    /// <summary>What waits about an invoice or a delivery; null when nothing does.</summary>
    public Task<Concession?> WaitingAsync(ConcessionKind kind, Guid subject, CancellationToken ct) =>
        db.Concessions.AsNoTracking().FirstOrDefaultAsync(c => c.Kind == kind && c.WaitingFor == subject, ct);

    /// <exception cref="BusinessRuleException">The discount of the draft waits for approval.</exception>
    public async Task RequireNoneAsync(Invoice draft, CancellationToken ct)
    {
        if (draft.IsDraft && await WaitingAsync(ConcessionKind.Discount, draft.Id, ct) is not null)
            throw new BusinessRuleException("Its discount waits for approval. Take the request back first.");
    }

    private AskedBy Me => new(me.Id, me.Name, clock.UtcNow);

    // The work would be given up by a word that was said about the note.
    private async Task RequireNoWriteOffAsync(Invoice copy, CreditNote note, CancellationToken ct)
    {
        var freed = copy.Lines.SelectMany(l => l.Allocations).Where(a => a.CreditNoteId == note.Id).ToList();
        if (freed.Count == 0) return;
        var known = await facts.OfWriteOffAsync([.. freed.Select(a => a.Delivery)], -freed.Sum(a => a.Value), ct);
        if (await desk.AsksAsync(Contracts.Concessions.WriteOff, known, ct))
            throw new BusinessRuleException(
                "Writing the work off is asked for by itself: let it be billed again, then write it off there.")
            {
                Field = nameof(CreditNoteForm.Work)
            };
    }

    private async Task<Concession> SaveAsync(Concession asked, CancellationToken ct)
    {
        if (await WaitingAsync(asked.Kind, asked.SubjectId, ct) is not null) throw Already();
        db.Add(asked);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (database.TroubleOf(e) == DatabaseTrouble.Duplicate)
        {
            // In another tab, a moment ago; or this form, clicked twice.
            if (await WaitingAsync(asked.Kind, asked.SubjectId, ct) is null) throw;
            db.Entry(asked).State = EntityState.Detached;
            throw Already();
        }

        return asked;
    }

    private static BusinessRuleException Already() => new("It is asked for already and waits for approval.");
}
