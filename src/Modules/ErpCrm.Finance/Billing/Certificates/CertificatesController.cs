using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>The share of the invoiced value that is matched, over the invoices that the reader sees.</summary>
[Route("finance/certificates"), RequirePermission(FinancePermissions.ViewInvoices)]
internal sealed class CertificatesController(CertificatesReading reading, CertificatePrinter printer,
    IBusinessClock clock) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CertificatesAsk ask, CancellationToken ct) =>
        View(await reading.PageAsync(ask, clock.Today, ct));

    [HttpGet("pdf")]
    public async Task<IActionResult> Pdf(CertificatesAsk ask, bool download, CancellationToken ct)
    {
        var page = await reading.PageAsync(ask, clock.Today, ct);
        return PdfAnswer.Of(Response, printer.Print(page), CertificatePrinter.NameOf(page), download);
    }
}
