using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
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

namespace ErpCrm.Finance.Billing.Voiding;

/// <summary>An issued invoice of which nothing is paid is made void: by a credit note of all of it and, if wanted, with
/// a draft that takes its place, in one transaction.</summary>
[Route("finance/invoices/{id:guid}/void"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class VoidInvoiceController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ConcessionAsking asking, ICompanyProfile company, Crediting crediting, DocumentPrinter printer,
    IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Void(Guid id, CancellationToken ct)
    {
        var invoice = await Issued.OneAsync(id, ct);
        if (!invoice.CanBeVoid) return Redirect($"/finance/invoices/{id}");
        var form = new VoidForm { IssuedOn = clock.Today, Version = invoice.Version };
        form.Context = await ContextAsync(invoice, form, ct);
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Void(Guid id, VoidForm form, CancellationToken ct)
    {
        var invoice = await Issued.OneAsync(id, ct);
        form.Context = await ContextAsync(invoice, form, ct);
        if (form.Context.Missing.Count > 0 && !form.AcceptsMissing)
            ModelState.AddModelError(nameof(form.AcceptsMissing),
                texts["Say that the credit note may be printed without these characters, or replace them first."]);
        return await TrySaveAsync("Void", form, async () =>
        {
            if (form.Version != invoice.Version) return Outdated("Void", form, invoice.Version);
            invoice.RequireVoidable();
            var copy = await Issued.AsNoTrackingWithIdentityResolution().OneAsync(id, ct);
            if (await asking.AskCreditAsync(copy, form.Request(copy), ct) is { } asked)
                return Saved($"/finance/requests/{asked.Id}", texts["It is asked for and waits for approval"]);
            return await VoidAsync(invoice, form, ct);
        });
    }

    private IQueryable<Invoice> Issued =>
        db.Invoices.ChangeableBy(me).Whole().Where(i => i.Status == InvoiceStatus.Issued);

    private async Task<IActionResult> VoidAsync(Invoice invoice, VoidForm form, CancellationToken ct)
    {
        Invoice? draft = null;
        var note = await crediting.CreditAsync(invoice, form.Request(invoice), ct, async (written, token) =>
        {
            if (form.Replaces) db.Add(draft = await ReplacementAsync(written.Invoice, token));
        });
        return draft is null
            ? Saved($"/finance/invoices/{invoice.Id}", texts["{0} is void by {1}", invoice.Number!, note.Number])
            : Saved($"/finance/invoices/{draft.Id}", texts["{0} is void; this draft takes its place", invoice.Number!]);
    }

    private async Task<Invoice> ReplacementAsync(Invoice invoice, CancellationToken ct)
    {
        var customer = await db.Customers.SingleAsync(c => c.Id == invoice.CompanyId, ct);
        var ids = invoice.Lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        var projects = await db.Projects.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        return invoice.Replacement(customer, projects, clock.Today);
    }

    private async Task<VoidContext> ContextAsync(Invoice invoice, VoidForm form, CancellationToken ct)
    {
        var paper = await FrozenInvoice.ReadAsync(db, invoice, company.Current, clock.Today, ct);
        return new VoidContext(invoice.Id, invoice.Number!, invoice.CustomerName, invoice.Currency, invoice.Gross,
            await asking.AsksCreditAsync(invoice, invoice.Gross, ct), invoice.IsDeposit,
            printer.MissingCharacters(paper with { Reason = form.Reason }));
    }
}
