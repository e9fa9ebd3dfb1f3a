using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>On a customer's page: what papers say of it, where the company has any beside the invoice.</summary>
internal sealed class CustomerPapersPanel(FinanceDbContext db, ICompanyProfile company, ICurrentUser me,
    CustomerSides sides) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        if (await sides.OfAsync(subject, ct) is not { } side
            || !PaperSettings.HasAct(side.Set ?? PaperSet.ByCountry, side.Country, company.Current))
            return Content("");
        var papers = side.HasPapers ? await db.CustomerPapers.AsNoTracking().OfAsync(subject, ct) : null;
        return Panel(new CustomerPapersView(side.Customer, papers?.Buyer ?? new FrozenBuyer(),
            me.AccessTo(FinancePermissions.EditInvoices).Covers(side.Customer.OwnerId)));
    }
}

internal sealed record CustomerPapersView(Customer Customer, FrozenBuyer Buyer, bool CanEdit)
{
    /// <summary>Whether its tax number cannot be one of Kyrgyzstan.</summary>
    public bool HasOddTaxNumber => Customer.TaxId.Length > 0 && !CustomerPapers.IsTaxNumber(Customer.TaxId);
}
