using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>A draft takes its number and is frozen.</summary>
[Route("finance/invoices/{id:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class InvoiceIssuingController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    Issuing issuing, IssueWarnings warnings, ConcessionAsking asking, IStringLocalizer<FinanceText> texts)
    : PageController
{
    [HttpGet("issue")]
    public async Task<IActionResult> Issue(Guid id, CancellationToken ct)
    {
        var invoice = await Changeable.OneAsync(id, ct);
        if (!invoice.IsDraft || await asking.WaitingAsync(ConcessionKind.Discount, id, ct) is not null)
            return Redirect($"/finance/invoices/{id}");
        return View(new IssueForm
        {
            IssuedOn = clock.Today, Version = invoice.Version, Context = await ContextOfAsync(invoice, ct)
        });
    }

    [HttpPost("issue")]
    public async Task<IActionResult> Issue(Guid id, IssueForm form, CancellationToken ct)
    {
        var invoice = await Changeable.OneAsync(id, ct);
        form.Context = await ContextOfAsync(invoice, ct);
        if (form.Context.Missing.Count > 0 && !form.AcceptsMissing && invoice.IsDraft)
            ModelState.AddModelError(nameof(form.AcceptsMissing),
                texts["Say that the invoice may be printed without these characters, or replace them first."]);
        var isAsked = form.Context.AskedDiscount > 0;
        if (isAsked) ModelState.Remove(nameof(form.IssuedOn));
        if (isAsked && string.IsNullOrWhiteSpace(form.Reason))
            ModelState.AddModelError(nameof(form.Reason), texts["Say why something is taken off."]);
        return await TrySaveAsync("Issue", form, async () =>
        {
            if (invoice.IsDraft && invoice.Version != form.Version) return Outdated("Issue", form, invoice.Version);
            await asking.RequireNoneAsync(invoice, ct);
            if (isAsked && await asking.AskDiscountAsync(invoice, form.Reason!.Trim(), ct) is { } asked)
                return Saved($"/finance/requests/{asked.Id}", texts["It is asked for and waits for approval"]);
            // Nobody is asked any more: its policy was taken away meanwhile.
            var issued = await issuing.IssueAsync(invoice, form.IssuedOn ?? clock.Today, ct);
            return Saved($"/finance/invoices/{id}", texts["{0} issued", issued.Number!]);
        });
    }

    private IQueryable<Invoice> Changeable => db.Invoices.ChangeableBy(me).Whole();

    // As it will be issued: the company may have changed how VAT is rounded since the draft was saved.
    private async Task<IssueContext> ContextOfAsync(Invoice invoice, CancellationToken ct)
    {
        invoice.RoundVatAs(await db.VatRules.RoundingOnAsync(clock.Today, ct));
        return await warnings.ContextOfAsync(invoice, ct) with
        {
            AskedDiscount = await asking.AskedDiscountAsync(invoice, ct),
        };
    }
}
