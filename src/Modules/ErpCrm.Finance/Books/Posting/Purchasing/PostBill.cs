using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting.Documents;
using ErpCrm.Finance.Purchasing.Bills;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>
/// A bill that is posted: its lines are costs, or prepaid where they are spread over months, its VAT is a claim on the
/// tax office, all of it is owed. A supplier's credit is the mirror. What another system has is owed against the
/// opening balances. A bill that is voided takes everything back that was posted of it, months that are over too.
/// </summary>
internal sealed class PostBill(FinanceDbContext db, Dimensions dimensions, BilledAccounts accounts) : IPosts, ICatchesUp
{
    private static readonly JournalKind[] OfTheBill = [JournalKind.Bill, JournalKind.Opening, JournalKind.Prepaid];

    public bool Concerns(EntityEntry saved) => saved.Entity is Bill bill
        && (StateBefore(saved) == BillState.Posted) != (bill.State == BillState.Posted);

    // What was carried over by mistake goes again with its import.
    public bool ConcernsRemoval(EntityEntry removed) =>
        removed.Entity is Bill { Origin: BillOrigin.CarriedOver, State: BillState.Posted };

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var bill = (Bill)saved.Entity;
        if (saved.State == EntityState.Deleted) await TakeBackAsync(bill, null, run, ct);
        else if (bill.State == BillState.Posted) await WriteAsync(bill, bill.PostedOn!.Value, run, ct);
        else await TakeBackAsync(bill, bill.VoidedOn, run, ct);
    }

    public async Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct)
    {
        var missing = await db.Bills.AsNoTracking().Whole()
            .Where(b => b.State == BillState.Posted && b.Gross != b.SettledBefore
                && !db.Journals.Any(j => j.SourceKind == Kinds.Bill && j.SourceId == b.Id))
            .OrderBy(b => b.PostedOn).ThenBy(b => b.Id).Take(most).ToListAsync(ct);
        await run.BeginAsync(AccountRole.Payables, missing.Select(b => b.Id), ct);
        foreach (var bill in missing)
            await WriteAsync(bill, await run.FirstOpenAsync(bill.PostedOn!.Value, ct), run, ct);
        return missing.Count;
    }

    private static BillState StateBefore(EntityEntry saved) => saved.State == EntityState.Added
        ? BillState.Draft
        : (BillState)saved.OriginalValues[nameof(Bill.State)]!;

    private async Task WriteAsync(Bill bill, DateOnly day, PostingRun run, CancellationToken ct)
    {
        var isCarried = bill.Origin == BillOrigin.CarriedOver;
        var (currency, sign) = (bill.Currency, bill.Sign);
        var entry = run.Open(isCarried ? JournalKind.Opening : JournalKind.Bill, day, Kinds.Bill, bill.Id, bill.Number,
            bill.SupplierName);
        entry.Credit(AccountRole.Payables, currency, sign * bill.Owed,
            sign * run.Move(bill.Id, bill.Owed, bill.ExchangeRate),
            new LineOf(PartyId: bill.SupplierId, ItemId: bill.Id));
        if (isCarried)
        {
            entry.Debit(AccountRole.OpeningBalances, currency, sign * bill.Owed, -entry.BaseBalance,
                new LineOf(PartyId: bill.SupplierId));
            return;
        }

        foreach (var line in bill.Lines.OrderBy(l => l.Position))
        {
            var account = line.IsSpread
                ? run.Accounts.Of(AccountRole.PrepaidExpenses)
                : await accounts.OfAsync(line, run, ct);
            entry.Debit(account, currency, sign * line.Cost, sign * line.BaseCost, await AboutAsync(bill, line, ct));
        }

        if (!bill.VatIsCost) WriteVat(bill, entry, run);
        // Settled in the save that posts it, it moves from another amount: the difference is that of rounding.
        entry.Rest(AccountRole.RealisedExchange);
    }

    private static void WriteVat(Bill bill, Entry entry, PostingRun run)
    {
        var groups = bill.VatGroups().Where(g => g.Vat != 0).ToList();
        var shares = BaseShares.Of([.. groups.Select(g => g.Vat)], bill.ExchangeRate, bill.BaseGross - bill.BaseNet,
            run.BaseCurrency);
        foreach (var (group, share) in groups.Zip(shares))
            entry.Debit(AccountRole.InputVat, bill.Currency, bill.Sign * group.Vat, bill.Sign * share,
                new LineOf(PartyId: bill.SupplierId, VatPercent: group.Percent));
    }

    private async Task<LineOf> AboutAsync(Bill bill, BillLine line, CancellationToken ct) =>
        (await dimensions.OfAsync(line.ProjectId, null, line.CategoryId, ct)) with
        {
            PartyId = bill.SupplierId,
            VatPercent = bill.VatIsCost ? null : line.VatPercent,
            Text = line.Description.Length > JournalLine.TextLength
                ? line.Description[..JournalLine.TextLength]
                : line.Description,
        };

    // On the day it was voided; what was posted later than that, on its own day.
    private static async Task TakeBackAsync(Bill bill, DateOnly? on, PostingRun run, CancellationToken ct)
    {
        foreach (var journal in (await run.Db.StandingAsync(Kinds.Bill, bill.Id, null, ct))
            .Where(j => OfTheBill.Contains(j.Kind)))
        {
            if (on is not { } day)
            {
                await run.ReverseAsync(journal, ct);
                continue;
            }

            run.Open(journal.Kind, day > journal.Date ? day : journal.Date, Kinds.Bill, bill.Id, journal.Reference,
                bill.Reason, journal.Id).Reverse(journal.Lines);
        }
    }
}
