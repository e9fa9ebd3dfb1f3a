using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Treasury.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>The credit that settles an invoice: of a payment, or of a credit note.</summary>
/// <param name="ItemId">The document whose credit it is; of an entry that takes a payment back, that payment.</param>
internal sealed record SettledBy(string Kind, Guid SourceId, Guid ItemId, Guid CompanyId, decimal Rate,
    string Reference)
{
    public static SettledBy Of(Payment payment) => new(Kinds.Payment, payment.Id, payment.ReversesId ?? payment.Id,
        payment.CompanyId, payment.ExchangeRate, payment.Reference);

    public static SettledBy Of(CreditNote note) =>
        new(Kinds.CreditNote, note.Id, note.Id, note.CompanyId, note.ExchangeRate, note.Number);
}

/// <summary>Credit becomes what the customer owes less: what their rates differ by is realised (domain-rules §6).
/// </summary>
internal sealed class PostAllocation : IPosts
{
    public bool Concerns(EntityEntry saved) => saved is { State: EntityState.Added, Entity: PaymentAllocation };

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var allocation = (PaymentAllocation)saved.Entity;
        var by = allocation.PaymentId is { } payment
            ? SettledBy.Of(await run.Saved.OneAsync<Payment>(run.Db, payment, ct))
            : SettledBy.Of(await run.Saved.OneAsync<CreditNote>(run.Db, allocation.CreditNoteId!.Value, ct));
        if (by.ItemId != by.SourceId) await run.Saved.OneAsync<Payment>(run.Db, by.ItemId, ct);
        Write(allocation, by, await run.Saved.OneAsync<Invoice>(run.Db, allocation.InvoiceId, ct), allocation.On, run);
    }

    /// <param name="day">That of the allocation, or the first open one after it.</param>
    public static void Write(PaymentAllocation allocation, SettledBy by, Invoice invoice, DateOnly day,
        PostingRun run)
    {
        var (amount, currency) = (allocation.Amount, invoice.Currency);
        run.Continue(JournalKind.Allocation, day, by.Kind, by.SourceId, by.Reference)
            .Debit(AccountRole.CustomerCredits, currency, amount, -run.Move(by.ItemId, -amount, by.Rate),
                new LineOf(PartyId: by.CompanyId, ItemId: by.ItemId))
            .Credit(AccountRole.Receivables, currency, amount,
                -run.Move(invoice.Id, -amount, invoice.ExchangeRate),
                new LineOf(PartyId: invoice.CompanyId, ItemId: invoice.Id))
            .Rest(AccountRole.RealisedExchange, new LineOf(PartyId: by.CompanyId));
    }
}
