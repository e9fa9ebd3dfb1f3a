using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>On a customer's page: what e-invoices to it say, where the company sends any.</summary>
internal sealed class CustomerEInvoicePanel(FinanceDbContext db, ICurrentUser me, CustomerSides sides) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        if (await sides.OfAsync(subject, ct) is not { } side) return Content("");
        var terms = side.HasBuyerTerms ? await db.BuyerTerms.AsNoTracking().OfAsync(subject, ct) : null;
        var buyer = terms?.Side ?? new EInvoiceSide();
        return (side.Use ?? EInvoiceUse.Off) == EInvoiceUse.Off && buyer == new EInvoiceSide()
            ? Content("")
            : Panel(new CustomerEInvoice(side.Customer, buyer,
                me.AccessTo(FinancePermissions.EditInvoices).Covers(side.Customer.OwnerId)));
    }
}

internal sealed record CustomerEInvoice(Customer Customer, EInvoiceSide Buyer, bool CanEdit);
