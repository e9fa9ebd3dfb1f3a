using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>Credit that a credit note left is used for other invoices.</summary>
[Route("finance/payments/credit/{id:guid}")]
internal sealed class CreditNoteCreditController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Use(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { OpenAmount: > 0 } note) return NotFound();
        return View("Use", await PageOfAsync(note, null, ct));
    }

    [HttpPost(""), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Use(Guid id, UseCreditForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } note) return NotFound();
        if (!ModelState.IsValid) return Invalid("Use", await PageOfAsync(note, form, ct));
        try
        {
            await new Settlement(db, company.Current.BaseCurrency, clock.Today).UseAsync(note,
                AllocationLine.PlanOf(form.Lines), ct);
            await db.SaveChangesAsync(ct);
        }
        catch (BusinessRuleException e)
        {
            db.ChangeTracker.Clear();
            return Refused(e, "Use", await PageOfAsync((await FindAsync(id, ct))!, form, ct));
        }

        return Saved($"/finance/customers/{note.CompanyId}", T["Credit used"]);
    }

    private Task<CreditNote?> FindAsync(Guid id, CancellationToken ct) =>
        db.CreditOf(me).FirstOrDefaultAsync(n => n.Id == id, ct);

    private async Task<CreditPage> PageOfAsync(CreditNote note, UseCreditForm? typed, CancellationToken ct)
    {
        var open = await Settlement.OpenAsync(db, note.CompanyId, note.Currency, ct);
        var plan =
            typed is null ? AllocationPlan.OldestFirst(note.OpenAmount, open) : AllocationLine.PlanOf(typed.Lines);
        var form = new UseCreditForm { Version = note.Version, Lines = AllocationLine.Of(open, plan) };
        return new CreditPage(
            note.Number, $"/finance/credit-notes/{note.Id}", $"/finance/payments/credit/{note.Id}",
            note.CustomerToday.Name,
            note.OpenAmount, note.Currency, note.Version, open, form);
    }
}
