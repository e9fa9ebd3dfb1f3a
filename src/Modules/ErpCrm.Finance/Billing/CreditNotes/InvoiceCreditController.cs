using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>An issued invoice is credited, wholly or in part.</summary>
[Route("finance/invoices/{id:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class InvoiceCreditController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("credit")]
    public async Task<IActionResult> Create(Guid id, CancellationToken ct)
    {
        var form = CreditNoteForm.Of(await Issued.OneAsync(id, ct), clock.Today);
        form.Preview = await PreviewAsync(id, form, ct);
        return View(form);
    }

    [HttpPost("credit"), RequestFormLimits(ValueCountLimit = LineForm.PostedValues)]
    public async Task<IActionResult> Create(Guid id, CreditNoteForm form, [FromServices] Crediting crediting,
        [FromServices] DocumentPrinter printer, CancellationToken ct)
    {
        var invoice = await Issued.OneAsync(id, ct);
        form.Context = CreditContext.Of(invoice);
        form.Missing = await MissingInAsync(id, form, printer, ct);
        if (form.Missing.Count > 0 && !form.AcceptsMissing)
            ModelState.AddModelError(nameof(form.AcceptsMissing),
                texts["Say that the credit note may be printed without these characters, or replace them first."]);
        form.Lines.RemoveAll(l => !form.Context.Lines.ContainsKey(l.LineId));
        return await TrySaveAsync("Create", form, async () =>
        {
            if (form.Version != invoice.Version)
            {
                await PreviewInAsync(form);
                return Outdated("Create", form, invoice.Version);
            }

            var note = await crediting.CreditAsync(invoice, form.Request(), ct);
            return Saved($"/finance/credit-notes/{note.Id}", texts["{0} issued", note.Number]);
        }, PreviewInAsync);

        async Task PreviewInAsync(CreditNoteForm again) => again.Preview = await PreviewAsync(id, again, ct);
    }

    /// <summary>What a credit note of what is typed so far would come to; nothing is kept.</summary>
    [HttpPost("credit/preview"), RequestFormLimits(ValueCountLimit = LineForm.PostedValues)]
    public async Task<IActionResult> Preview(Guid id, CreditNoteForm form, CancellationToken ct) =>
        PartialView("_Preview", await PreviewAsync(id, form, ct));

    private IQueryable<Invoice> Issued =>
        db.Invoices.ChangeableBy(me).Whole().Where(i => i.Status == InvoiceStatus.Issued);

    // A copy of its own: a preview writes a credit note that is thrown away.
    private async Task<CreditPreview> PreviewAsync(Guid id, CreditNoteForm form, CancellationToken ct) =>
        CreditPreview.Of(await Issued.AsNoTrackingWithIdentityResolution().OneAsync(id, ct), form, texts);

    private async Task<IReadOnlyList<string>> MissingInAsync(Guid invoiceId, CreditNoteForm form,
        DocumentPrinter printer, CancellationToken ct)
    {
        var frozen = await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == invoiceId).Select(d => d.Content)
            .SingleAsync(ct);
        return printer.MissingCharacters(FrozenDocument.Read(frozen) with { Reason = form.Reason });
    }
}
