using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Prepaid;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>A month that is over: what it cost of a bill that was paid for several becomes its cost.</summary>
internal sealed class PostPrepaidShare(Dimensions dimensions, BilledAccounts accounts) : IPosts
{
    public bool Concerns(EntityEntry saved) => saved is { State: EntityState.Modified, Entity: PrepaidShare share }
        && share.PostedOn is not null && saved.OriginalValues[nameof(PrepaidShare.PostedOn)] is null;

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var share = (PrepaidShare)saved.Entity;
        var bill = await run.Saved.OneAsync<Bill>(run.Db, share.BillId, ct);
        var line = await run.Db.BillLines.FindAsync([share.BillLineId], ct)
            ?? throw new InvalidOperationException($"Line {share.BillLineId} of a share is not there.");
        var about = await dimensions.OfAsync(line.ProjectId, null, line.CategoryId, ct);
        run.Continue(JournalKind.Prepaid, share.PostedOn!.Value, Kinds.Bill, bill.Id, bill.Number)
            .Debit(await accounts.OfAsync(line, run, ct), bill.Currency, share.Amount, share.BaseAmount,
                about with { PartyId = bill.SupplierId })
            .Credit(AccountRole.PrepaidExpenses, bill.Currency, share.Amount, share.BaseAmount,
                about with { PartyId = bill.SupplierId });
    }
}
