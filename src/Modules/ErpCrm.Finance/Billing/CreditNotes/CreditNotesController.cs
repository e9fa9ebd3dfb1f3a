using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.CreditNotes;

[Route("finance/credit-notes"), RequirePermission(FinancePermissions.ViewInvoices)]
internal sealed class CreditNotesController(FinanceDbContext db, ICurrentUser me, CreditNotesList list) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var note = await Visible.Include(n => n.Invoice).OneAsync(id, ct);
        var content = await db.IssuedDocuments.Where(d => d.Id == id).Select(d => d.Content).SingleAsync(ct);
        var mayUse = note.OpenAmount > 0 && await db.MayTakeMoneyAsync(me, note.CompanyId, ct);
        return View(new CreditNotePage(note, FrozenDocument.Read(content), mayUse));
    }

    [HttpGet("{id:guid}/pdf")]
    public async Task<IActionResult> Pdf(Guid id, [FromServices] DocumentPrinter printer, bool download,
        CancellationToken ct)
    {
        var number = (await Visible.Where(n => n.Id == id).Select(n => n.Number).SingleOrDefaultAsync(ct)).OrNotFound();
        var file = (await printer.FileAsync(id, ct)).OrNotFound();
        return PdfAnswer.Of(Response, file.Pdf, number, download);
    }

    private IQueryable<CreditNote> Visible => db.CreditNotes.AsNoTracking().VisibleTo(me);
}

internal sealed record CreditNotePage(CreditNote Note, FrozenDocument Document, bool MayUse);
