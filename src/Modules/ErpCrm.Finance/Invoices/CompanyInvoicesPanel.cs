using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Invoices;

/// <summary>A company's newest invoices and what is open.</summary>
internal sealed class CompanyInvoicesPanel(FinanceDbContext db, ICurrentUser me, IBusinessClock clock) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var invoices = db.Invoices.AsNoTracking().VisibleTo(me).Where(i => i.CompanyId == subject);
        var rows = await invoices.OrderByDescending(i => i.IssuedOn ?? i.DraftedOn).ThenByDescending(i => i.Id).Take(6)
            .Select(InvoiceRow.From)
            .ToListAsync(HttpContext.RequestAborted);
        var open = await invoices.Where(i => i.IsOpen).GroupBy(i => i.Currency).Select(g => new { g.Key, Open = g.Sum(i => i.OpenAmount) }).ToListAsync(HttpContext.RequestAborted);
        return Panel(new CompanyInvoices(subject, rows, [.. open.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => new Money(o.Open, o.Key))], clock.Today));
    }
}

internal sealed record CompanyInvoices(Guid CompanyId, IReadOnlyList<InvoiceRow> Rows, IReadOnlyList<Money> Open, DateOnly Today);
