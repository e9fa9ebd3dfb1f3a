using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>
/// Approves and declines, from the request's page as from the inbox: whose turn it is, is asked first. The last word
/// does what was asked for, by the rules of that moment, in one transaction with the request.
/// </summary>
internal sealed class ConcessionDeciding(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IApprovalDesk desk,
    Crediting crediting, Issuing issuing, WritingOff writing, IStringLocalizer<FinanceText> T)
{
    /// <param name="seen">As <see cref="ConcessionSubject.SeenOf"/> counts.</param>
    /// <exception cref="BusinessRuleException">It changed since it was seen, others decide now, or it cannot be done as
    /// it was asked for.</exception>
    public async Task<ApprovalDone> ApproveAsync(Guid id, int seen, CancellationToken ct)
    {
        var asked = await Decidable.AsNoTracking().Include(c => c.Lines).OneAsync(id, ct);
        await RequireSeenAsync(asked, seen, ct);
        var turn = await desk.ApproveAsync(asked.PolicyKind, id, asked.AskedAt, ct);
        turn.Require();
        if (turn.Next is { } next)
            return new ApprovalDone(T["Approved; now it waits for {0}", next], turn.UndoAddress, IsPassedOn: true);
        return new ApprovalDone(asked.Kind switch
        {
            ConcessionKind.CreditNote => await CreditAsync(asked, seen, ct),
            ConcessionKind.WriteOff => await WriteOffAsync(asked, seen, ct),
            ConcessionKind.BadDebt => await WriteOffDebtAsync(asked, seen, ct),
            _ => await IssueAsync(asked, ct),
        });
    }

    /// <exception cref="BusinessRuleException">It is decided already, others decide now, or no reason is
    /// given.</exception>
    public async Task<ApprovalDone> DeclineAsync(Guid id, string? reason, CancellationToken ct)
    {
        var asked = await Decidable.OneAsync(id, ct);
        asked.RequireWaiting();
        (await desk.DeclineAsync(asked.PolicyKind, id, ct)).Require();
        asked.Decline(Me, reason);
        await db.SaveChangesAsync(ct);
        return new ApprovalDone(T["Declined; {0} is told the reason", asked.AskedByName]);
    }

    private IQueryable<Concession> Decidable => db.Concessions.DecidedBy(db, me, company.Current);

    private AskedBy Me => new(me.Id, me.Name, clock.UtcNow);

    private async Task RequireSeenAsync(Concession asked, int seen, CancellationToken ct)
    {
        asked.RequireWaiting();
        var now = (await ConcessionSubject.LoadAsync(db, [asked], ct)).GetValueOrDefault(asked.SubjectId);
        if (ConcessionSubject.RefusalOf(asked, now) is { } refusal) throw refusal;
        if (ConcessionSubject.SeenOf(asked, now) != seen) throw Changed();
    }

    private async Task<string> CreditAsync(Concession asked, int seen, CancellationToken ct)
    {
        var invoice = await db.Invoices.Whole().OneAsync(asked.SubjectId, ct);
        var request = new CreditRequest(asked.Lines.ToDictionary(l => l.InvoiceLineId, l => l.Quantity), asked.Work,
            asked.Reason, clock.Today) { Id = asked.Id };
        var note = await crediting.CreditAsync(invoice, request, ct, async (written, token) =>
        {
            if (asked.Version + written.Invoice.Version != seen) throw Changed();
            var amount = written.Gross;
            if (amount != asked.Amount)
                throw new BusinessRuleException(
                    "It would come to {0} now, and {1} was asked for. Decline it, so that it is asked for anew.",
                    Format.Money(amount, asked.Currency), Format.Money(asked.Amount, asked.Currency));
            await GrantAsync(asked.Id, token);
        });
        return T["{0} issued", note.Number];
    }

    private async Task<string> WriteOffAsync(Concession asked, int seen, CancellationToken ct)
    {
        await db.InTransactionAsync(async token =>
        {
            var delivery = await db.Deliveries.OneAsync(asked.SubjectId, token);
            var now = new ConcessionSubject(delivery.Id, delivery.Version, null, 0, 0, delivery.OpenValue,
                delivery.OpenQuantity, false, null);
            if (ConcessionSubject.RefusalOf(asked, now) is { } refusal) throw refusal;
            if (ConcessionSubject.SeenOf(asked, now) != seen) throw Changed();
            delivery.GiveUp(asked.Reason, clock.Today);
            await GrantAsync(asked.Id, token);
            await db.SaveChangesAsync(token);
        }, ct);
        return T["Written off"];
    }

    private async Task<string> WriteOffDebtAsync(Concession asked, int seen, CancellationToken ct)
    {
        var terms = new OpenWriteOffTerms(OpenWriteOffKind.BadDebt, asked.Amount, clock.Today, asked.Reason,
            asked.VatRelief == true);
        await writing.WriteOffAsync(asked.SubjectId, terms, ct, async (invoice, token) =>
        {
            if (asked.Version + invoice.Version != seen) throw Changed();
            await GrantAsync(asked.Id, token);
        });
        return T["Written off"];
    }

    private async Task<string> IssueAsync(Concession asked, CancellationToken ct)
    {
        var draft = await db.Invoices.Whole().OneAsync(asked.SubjectId, ct);
        var issued = await issuing.IssueAsync(draft, clock.Today, ct, async (invoice, token) =>
        {
            if (invoice.Version != asked.SubjectVersion || InvoiceDiscount.Of(invoice) != asked.Amount)
                throw ConcessionSubject.RefusalOf(asked, null)!;
            await GrantAsync(asked.Id, token);
        });
        return T["{0} issued", issued.Number!];
    }

    // Read in the transaction: another may have decided a moment ago.
    private async Task GrantAsync(Guid id, CancellationToken ct) =>
        (await db.Concessions.SingleAsync(c => c.Id == id, ct)).Grant(Me);

    private static BusinessRuleException Changed() =>
        new("It changed since you looked at it, or what is open did. Look at it again.");
}
