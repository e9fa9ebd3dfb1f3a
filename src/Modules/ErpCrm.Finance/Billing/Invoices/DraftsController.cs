using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What can be done with an invoice before it is issued, and issuing itself.</summary>
[Route("finance/invoices/{id:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class DraftsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } invoice) return NotFound();
        if (!invoice.IsDraft) return Redirect($"/finance/invoices/{id}");
        var form = InvoiceForm.Of(invoice);
        form.Context = await ContextOfAsync(invoice, ct);
        return View("Edit", form);
    }

    [HttpPost("edit"), RequestFormLimits(ValueCountLimit = LineForm.PostedValues)]
    public async Task<IActionResult> Edit(Guid id, InvoiceForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } invoice) return NotFound();
        form.Context = await ContextOfAsync(invoice, ct);
        CheckChoices(form);
        if (!ModelState.IsValid) return Invalid("Edit", form);
        if (invoice.Version != form.Version)
        {
            var theirs = InvoiceForm.Of(invoice);
            theirs.Context = form.Context;
            var answer = Conflict("Edit", form, theirs);
            foreach (var (field, message) in form.Merge(theirs, texts)) ModelState.AddModelError(field, message);
            return answer;
        }

        try
        {
            form.Apply(invoice, await ProjectsOf(invoice).ToDictionaryAsync(p => p.Id, ct));
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/finance/invoices/{id}", texts["Draft saved"]);
    }

    /// <summary>Totals of what is typed so far; nothing is saved.</summary>
    [HttpPost("preview"), RequestFormLimits(ValueCountLimit = LineForm.PostedValues)]
    public async Task<IActionResult> Preview(Guid id, InvoiceForm form, CancellationToken ct)
    {
        var currency = await db.Invoices.ChangeableBy(me).Where(i => i.Id == id).Select(i => i.Currency)
            .SingleOrDefaultAsync(ct);
        return currency is null ? NotFound() : PartialView("_Preview",
            InvoiceTotals.Of(form, currency));
    }

    [HttpGet("issue")]
    public async Task<IActionResult> Issue(Guid id, [FromServices] IssueWarnings warnings, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } invoice) return NotFound();
        if (!invoice.IsDraft) return Redirect($"/finance/invoices/{id}");
        return View("Issue", new IssueForm
        {
            IssuedOn = clock.Today, Version = invoice.Version, Context = await warnings.ContextOfAsync(invoice, ct)
        });
    }

    [HttpPost("issue")]
    public async Task<IActionResult> Issue(Guid id, IssueForm form, [FromServices] Issuing issuing,
        [FromServices] IssueWarnings warnings, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } invoice) return NotFound();
        form.Context = await warnings.ContextOfAsync(invoice, ct);
        if (form.Context.Missing.Count > 0 && !form.AcceptsMissing && invoice.IsDraft)
            ModelState.AddModelError(nameof(form.AcceptsMissing),
                texts["Say that the invoice may be printed without these characters, or replace them first."]);
        if (!ModelState.IsValid) return Invalid("Issue", form);
        if (invoice.IsDraft && invoice.Version != form.Version) return Outdated("Issue", form, invoice.Version);
        try
        {
            invoice = await issuing.IssueAsync(invoice, form.IssuedOn!.Value, ct);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Issue", form);
        }

        return Saved($"/finance/invoices/{id}", texts["{0} issued", invoice.Number!]);
    }

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } invoice) return NotFound();
        try
        {
            invoice.Discard();
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/finance/invoices/{id}");
        }

        db.Remove(invoice);
        await db.SaveChangesAsync(ct);
        return Saved("/finance/invoices?tab=draft", texts["Draft deleted; its work can be billed again"]);
    }

    // A choice that was not offered: only the list's rates, and the rate a line already has.
    private void CheckChoices(InvoiceForm form)
    {
        var rates = form.Context!.VatRates.Select(r => r.Value).ToHashSet();
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

    private Task<Invoice?> FindAsync(Guid id, CancellationToken ct) =>
        db.Invoices.ChangeableBy(me).Whole().SingleOrDefaultAsync(i => i.Id == id, ct);
}
