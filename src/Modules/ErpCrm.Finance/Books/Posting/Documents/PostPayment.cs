using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Treasury.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>
/// Money of a customer: what comes in is its credit until invoices use it, what goes back takes it from there at the
/// rate it came in at (domain-rules §6, §7), and an entry that takes a payment back is its mirror.
/// </summary>
internal sealed class PostPayment : IPosts, ICatchesUp
{
    public bool Concerns(EntityEntry saved) => saved is { State: EntityState.Added, Entity: Payment };

    public Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var payment = (Payment)saved.Entity;
        return WriteAsync(payment, payment.ReceivedOn, run, ct);
    }

    public async Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct)
    {
        var db = run.Db;
        var missing = await db.Payments.AsNoTracking().Include(p => p.Allocations).AsSplitQuery()
            .Where(p => !db.Journals.Any(j => j.SourceKind == Kinds.Payment && j.SourceId == p.Id))
            .OrderBy(p => p.ReceivedOn).ThenBy(p => p.Id).Take(most).ToListAsync(ct);
        var used = missing.SelectMany(p => p.Allocations).ToList();
        await run.BeginAsync(AccountRole.Receivables, used.Select(a => a.InvoiceId), ct);
        await run.BeginAsync(AccountRole.CustomerCredits, missing.Select(ItemOf), ct);
        foreach (var payment in missing)
        {
            await WriteAsync(payment, await run.FirstOpenAsync(payment.ReceivedOn, ct), run, ct);
            foreach (var allocation in payment.Allocations.OrderBy(a => a.On).ThenBy(a => a.Id))
                PostAllocation.Write(allocation, SettledBy.Of(payment),
                    await run.Saved.OneAsync<Invoice>(db, allocation.InvoiceId, ct),
                    await run.FirstOpenAsync(allocation.On, ct), run);
        }

        return missing.Count;
    }

    private static Guid ItemOf(Payment payment) =>
        payment.ReversesId ?? payment.RefundsId ?? payment.RefundsCreditNoteId ?? payment.Id;

    private static Task WriteAsync(Payment payment, DateOnly day, PostingRun run, CancellationToken ct)
    {
        if (payment.ReversesId is { } original) return TakeBackAsync(payment, original, day, run, ct);
        return payment.IsRefund ? RefundAsync(payment, day, run, ct) : ReceiveAsync(payment, day, run, ct);
    }

    private static async Task ReceiveAsync(Payment payment, DateOnly day, PostingRun run, CancellationToken ct)
    {
        var (amount, currency, rate) = (payment.Amount, payment.Currency, payment.ExchangeRate);
        var money = await MoneyAccounts.ForAsync(run, payment.BankAccountId, currency, payment.ReceivedOn, ct);
        run.Open(JournalKind.Payment, day, Kinds.Payment, payment.Id, payment.Reference)
            .Debit(money, currency, amount, run.ToBase(amount, rate), new LineOf(PartyId: payment.CompanyId))
            .Credit(AccountRole.CustomerCredits, currency, amount, run.Move(payment.Id, amount, rate),
                new LineOf(PartyId: payment.CompanyId, ItemId: payment.Id))
            .Rest(AccountRole.RealisedExchange);
    }

    private static async Task RefundAsync(Payment refund, DateOnly day, PostingRun run, CancellationToken ct)
    {
        var (amount, currency) = (-refund.Amount, refund.Currency);
        var (item, rate) = refund.RefundsId is { } payment
            ? (payment, (await run.Saved.OneAsync<Payment>(run.Db, payment, ct)).ExchangeRate)
            : (refund.RefundsCreditNoteId!.Value, (await run.Saved.OneAsync<CreditNote>(run.Db,
                refund.RefundsCreditNoteId.Value, ct)).ExchangeRate);
        var money = await MoneyAccounts.ForAsync(run, refund.BankAccountId, currency, refund.ReceivedOn, ct);
        run.Open(JournalKind.Refund, day, Kinds.Payment, refund.Id, refund.Reference)
            .Debit(AccountRole.CustomerCredits, currency, amount, -run.Move(item, -amount, rate),
                new LineOf(PartyId: refund.CompanyId, ItemId: item))
            .Credit(money, currency, amount, run.ToBase(amount, refund.ExchangeRate),
                new LineOf(PartyId: refund.CompanyId))
            .Rest(AccountRole.RealisedExchange, new LineOf(PartyId: refund.CompanyId));
    }

    // The money goes off the account that it was put on, whatever account is usual today.
    private static async Task TakeBackAsync(Payment reversal, Guid original, DateOnly day, PostingRun run,
        CancellationToken ct)
    {
        var (amount, currency, rate) = (-reversal.Amount, reversal.Currency, reversal.ExchangeRate);
        var first = run.Entries.Select(e => e.Journal)
            .FirstOrDefault(j => j.Kind == JournalKind.Payment && j.SourceId == original)
            ?? (await run.Db.StandingAsync(Kinds.Payment, original, JournalKind.Payment, ct)).FirstOrDefault();
        var money = first?.Lines.FirstOrDefault(l => l is { ItemId: null, Debit: > 0 })?.AccountId
            ?? await MoneyAccounts.ForAsync(run, reversal.BankAccountId, currency, reversal.ReceivedOn, ct);
        await run.Saved.OneAsync<Payment>(run.Db, original, ct);
        run.Open(JournalKind.Payment, day, Kinds.Payment, reversal.Id, reversal.Reference, reversal.Note, first?.Id)
            .Debit(AccountRole.CustomerCredits, currency, amount, -run.Move(original, -amount, rate),
                new LineOf(PartyId: reversal.CompanyId, ItemId: original))
            .Credit(money, currency, amount, run.ToBase(amount, rate), new LineOf(PartyId: reversal.CompanyId))
            .Rest(AccountRole.RealisedExchange);
        await MoneyPlace.PutBackAsync(run, Kinds.Payment, original, day, ct);
    }
}
