using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Billing.Deposits;

/// <summary>On a customer's page: its deposits that are not earned yet.</summary>
internal sealed class CustomerDepositsPanel(FinanceDbContext db, ICurrentUser me, CustomerSides sides) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var deposits = await sides.OfAsync(subject, ct) is { HasDeposits: true }
            ? await db.Invoices.VisibleTo(me).Where(i => i.CompanyId == subject).ReadDepositsAsync(ct)
            : [];
        var canCreate = me.Can(FinancePermissions.EditInvoices);
        return deposits.Count == 0 && !canCreate
            ? Content("")
            : Panel(new CustomerDeposits(subject, deposits, canCreate));
    }
}

internal sealed record CustomerDeposits(Guid CompanyId, IReadOnlyList<OpenDeposit> Deposits, bool CanCreate);
