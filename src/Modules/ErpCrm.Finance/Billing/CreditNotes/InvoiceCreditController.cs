using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
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
    ConcessionAsking asking, ICompanyProfile company, IStringLocalizer<FinanceText> texts) : PageController
{
    /// <param name="again">A request that was declined or taken back: the form begins with what it asked for.</param>
    [HttpGet("credit")]
    public async Task<IActionResult> Create(Guid id, Guid? again, CancellationToken ct)
    {
        var form = CreditNoteForm.Of(await Issued.OneAsync(id, ct), clock.Today);
        if (again is { } former && await db.Concessions.AsNoTracking().VisibleTo(db, me).Include(c => c.Lines)
            .FirstOrDefaultAsync(c => c.Id == former && c.SubjectId == id, ct) is { } asked)
            form.AskAgain(asked);
        form.Preview = await PreviewAsync(id, form, ct);
        return View(form);
    }

    [HttpPost("credit"), RequestFormLimits(ValueCountLimit = LineForm.PostedValues)]
    public async Task<IActionResult> Create(Guid id, CreditNoteForm form, [FromServices] Crediting crediting,
        [FromServices] DocumentPrinter printer, CancellationToken ct)
    {
        var invoice = await Issued.OneAsync(id, ct);
        form.Context = CreditContext.Of(invoice);
        form.Missing = printer.MissingCharacters(
            await FrozenInvoice.ReadAsync(db, invoice, company.Current, clock.Today, ct) with { Reason = form.Reason });
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

            if (await asking.AskCreditAsync(await CopyAsync(id, ct), form.Request(), ct) is { } asked)
                return Saved($"/finance/requests/{asked.Id}", texts["It is asked for and waits for approval"]);
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
    private async Task<CreditPreview> PreviewAsync(Guid id, CreditNoteForm form, CancellationToken ct)
    {
        var copy = await CopyAsync(id, ct);
        var preview = CreditPreview.Of(copy, form, texts);
        return preview.Totals is { Gross: not 0 } totals
            ? preview with { IsAskedFor = await asking.AsksCreditAsync(copy, totals.Gross, ct) }
            : preview;
    }

    private Task<Invoice> CopyAsync(Guid id, CancellationToken ct) =>
        Issued.AsNoTrackingWithIdentityResolution().OneAsync(id, ct);
}
