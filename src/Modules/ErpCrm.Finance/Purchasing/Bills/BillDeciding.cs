using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>Approves and sends back, from the bill's page as from the inbox: whose turn it is, is asked first. The last
/// word posts the bill.</summary>
internal sealed class BillDeciding(FinanceDbContext db, ICurrentUser me, ICompanyProfile company, IApprovalDesk desk,
    BillPosting posting, IStringLocalizer<FinanceText> T)
{
    /// <exception cref="BusinessRuleException">It changed since it was seen, others decide now, or it cannot be
    /// posted.</exception>
    public async Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct)
    {
        var seen = await Decidable.AsNoTracking().OneAsync(id, ct);
        RequireWaiting(seen, version);
        var turn = await desk.ApproveAsync(Kinds.Bill, id, seen.SubmittedAt, ct);
        turn.Require();
        if (turn.Next is { } next)
            return new ApprovalDone(T["Approved; now it waits for {0}", next], turn.UndoAddress, IsPassedOn: true);
        await db.InTransactionAsync(async token =>
        {
            var bill = await Decidable.Whole().OneAsync(id, token);
            BillPosting.RequireSeen(bill, version);
            bill.Approve(me.Id);
            await posting.PostAsync(bill, token);
            await db.SaveChangesAsync(token);
        }, ct);
        return new ApprovalDone(T["Bill approved and posted"]);
    }

    /// <inheritdoc cref="ApproveAsync"/>
    public async Task<ApprovalDone> DeclineAsync(Guid id, int version, string? reason, CancellationToken ct)
    {
        var bill = await Decidable.OneAsync(id, ct);
        if (reason?.Length > Bill.ReasonLength) reason = reason[..Bill.ReasonLength];
        RequireWaiting(bill, version);
        (await desk.DeclineAsync(Kinds.Bill, id, ct)).Require();
        bill.SendBack(me.Id, reason);
        await db.SaveChangesAsync(ct);
        return new ApprovalDone(T["Bill sent back"]);
    }

    private IQueryable<Bill> Decidable => db.Bills.DecidedBy(me, company.Current);

    private static void RequireWaiting(Bill bill, int version)
    {
        BillPosting.RequireSeen(bill, version);
        if (bill.State != BillState.Waiting) throw new BusinessRuleException("Only a bill that waits is decided.");
    }
}
