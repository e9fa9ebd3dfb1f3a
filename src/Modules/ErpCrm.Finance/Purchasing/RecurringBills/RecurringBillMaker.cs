using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

/// <summary>Makes the bills that are due: each in its own transaction, with the trace that keeps it from being made a
/// second time (domain-rules §22). What was missed is caught up.</summary>
internal sealed class RecurringBillMaker(
    FinanceDbContext db, BillPosting posting, BillForms forms, IBusinessClock clock)
{
    /// <param name="id">Null for all.</param>
    /// <returns>How many bills were made.</returns>
    public async Task<int> MakeDueAsync(Guid? id, CancellationToken ct)
    {
        var today = clock.Today;
        var due = await db.RecurringBills.AsNoTracking()
            .Where(r => r.NextOn <= today && (id == null || r.Id == id))
            .OrderBy(r => r.NextOn).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        var made = 0;
        foreach (var recurring in due)
        {
            while (await MakeOnceAsync(recurring, today, ct) is { } bill)
            {
                made++;
                if (bill.Posts) await TryPostAsync(bill.Id, ct);
                db.ChangeTracker.Clear();
            }
        }

        return made;
    }

    // Two that make the bill of a day at the same moment: it is there, and whoever made it goes on.
    private async Task<(Guid Id, bool Posts)?> MakeOnceAsync(Guid id, DateOnly today, CancellationToken ct)
    {
        DateOnly? tried = null;
        try
        {
            return await db.InTransactionAsync(async token =>
            {
                var recurring = await db.RecurringBills.Include(r => r.Amounts).SingleAsync(r => r.Id == id, token);
                tried = recurring.NextOn;
                return tried <= today ? await MakeAsync(recurring, tried.Value, token) : null;
            }, ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.RecurringOccurrences.AnyAsync(o => o.RecurringBillId == id && o.On == tried, ct)) throw;
            return null;
        }
    }

    private async Task<(Guid Id, bool Posts)?> MakeAsync(RecurringBill recurring, DateOnly on, CancellationToken ct)
    {
        var supplier = await db.Suppliers.SingleAsync(s => s.Id == recurring.SupplierId, ct);
        var key = Bill.KeyOf(BillKind.Bill, recurring.NumberOf(on));
        var isTaken = await db.Bills.AnyAsync(b => b.SupplierId == supplier.Id && b.NumberKey == key, ct);
        var bill = Bill.Draft(supplier, recurring.TermsOf(on, !isTaken), recurring.CreatedById,
            BillOrigin.RecurringBill);
        bill.HandOver(await forms.ManagersAsync(bill, ct));
        db.Add(bill);
        db.Add(new RecurringOccurrence(recurring.Id, on, bill.Id));
        recurring.Made(on, bill.Id);
        await db.SaveChangesAsync(ct);
        return (bill.Id, recurring.PostsByItself && !isTaken);
    }

    // What cannot be posted, a rate that is missing for one, waits as a draft.
    private async Task TryPostAsync(Guid id, CancellationToken ct)
    {
        try
        {
            await posting.PostOrSubmitAsync(id, null, ct);
        }
        catch (BusinessRuleException)
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Every day.</summary>
internal sealed class MakeRecurringBills(RecurringBillMaker maker) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct) => maker.MakeDueAsync(null, ct);
}
