using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>Credit that a credit note left is used for other invoices.</summary>
[Route("finance/payments/credit/{id:guid}"), RequirePermission(FinancePermissions.EditPayments)]
internal sealed class CreditNoteCreditController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Use(Guid id, CancellationToken ct)
    {
        var note = await db.CreditOf(me).Where(n => n.OpenAmount > 0).OneAsync(id, ct);
        return View(UseCreditForm.Of(note.Version, await ContextOfAsync(note, ct)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Use(Guid id, UseCreditForm form, CancellationToken ct)
    {
        var note = await db.CreditOf(me).OneAsync(id, ct);
        return await TrySaveAsync("Use", form, async () =>
        {
            await new Settlement(db, company.Current.BaseCurrency, clock.Today).UseAsync(note,
                AllocationLine.PlanOf(form.Lines), ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/customers/{note.CompanyId}", T["Credit used"]);
        }, again => ShowAgainAsync(again, id, ct));
    }

    private async Task ShowAgainAsync(UseCreditForm form, Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var note = await db.CreditOf(me).OneAsync(id, ct);
        form.ShowAgain(note.Version, await ContextOfAsync(note, ct));
    }

    private async Task<UseCreditContext> ContextOfAsync(CreditNote note, CancellationToken ct) => new(
        $"/finance/credit-notes/{note.Id}", $"/finance/payments/credit/{note.Id}", note.CustomerToday.Name,
        note.OpenAmount, note.Currency, await Settlement.OpenAsync(db, note.CompanyId, note.Currency, ct));
}
