using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Customers;

/// <summary>On a company's page: what it owes.</summary>
internal sealed class CompanyBalancePanel(FinanceDbContext db, IBusinessClock clock) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject) =>
        await db.Customers.FindAsync([subject], HttpContext.RequestAborted) is { } customer
            ? Panel(new CompanyBalance(customer, await Balances.LoadAsync(db, clock.Today, subject, HttpContext.RequestAborted)))
            : Content("");
}

internal sealed record CompanyBalance(Customer Customer, IReadOnlyList<Balance> Balances);
