using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Papers.Esf;

/// <summary>On an invoice's page: what the tax service says of it, where the company reports.</summary>
internal sealed class EsfPanel(FinanceDbContext db, ICurrentUser me, InvoiceSides sides) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        if (await sides.OfAsync(subject, ct) is not { IsReported: true }) return Content("");
        var esf = await db.EsfInvoices.AsNoTracking()
            .VisibleTo(me.AccessTo(FinancePermissions.ViewInvoices))
            .FirstOrDefaultAsync(e => e.InvoiceId == subject, ct);
        return esf is null
            ? Content("")
            : Panel(new EsfPanelModel(esf, me.Can(FinancePermissions.EditInvoices)
                && await db.EsfInvoices.ChangeableBy(me).AnyAsync(e => e.Id == esf.Id, ct)));
    }
}

internal sealed record EsfPanelModel(EsfInvoice Esf, bool CanEdit);
