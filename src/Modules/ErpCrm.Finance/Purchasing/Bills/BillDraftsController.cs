using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What can be done with a bill before it is posted.</summary>
[Route("finance/bills/{id:guid}"), RequirePermission(FinancePermissions.EditBills)]
internal sealed class BillDraftsController(FinanceDbContext db, ICurrentUser me, BillForms forms, BillWriting writing,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var bill = await Bills.AsNoTracking().OneAsync(id, ct);
        if (!bill.IsEditable) return Redirect($"/finance/bills/{id}");
        var form = BillEditForm.Of(bill);
        form.ShowIn(await forms.ContextAsync(bill, null, ct));
        return View(form);
    }

    [HttpPost("edit"), RequestSizeLimit(BillsController.UploadLimit)]
    [RequestFormLimits(ValueCountLimit = BillLineForm.PostedValues)]
    public async Task<IActionResult> Edit(Guid id, BillEditForm form, CancellationToken ct)
    {
        var bill = await Bills.AsNoTracking().OneAsync(id, ct);
        var paper = await writing.PaperAsync(form, ModelState, ct);
        await writing.CheckAsync(form, bill, paper, ModelState, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (bill.Version != form.Version)
                return Conflict("Edit", form, BillEditForm.Of(bill).With(form));
            var changed = await writing.ChangeAsync(id, form, paper, ct);
            return Saved($"/finance/bills/{id}", T[BillsController.SaidOf(changed)]);
        });
    }

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var bill = await Bills.OneAsync(id, ct);
        return await TryAsync($"/finance/bills/{id}", async () =>
        {
            bill.Discard();
            db.Remove(bill);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/bills?tab=draft", T["Bill deleted"]);
        });
    }

    private IQueryable<Bill> Bills => db.Bills.VisibleTo(me).Whole();
}
