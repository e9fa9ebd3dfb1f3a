using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>The certificate of one invoice, as page and paper, for whoever sees the invoice.</summary>
[Route("finance/invoices/{id:guid}/certificate"), RequirePermission(FinancePermissions.ViewInvoices)]
internal sealed class CertificateController(CertificatePages pages, CertificatePrinter printer, IBusinessClock clock)
    : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) => View(await PageAsync(id, ct));

    [HttpGet("pdf")]
    public async Task<IActionResult> Pdf(Guid id, bool download, CancellationToken ct)
    {
        var page = await PageAsync(id, ct);
        return PdfAnswer.Of(Response, printer.Print(page), CertificatePrinter.NameOf(page), download);
    }

    /// <summary>The verdict as it stands on the invoice's page, which does not wait for it.</summary>
    [HttpGet("mark")]
    public async Task<IActionResult> Mark(Guid id, CancellationToken ct) =>
        await pages.VerdictAsync(id, ct) is { } verdict ? PartialView("_Verdict", verdict) : NotFound();

    private async Task<CertificatePage> PageAsync(Guid id, CancellationToken ct) =>
        (await pages.LoadAsync(id, clock.Today, ct)).OrNotFound();
}
