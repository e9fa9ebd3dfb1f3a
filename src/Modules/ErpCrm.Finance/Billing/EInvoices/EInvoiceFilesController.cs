using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>A document whose e-invoice is asked for.</summary>
/// <param name="Url">Of its page.</param>
/// <param name="ChangesBuyer">Whether the reader enters what e-invoices say of its customer.</param>
internal sealed record EInvoiceSubject(string Number, string Url, Guid CompanyId, bool ChangesBuyer);

/// <summary>A document's e-invoice, or what it lacks.</summary>
internal sealed record EInvoicePage(EInvoiceSubject Subject, EInvoiceState State)
{
    public LackingView Lacking => new(State.Lacking, Subject.CompanyId, Subject.ChangesBuyer);
}

/// <summary>What is lacking, with where it is entered.</summary>
internal sealed record LackingView(IReadOnlyList<LackingTerm> Terms, Guid CompanyId, bool ChangesBuyer);

/// <summary>The files of a document's e-invoice; where something is lacking, the page that says what.</summary>
internal abstract class EInvoiceFilesController(EInvoiceWriting writing) : PageController
{
    [HttpGet("e-invoice")]
    public async Task<IActionResult> State(Guid id, CancellationToken ct)
    {
        var subject = await FindAsync(id, ct);
        return View(new EInvoicePage(subject, (await writing.OfAsync(id, ct)).OrNotFound()));
    }

    /// <summary>The e-invoice as a file of its own.</summary>
    [HttpGet("ubl")]
    public async Task<IActionResult> Ubl(Guid id, CancellationToken ct)
    {
        var subject = await FindAsync(id, ct);
        return await TryAsync($"{subject.Url}/e-invoice", async () =>
        {
            var content = (await writing.UblAsync(id, ct)).OrNotFound();
            Response.Headers.CacheControl = "private, no-store";
            return File(content, EInvoiceXml.MediaType, $"{subject.Number}.xml");
        });
    }

    /// <summary>The PDF that carries it.</summary>
    [HttpGet("factur-x")]
    public async Task<IActionResult> FacturX(Guid id, CancellationToken ct)
    {
        var subject = await FindAsync(id, ct);
        return await TryAsync($"{subject.Url}/e-invoice", async () => PdfAnswer.Of(Response,
            (await writing.FacturXAsync(id, ct)).OrNotFound(), subject.Number, download: true));
    }

    /// <summary>The issued document, where the reader sees it.</summary>
    protected abstract Task<EInvoiceSubject> FindAsync(Guid id, CancellationToken ct);
}
