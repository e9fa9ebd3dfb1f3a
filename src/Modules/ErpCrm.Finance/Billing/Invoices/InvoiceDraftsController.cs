using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What can be done with an invoice before it is issued.</summary>
[Route("finance/invoices/{id:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class InvoiceDraftsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ConcessionAsking asking, IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var invoice = await Changeable.OneAsync(id, ct);
        if (!invoice.IsDraft || await asking.WaitingAsync(ConcessionKind.Discount, id, ct) is not null)
            return Redirect($"/finance/invoices/{id}");
        var form = InvoiceForm.Of(invoice);
        form.ShowIn(await ContextOfAsync(invoice, ct));
        return View(form);
    }

    [HttpPost("edit"), RequestFormLimits(ValueCountLimit = LineForm.PostedValues)]
    public async Task<IActionResult> Edit(Guid id, InvoiceForm form, CancellationToken ct)
    {
        var invoice = await Changeable.OneAsync(id, ct);
        form.ShowIn(await ContextOfAsync(invoice, ct));
        CheckChoices(form);
        return await TrySaveAsync("Edit", form, async () =>
        {
            await asking.RequireNoneAsync(invoice, ct);
            if (invoice.Version != form.Version) return Merged(form, invoice);
            invoice.RoundVatAs(form.Context!.VatRounding);
            form.Apply(invoice, await ProjectsOf(invoice).ToDictionaryAsync(p => p.Id, ct));
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/invoices/{id}", texts["Draft saved"]);
        });
    }

    /// <summary>Totals of what is typed so far; nothing is saved.</summary>
    [HttpPost("preview"), RequestFormLimits(ValueCountLimit = LineForm.PostedValues)]
    public async Task<IActionResult> Preview(Guid id, InvoiceForm form, CancellationToken ct)
    {
        var currency = await db.Invoices.ChangeableBy(me).Where(i => i.Id == id).Select(i => i.Currency)
            .SingleOrDefaultAsync(ct);
        return PartialView("_Preview", InvoiceTotals.Of(form, currency.OrNotFound(),
            await db.VatRules.RoundingOnAsync(clock.Today, ct)));
    }

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var invoice = await Changeable.OneAsync(id, ct);
        return await TryAsync($"/finance/invoices/{id}", async () =>
        {
            await asking.RequireNoneAsync(invoice, ct);
            invoice.Discard();
            db.Remove(invoice);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/invoices?tab=draft", texts["Draft deleted; its work can be billed again"]);
        });
    }

    private IQueryable<Invoice> Changeable => db.Invoices.ChangeableBy(me).Whole();

    // Theirs beside mine; what they saved of the lines joins the form, told at each line.
    private IActionResult Merged(InvoiceForm form, Invoice invoice)
    {
        var theirs = InvoiceForm.Of(invoice);
        theirs.ShowIn(form.Context!);
        var answer = Conflict("Edit", form, theirs);
        foreach (var (field, message) in form.Merge(theirs, texts)) ModelState.AddModelError(field, message);
        return answer;
    }

    // A choice that was not offered: only the list's rates, and the rate a line already has.
    private void CheckChoices(InvoiceForm form)
    {
        var rates = form.Context!.VatRates.Select(r => r.Value).ToHashSet();
        if (form.SeriesId is { } series && form.Context.Series.All(s => s.Value != series.ToString()))
            ModelState.AddModelError(nameof(form.SeriesId), texts["Choose a series of the list."]);
        var projects = form.Context.Projects.Select(p => p.Value).ToHashSet();
        for (var i = 0; i < form.Lines.Count; i++)
        {
            if (form.Lines[i].Vat is { Length: > 0 } vat && !rates.Contains(vat))
                ModelState.AddModelError($"Lines[{i}].Vat", texts["Choose a rate of the list."]);
            if (form.Lines[i] is { Id: null, ProjectId: { } project } && !projects.Contains(project.ToString()))
                ModelState.AddModelError($"Lines[{i}].ProjectId", texts["Choose a project of the list."]);
        }
    }

    private Task<InvoiceFormContext> ContextOfAsync(Invoice invoice, CancellationToken ct) =>
        InvoiceFormContexts.LoadAsync(db, invoice, me.AccessTo(FinancePermissions.EditInvoices), clock.Today, texts,
            ct);

    private IQueryable<ProjectCopy> ProjectsOf(Invoice invoice) =>
        db.Projects.Where(p => p.CompanyId == invoice.CompanyId && p.Currency == invoice.Currency);
}
