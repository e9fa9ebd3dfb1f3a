using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>Writes bills as their form says, with their paper, and posts or hands them in where that was
/// asked.</summary>
internal sealed class BillWriting(
    FinanceDbContext db, ICurrentUser me, BillForms forms, BillPaperFile papers, BillPosting posting,
    IStringLocalizer<FinanceText> T)
{
    /// <summary>The paper that is sent with the form, now or before: stored at once, so that the form still has it when
    /// it is shown again.</summary>
    public async Task<BillPaper?> PaperAsync(BillEditForm form, ModelStateDictionary errors, CancellationToken ct)
    {
        if (form.Paper is { } upload)
        {
            try
            {
                var stored = await papers.StoreAsync(upload, ct);
                form.PaperToken = papers.TokenOf(stored);
                return stored;
            }
            catch (BusinessRuleException refusal)
            {
                errors.AddModelError(nameof(form.Paper), refusal.Of(T));
            }
        }

        return papers.Find(form.PaperToken);
    }

    /// <summary>Puts around the form what its page shows, and says what cannot be as it was chosen.</summary>
    /// <param name="before">Null for a new one.</param>
    public async Task CheckAsync(BillEditForm form, Bill? before, BillPaper? paper, ModelStateDictionary errors,
        CancellationToken ct)
    {
        form.ShowIn(await forms.ContextAsync(before, paper, ct));
        foreach (var (field, message) in await forms.WrongAsync(form, before, ct)) errors.AddModelError(field, message);
    }

    public async Task<Bill> CreateAsync(BillEditForm form, BillPaper? paper, CancellationToken ct)
    {
        var asks = false;
        if (form.AndPost)
            asks = await posting.AsksAsync(DraftOf(form, await forms.SupplierAsync(form, ct)), ct);
        return await OnceAsync(form, null, () => db.InTransactionAsync(async token =>
        {
            var bill = DraftOf(form, await SupplierAsync(form, token));
            db.Add(bill);
            await FinishAsync(bill, form, paper, asks, token);
            return bill;
        }, ct), ct);
    }

    public async Task<Bill> ChangeAsync(Guid id, BillEditForm form, BillPaper? paper, CancellationToken ct)
    {
        var asks = false;
        if (form.AndPost)
        {
            var seen = await db.Bills.AsNoTracking().Whole().OneAsync(id, ct);
            var supplier = await forms.SupplierAsync(form, ct);
            seen.Change(supplier, form.ToTerms(supplier));
            asks = await posting.AsksAsync(seen, ct);
        }

        return await OnceAsync(form, id, () => db.InTransactionAsync(async token =>
        {
            var bill = await db.Bills.Whole().OneAsync(id, token);
            BillPosting.RequireSeen(bill, form.Version);
            var supplier = await SupplierAsync(form, token);
            bill.Change(supplier, form.ToTerms(supplier));
            await FinishAsync(bill, form, paper, asks, token);
            return bill;
        }, ct), ct);
    }

    private Bill DraftOf(BillEditForm form, Supplier supplier) => Bill.Draft(supplier, form.ToTerms(supplier), me.Id,
        form.IsRead ? BillOrigin.ElectronicInvoice : BillOrigin.Typed);

    private async Task<Supplier> SupplierAsync(BillEditForm form, CancellationToken ct)
    {
        var supplier = await forms.SupplierAsync(form, ct);
        if (db.Entry(supplier).State == EntityState.Detached) db.Add(supplier);
        return supplier;
    }

    private async Task FinishAsync(Bill bill, BillEditForm form, BillPaper? paper, bool asks, CancellationToken ct)
    {
        bill.HandOver(await forms.ManagersAsync(bill, ct));
        if (paper is not null && paper.Hash != bill.PaperHash)
        {
            await papers.RequireThereAsync(paper, ct);
            bill.Attach(paper);
        }
        else if (form.RemovePaper && paper is null)
        {
            bill.Detach();
        }

        if (form.AndPost) await posting.ApplyAsync(bill, asks, ct);
        await db.SaveChangesAsync(ct);
    }

    // The same number may be entered by two at the same time: the index lets the first one save.
    private async Task<Bill> OnceAsync(BillEditForm form, Guid? except, Func<Task<Bill>> save, CancellationToken ct)
    {
        try
        {
            return await save();
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var key = Bill.KeyOf(form.Kind, form.Number);
            if (key is null || !await db.Bills.AnyAsync(
                b => b.SupplierId == form.SupplierId && b.NumberKey == key && b.Id != except, ct))
                throw;
            throw new BusinessRuleException("Bill {0} of this supplier is here already.", form.Number!)
            {
                Field = nameof(form.Number),
            };
        }
    }
}
