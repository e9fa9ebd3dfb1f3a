using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers.Esf;

/// <summary>Invoices and what the tax service says of them (ЭСФ).</summary>
[Route("finance/esf")]
internal sealed class EsfController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock, EsfList list,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.ViewInvoices)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) => View(EsfForm.Of(await FindAsync(id, ct)));

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Edit(Guid id, EsfForm form, CancellationToken ct)
    {
        var esf = await FindAsync(id, ct);
        form.Esf = esf;
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (esf.Version != form.Version) return Conflict("Edit", form, EsfForm.Of(esf));
            esf.Mark(form.ToMark(), clock.Today, me.Name);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/invoices/{esf.InvoiceId}", T["Invoice {0}: saved", esf.Invoice.Number!]);
        });
    }

    private Task<EsfInvoice> FindAsync(Guid id, CancellationToken ct) =>
        db.EsfInvoices.Include(e => e.Invoice).ChangeableBy(me).OneAsync(e => e.Id == id, ct);
}
