using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>On a company's page: what it owes.</summary>
internal sealed class CompanyBalancePanel(FinanceDbContext db, IBusinessClock clock) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject) =>
        await Balances.FindAsync(db, clock.Today, subject, HttpContext.RequestAborted) is { } balances
            ? Panel(new CompanyBalance(subject, balances))
            : Content("");
}

internal sealed record CompanyBalance(Guid CustomerId, IReadOnlyList<Balance> Balances);
