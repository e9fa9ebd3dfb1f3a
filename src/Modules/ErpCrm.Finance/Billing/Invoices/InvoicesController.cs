using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

[Route("finance/invoices")]
internal sealed class InvoicesController(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, InvoicesList list,
    IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.ViewInvoices)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    /// <summary>The logo as it stands on documents, in its full size.</summary>
    [HttpGet("logo"), RequirePermission(FinancePermissions.ViewInvoices)]
    public IActionResult Logo() => company.Current.Logo is { Length: > 0 } logo
        ? File(logo, logo[0] == 0x89 ? "image/png" : "image/jpeg")
        : NotFound();

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewInvoices)]
    public async Task<IActionResult> Show(Guid id, [FromServices] InvoiceSides sides, CancellationToken ct)
    {
        var shown = await PageAsync(id, ct);
        sides.Know(shown.Side);
        return View(shown);
    }

    [HttpGet("{id:guid}/pdf"), RequirePermission(FinancePermissions.ViewInvoices)]
    public async Task<IActionResult> Pdf(Guid id, [FromServices] DocumentPrinter printer, bool download, bool balance,
        CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().VisibleTo(me).OneAsync(id, ct);
        // Its paper is where it was issued.
        if (invoice.IsCarriedOver) return NotFound();
        if (invoice.IsDraft)
            return PdfAnswer.Of(Response, printer.Preview((await PageAsync(id, ct)).Document), texts["Draft"],
                download);
        if (balance && await PageAsync(id, ct) is { Balance: { } now } settled)
            return PdfAnswer.Of(Response, printer.WithBalance(settled.Document, now),
                $"{invoice.Number}-{now.On:yyyy-MM-dd}", download);
        var file = (await printer.FileAsync(id, ct)).OrNotFound();
        return PdfAnswer.Of(Response, file.Pdf, invoice.Number!, download);
    }

    [HttpGet("create"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Create(Guid? company, CancellationToken ct)
    {
        var customer = company is { } id ? await Billable.SingleOrDefaultAsync(c => c.Id == id, ct) : null;
        return View(new NewInvoiceForm
        {
            CompanyId = customer?.Id, CompanyName = customer?.Name, Currency = customer?.Currency
        });
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditInvoices)]
    public Task<IActionResult> Create(NewInvoiceForm form, CancellationToken ct) =>
        TrySaveAsync("Create", form, async () =>
        {
            var customer = await Billable.AsTracking().SingleOrDefaultAsync(c => c.Id == form.CompanyId, ct)
                ?? throw new BusinessRuleException("Choose a customer of the list.")
                {
                    Field = nameof(form.CompanyId)
                };
            var currency = form.Currency is { Length: > 0 } chosen ? chosen : customer.Currency;
            var invoice = new Invoice(customer, currency, clock.Today);
            invoice.NumberIn(await db.InvoiceSeries.UsualAsync(currency, ct));
            db.Add(invoice);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/invoices/{invoice.Id}/edit");
        });

    [HttpGet("customers"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Customers(string? q, CancellationToken ct)
    {
        var query = Billable;
        foreach (var word in SearchText.Words(q)) query = query.Where(c => c.SearchText.Contains(word));
        var found = await query.OrderBy(c => c.Name).Take(12).Select(c => new { c.Id, c.Name, c.TaxId })
            .ToListAsync(ct);
        return PartialView("_PickerOptions", found.Select(c => new PickerOption(c.Id.ToString(), c.Name, c.TaxId)));
    }

    private async Task<InvoicePage> PageAsync(Guid id, CancellationToken ct) =>
        (await InvoicePage.LoadAsync(db, me, company.Current, clock.Today, id, ct)).OrNotFound();

    // A draft belongs to whoever looks after its customer; others could not open what they made.
    private IQueryable<Customer> Billable =>
        db.Customers.AsNoTracking().Standing().VisibleTo(me.AccessTo(FinancePermissions.EditInvoices), c => c.OwnerId);
}

/// <summary>A printed document as an answer: shown by the browser, or saved.</summary>
internal static class PdfAnswer
{
    public static FileContentResult Of(Microsoft.AspNetCore.Http.HttpResponse response, byte[] pdf, string number,
        bool download)
    {
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue(
            download ? "attachment" : "inline");
        disposition.SetHttpFileName($"{number}.pdf");
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "private, no-store";
        return new FileContentResult(pdf, "application/pdf");
    }
}
