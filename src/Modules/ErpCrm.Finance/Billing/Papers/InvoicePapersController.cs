using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>The papers beside an invoice.</summary>
[Route("finance/invoices/{id:guid}"), RequirePermission(FinancePermissions.ViewInvoices)]
internal sealed class InvoicePapersController(FinanceDbContext db, ICurrentUser me, PaperPrinter printer,
    IStringLocalizer<FinanceText> texts) : PageController
{
    /// <summary>Asks for the money: of an issued invoice, or of a draft.</summary>
    [HttpGet("payment-invoice")]
    public async Task<IActionResult> PaymentInvoice(Guid id, bool download, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().VisibleTo(me).Whole().OneAsync(id, ct);
        return await printer.PaymentInvoiceAsync(invoice, ct) is { } paper
            ? PdfAnswer.Of(Response, paper.Pdf, PaperWords.FileName("Payment invoice", paper.Number, texts), download)
            : NotFound();
    }

    /// <summary>The act that was frozen with it.</summary>
    [HttpGet("act")]
    public async Task<IActionResult> Act(Guid id, bool download, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().VisibleTo(me)
            .OneAsync(i => i.Id == id && i.Status == InvoiceStatus.Issued, ct);
        return await printer.ActAsync(id, ct) is { } pdf
            ? PdfAnswer.Of(Response, pdf, PaperWords.FileName("Act of completed work", invoice.Number!, texts),
                download)
            : NotFound();
    }
}
