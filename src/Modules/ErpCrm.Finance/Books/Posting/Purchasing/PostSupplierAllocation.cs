using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>What settles a bill: money that was paid, or a supplier's credit.</summary>
/// <param name="Role">The control account it is open on: what a supplier credits stands against what it is
/// owed.</param>
/// <param name="ItemId">The document; of an entry that takes a payment back, that payment.</param>
internal sealed record BilledBy(string Kind, Guid SourceId, AccountRole Role, Guid ItemId, Guid SupplierId,
    decimal Rate, string Reference)
{
    public static BilledBy Of(SupplierPayment payment) => new(Kinds.SupplierPayment, payment.Id,
        AccountRole.SupplierAdvances, payment.ReversesId ?? payment.Id, payment.SupplierId, payment.ExchangeRate,
        payment.Reference);

    public static BilledBy Of(Bill credit) => new(Kinds.Bill, credit.Id, AccountRole.Payables, credit.Id,
        credit.SupplierId, credit.ExchangeRate, credit.Number);
}

/// <summary>What was paid ahead, or credited, becomes what is owed less: what their rates differ by is realised
/// (domain-rules §6).</summary>
internal sealed class PostSupplierAllocation : IPosts
{
    public bool Concerns(EntityEntry saved) => saved is { State: EntityState.Added, Entity: SupplierAllocation };

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var allocation = (SupplierAllocation)saved.Entity;
        var by = allocation.PaymentId is { } payment
            ? BilledBy.Of(await run.Saved.OneAsync<SupplierPayment>(run.Db, payment, ct))
            : BilledBy.Of(await run.Saved.OneAsync<Bill>(run.Db, allocation.CreditNoteId!.Value, ct));
        if (by.ItemId != by.SourceId) await run.Saved.OneAsync<SupplierPayment>(run.Db, by.ItemId, ct);
        Write(allocation, by, await run.Saved.OneAsync<Bill>(run.Db, allocation.BillId, ct), allocation.On, run);
    }

    /// <param name="day">That of the allocation, or the first open one after it.</param>
    public static void Write(SupplierAllocation allocation, BilledBy by, Bill bill, DateOnly day, PostingRun run)
    {
        var (amount, currency) = (allocation.Amount, bill.Currency);
        run.Continue(JournalKind.Allocation, day, by.Kind, by.SourceId, by.Reference)
            .Debit(AccountRole.Payables, currency, amount, -run.Move(bill.Id, -amount, bill.ExchangeRate),
                new LineOf(PartyId: bill.SupplierId, ItemId: bill.Id))
            .Credit(by.Role, currency, amount, -run.Move(by.ItemId, -amount, by.Rate),
                new LineOf(PartyId: by.SupplierId, ItemId: by.ItemId))
            .Rest(AccountRole.RealisedExchange, new LineOf(PartyId: by.SupplierId));
    }
}
