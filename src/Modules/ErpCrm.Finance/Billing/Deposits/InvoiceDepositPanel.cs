using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deposits;

/// <summary>On an invoice's page: of a deposit, what became of it; of a draft, the deposits that it can
/// deduct.</summary>
internal sealed class InvoiceDepositPanel(FinanceDbContext db, ICurrentUser me, InvoiceSides sides) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var invoice = (await sides.OfAsync(subject, ct))?.Invoice;
        if (invoice is null || invoice.IsCarriedOver) return Content("");
        if (invoice.IsDeposit)
            return invoice.IsDraft
                ? Panel(new InvoiceDeposit(invoice, [], 0))
                : Panel(new InvoiceDeposit(invoice, await UsesAsync(subject, ct), 0));
        if (!invoice.IsDraft || !invoice.IsVisibleTo(me.AccessTo(FinancePermissions.EditInvoices))) return Content("");
        var deposits = await db.Invoices.ChangeableBy(me)
            .Where(d => d.CompanyId == invoice.CompanyId && d.Currency == invoice.Currency).ReadDepositsAsync(ct);
        var left = deposits.Sum(d => d.Left);
        var deducts = left == 0 && deposits.Count > 0
            && await db.InvoiceLines.AnyAsync(l => l.InvoiceId == subject && l.DepositId != null, ct);
        return left > 0 || deducts ? Panel(new InvoiceDeposit(invoice, [], left)) : Content("");
    }

    private Task<List<DeductedIn>> UsesAsync(Guid depositId, CancellationToken ct) => (
        from line in db.InvoiceLines
        join invoice in db.Invoices.VisibleTo(me) on line.InvoiceId equals invoice.Id
        where line.DepositId == depositId
        orderby invoice.DraftedOn, line.Id
        select new DeductedIn(invoice.Id, invoice.Number, invoice.DraftedOn, line.Deducted)).ToListAsync(ct);
}

/// <summary>An invoice, or a draft, that deducts a deposit.</summary>
internal sealed record DeductedIn(Guid InvoiceId, string? Number, DateOnly DraftedOn, decimal Amount);

/// <param name="Left">Net of all deposits that the draft can deduct.</param>
internal sealed record InvoiceDeposit(Invoice Invoice, IReadOnlyList<DeductedIn> Uses, decimal Left)
{
    public string Url => $"/finance/invoices/{Invoice.Id}";
}
