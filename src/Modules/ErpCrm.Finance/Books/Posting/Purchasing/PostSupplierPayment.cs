using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>
/// Money to a supplier: what goes out is paid ahead until bills use it, what comes back takes it from there at the rate
/// it went out at (domain-rules §6, §7), and an entry that takes a payment back is its mirror.
/// </summary>
internal sealed class PostSupplierPayment : IPosts, ICatchesUp
{
    public bool Concerns(EntityEntry saved) => saved is { State: EntityState.Added, Entity: SupplierPayment };

    public Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var payment = (SupplierPayment)saved.Entity;
        return payment switch
        {
            { ReversesId: { } original } => TakeBackAsync(payment, original, run, ct),
            { IsRefund: true } => ComeBackAsync(payment, run, ct),
            _ => PayAsync(payment, payment.PaidOn, run, ct),
        };
    }

    // What a repaired database lacks: payments with what they paid. What came back is entered again by hand.
    public async Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct)
    {
        var db = run.Db;
        var missing = await db.SupplierPayments.AsNoTracking().Include(p => p.Allocations).AsSplitQuery()
            .Where(p => p.ReversesId == null && p.RefundsId == null && p.RefundsCreditNoteId == null
                && !db.Journals.Any(j => j.SourceKind == Kinds.SupplierPayment && j.SourceId == p.Id))
            .OrderBy(p => p.PaidOn).ThenBy(p => p.Id).Take(most).ToListAsync(ct);
        await run.BeginAsync(AccountRole.Payables, missing.SelectMany(p => p.Allocations).Select(a => a.BillId), ct);
        await run.BeginAsync(AccountRole.SupplierAdvances, missing.Select(p => p.Id), ct);
        foreach (var payment in missing)
        {
            await PayAsync(payment, await run.FirstOpenAsync(payment.PaidOn, ct), run, ct);
            foreach (var allocation in payment.Allocations.OrderBy(a => a.On).ThenBy(a => a.Id))
                PostSupplierAllocation.Write(allocation, BilledBy.Of(payment),
                    await run.Saved.OneAsync<Bill>(db, allocation.BillId, ct),
                    await run.FirstOpenAsync(allocation.On, ct), run);
        }

        return missing.Count;
    }

    private static async Task PayAsync(SupplierPayment payment, DateOnly day, PostingRun run, CancellationToken ct)
    {
        var (amount, currency, rate) = (payment.Amount, payment.Currency, payment.ExchangeRate);
        var money = await MoneyAccounts.ForAsync(run, payment.BankAccountId, currency, payment.PaidOn, ct);
        run.Open(JournalKind.BillPayment, day, Kinds.SupplierPayment, payment.Id, payment.Reference,
                payment.SupplierName)
            .Debit(AccountRole.SupplierAdvances, currency, amount, run.Move(payment.Id, amount, rate),
                new LineOf(PartyId: payment.SupplierId, ItemId: payment.Id))
            .Credit(money, currency, amount, run.ToBase(amount, rate), new LineOf(PartyId: payment.SupplierId))
            .Rest(AccountRole.RealisedExchange);
    }

    private static async Task ComeBackAsync(SupplierPayment refund, PostingRun run, CancellationToken ct)
    {
        var (amount, currency) = (-refund.Amount, refund.Currency);
        var by = refund.RefundsId is { } payment
            ? BilledBy.Of(await run.Saved.OneAsync<SupplierPayment>(run.Db, payment, ct))
            : BilledBy.Of(await run.Saved.OneAsync<Bill>(run.Db, refund.RefundsCreditNoteId!.Value, ct));
        var money = await MoneyAccounts.ForAsync(run, refund.BankAccountId, currency, refund.PaidOn, ct);
        run.Open(JournalKind.BillPayment, refund.PaidOn, Kinds.SupplierPayment, refund.Id, refund.Reference,
                refund.SupplierName)
            .Debit(money, currency, amount, run.ToBase(amount, refund.ExchangeRate),
                new LineOf(PartyId: refund.SupplierId))
            .Credit(by.Role, currency, amount, -run.Move(by.ItemId, -amount, by.Rate),
                new LineOf(PartyId: refund.SupplierId, ItemId: by.ItemId))
            .Rest(AccountRole.RealisedExchange, new LineOf(PartyId: refund.SupplierId));
    }

    // The money goes back on the account that it was taken off, whatever account is usual today.
    private static async Task TakeBackAsync(SupplierPayment reversal, Guid original, PostingRun run,
        CancellationToken ct)
    {
        var (amount, currency, rate) = (-reversal.Amount, reversal.Currency, reversal.ExchangeRate);
        var first = (await run.Db.StandingAsync(Kinds.SupplierPayment, original, JournalKind.BillPayment, ct))
            .FirstOrDefault();
        var money = first?.Lines.FirstOrDefault(l => l is { ItemId: null, Credit: > 0 })?.AccountId
            ?? await MoneyAccounts.ForAsync(run, reversal.BankAccountId, currency, reversal.PaidOn, ct);
        await run.Saved.OneAsync<SupplierPayment>(run.Db, original, ct);
        run.Open(JournalKind.BillPayment, reversal.PaidOn, Kinds.SupplierPayment, reversal.Id, reversal.Reference,
                reversal.Note, first?.Id)
            .Debit(money, currency, amount, run.ToBase(amount, rate), new LineOf(PartyId: reversal.SupplierId))
            .Credit(AccountRole.SupplierAdvances, currency, amount, -run.Move(original, -amount, rate),
                new LineOf(PartyId: reversal.SupplierId, ItemId: original))
            .Rest(AccountRole.RealisedExchange);
        await MoneyPlace.PutBackAsync(run, Kinds.SupplierPayment, original, reversal.PaidOn, ct);
    }
}
