using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.CreditNotes;

[Route("finance")]
internal sealed class CreditNotesController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    CreditNotesList list, IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("credit-notes"), RequirePermission(FinancePermissions.ViewInvoices)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("credit-notes/{id:guid}"), RequirePermission(FinancePermissions.ViewInvoices)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        if (await Visible.Include(n => n.Invoice).SingleOrDefaultAsync(n => n.Id == id, ct) is not { } note)
            return NotFound();
        var content = await db.IssuedDocuments.Where(d => d.Id == id).Select(d => d.Content).SingleAsync(ct);
        return View(new CreditNotePage(note, FrozenDocument.Read(content)));
    }

    [HttpGet("credit-notes/{id:guid}/pdf"), RequirePermission(FinancePermissions.ViewInvoices)]
    public async Task<IActionResult> Pdf(Guid id, [FromServices] DocumentPrinter printer, bool download,
        CancellationToken ct)
    {
        if (await Visible.Where(n => n.Id == id).Select(n => n.Number).SingleOrDefaultAsync(ct) is not { } number)
            return NotFound();
        return await printer.FileAsync(id, ct) is { } file
            ? PdfAnswer.Of(Response, file.Pdf, number, download)
            : NotFound();
    }

    [HttpGet("invoices/{id:guid}/credit"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Create(Guid id, CancellationToken ct)
    {
        if (await FindInvoiceAsync(id, ct) is not { IsDraft: false } invoice) return NotFound();
        var form = CreditNoteForm.Of(invoice, clock.Today);
        form.Preview = await PreviewAsync(id, form, ct);
        return View(form);
    }

    [HttpPost("invoices/{id:guid}/credit"), RequestFormLimits(
        ValueCountLimit = LineForm.PostedValues), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Create(Guid id, CreditNoteForm form, [FromServices] Crediting crediting,
        [FromServices] DocumentPrinter printer, CancellationToken ct)
    {
        if (await FindInvoiceAsync(id, ct) is not { IsDraft: false } invoice) return NotFound();
        form.Context = CreditContext.Of(invoice);
        form.Missing = await MissingInAsync(id, form, printer, ct);
        if (form.Missing.Count > 0 && !form.AcceptsMissing)
            ModelState.AddModelError(nameof(form.AcceptsMissing),
                texts["Say that the credit note may be printed without these characters, or replace them first."]);
        form.Lines.RemoveAll(l => !form.Context.Lines.ContainsKey(l.LineId));
        form.Preview = await PreviewAsync(id, form, ct);
        if (!ModelState.IsValid) return Invalid("Create", form);
        if (form.Version != invoice.Version) return Outdated("Create", form, invoice.Version);
        try
        {
            var note = await crediting.CreditAsync(invoice, form.Request(), ct);
            return Saved($"/finance/credit-notes/{note.Id}", texts["{0} issued", note.Number]);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }
    }

    /// <summary>What a credit note of what is typed so far would come to; nothing is kept.</summary>
    [HttpPost("invoices/{id:guid}/credit/preview"), RequestFormLimits(
        ValueCountLimit = LineForm.PostedValues), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Preview(Guid id, CreditNoteForm form, CancellationToken ct) =>
        await PreviewAsync(id, form, ct) is { } preview ? PartialView("_Preview", preview) : NotFound();

    private IQueryable<CreditNote> Visible => db.CreditNotes.AsNoTracking().VisibleTo(me);

    // A copy of its own: a preview writes a credit note that is thrown away.
    private async Task<CreditPreview?> PreviewAsync(Guid id, CreditNoteForm form, CancellationToken ct)
    {
        var copy = await db.Invoices.AsNoTrackingWithIdentityResolution().ChangeableBy(me).Whole()
            .SingleOrDefaultAsync(i => i.Id == id && i.Status == InvoiceStatus.Issued, ct);
        return copy is null ? null : CreditPreview.Of(copy, form, texts);
    }

    private async Task<IReadOnlyList<string>> MissingInAsync(Guid invoiceId, CreditNoteForm form,
        DocumentPrinter printer, CancellationToken ct)
    {
        var frozen = await db.IssuedDocuments.AsNoTracking().Where(d => d.Id == invoiceId).Select(d => d.Content)
            .SingleAsync(ct);
        return printer.MissingCharacters(FrozenDocument.Read(frozen) with { Reason = form.Reason });
    }

    private Task<Invoice?> FindInvoiceAsync(Guid id, CancellationToken ct) =>
        db.Invoices.ChangeableBy(me).Whole().SingleOrDefaultAsync(i => i.Id == id, ct);
}

internal sealed record CreditNotePage(CreditNote Note, FrozenDocument Document);
