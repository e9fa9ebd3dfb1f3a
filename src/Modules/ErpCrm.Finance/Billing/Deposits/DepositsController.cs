using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Deposits;

/// <summary>A deposit is invoiced: for a project, or for a customer as a whole.</summary>
[Route("finance/deposits"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class DepositsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid? company, Guid? project, CancellationToken ct)
    {
        var chosen = await Projects.SingleOrDefaultAsync(p => p.Id == project, ct);
        var companyId = chosen?.CompanyId ?? company;
        var name = await CustomersFor(chosen).Where(c => c.Id == companyId).Select(c => c.Name)
            .SingleOrDefaultAsync(ct);
        var form = new DepositForm
        {
            CompanyId = name is null ? null : companyId, CompanyIdText = name, ProjectId = chosen?.Id,
            ProjectIdText = chosen?.Name,
        };
        await FillAsync(form, ct);
        form.TaxRateId = form.TaxRates.Count > 0 ? Guid.Parse(form.TaxRates[0].Value) : null;
        return View(form);
    }

    [HttpPost("create")]
    public Task<IActionResult> Create(DepositForm form, CancellationToken ct) =>
        TrySaveAsync("Create", form, async () =>
        {
            var project = form.ProjectId is { } id ? await Projects.SingleOrDefaultAsync(p => p.Id == id, ct)
                ?? throw At(nameof(form.ProjectId), "Choose a project of the list.") : null;
            var companyId = form.CompanyId ?? project?.CompanyId;
            if (project is not null && project.CompanyId != companyId)
                throw At(nameof(form.ProjectId), "This project belongs to another customer.");
            var customer = await CustomersFor(project).SingleOrDefaultAsync(c => c.Id == companyId, ct)
                ?? throw At(nameof(form.CompanyId), "Choose a customer of the list.");
            var rate = await db.TaxRates.AsNoTracking().OfferedOn(clock.Today)
                .SingleOrDefaultAsync(r => r.Id == form.TaxRateId, ct)
                ?? throw At(nameof(form.TaxRateId), "Choose a rate of the list.");
            var currency = project?.Currency
                ?? (form.Currency is { Length: > 0 } chosen ? chosen : customer.Currency);
            var deposit = Invoice.NewDeposit(customer, currency, project, new LineContent(
                DescriptionOf(form, customer, project), 1, LineUnit.Fixed, NetOf(form, project, currency), 0,
                rate.Percent, rate.ExemptionReason, VatCategory: rate.Category, VatCode: rate.ExemptionCode),
                clock.Today);
            deposit.RoundVatAs(await db.VatRules.RoundingOnAsync(clock.Today, ct));
            db.Add(deposit);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/invoices/{deposit.Id}", texts["Draft created"]);
        }, again => FillAsync(again, ct));

    /// <summary>Projects of the chosen customer, with what they are agreed at.</summary>
    [HttpGet("projects")]
    public async Task<IActionResult> ProjectChoices(string? q, Guid? company, CancellationToken ct)
    {
        var found = await Projects.Where(p => company == null || p.CompanyId == company)
            .OrderByDescending(p => p.StartsOn).Take(200)
            .Select(p => new { p.Id, p.Code, p.Name, p.ContractAmount, p.Currency }).ToListAsync(ct);
        var words = SearchText.Words(q);
        return PartialView("_PickerOptions", found
            .Where(p => words.All(w => SearchText.Of(p.Code, p.Name).Contains(w, StringComparison.Ordinal))).Take(12)
            .Select(p => new PickerOption(p.Id.ToString(), p.Name,
                p.ContractAmount == 0 ? p.Code : $"{p.Code} · {Format.Money(p.ContractAmount, p.Currency)}")));
    }

    private IQueryable<ProjectCopy> Projects => db.Projects.AsNoTracking().Where(p => !p.IsWithdrawn)
        .VisibleTo(db, me.AccessTo(FinancePermissions.EditInvoices));

    // Whoever looks after the project may bill its customer: the draft is the project manager's too.
    private IQueryable<Customer> CustomersFor(ProjectCopy? project)
    {
        var customers = db.Customers.Standing();
        return project is not null
            ? customers.Where(c => c.Id == project.CompanyId)
            : customers.VisibleTo(me.AccessTo(FinancePermissions.EditInvoices), c => c.OwnerId);
    }

    private async Task FillAsync(DepositForm form, CancellationToken ct)
    {
        var rates = await db.TaxRates.AsNoTracking().OfferedOn(clock.Today).ToListAsync(ct);
        form.TaxRates = rates.ConvertAll(r => new SelectListItem(texts[r.Name], r.Id.ToString()));
    }

    private static decimal NetOf(DepositForm form, ProjectCopy? project, string currency)
    {
        if (form.Percent is not { } percent)
            return Currencies.Exact(form.Amount!.Value, currency, nameof(form.Amount));
        if (form.Amount is not null) throw At(nameof(form.Percent), "Enter a percent or an amount, not both.");
        if (project is not { ContractAmount: > 0 })
            throw At(nameof(form.Percent), "Choose a project with an agreed amount to take a part of it.");
        return Rounding.Round(project.ContractAmount * percent / 100, currency);
    }

    // As the customer reads it.
    private string DescriptionOf(DepositForm form, Customer customer, ProjectCopy? project)
    {
        if (!string.IsNullOrWhiteSpace(form.Description)) return form.Description.Trim();
        using var speaking = new Speaking(customer.Language);
        if (project is null) return texts["Deposit"];
        return form.Percent is { } percent
            ? texts["Deposit for {0}, {1} of the contract", project.Name, LineTexts.Percent(percent)]
            : texts["Deposit for {0}", project.Name];
    }

    private static BusinessRuleException At(string field, string message) => new(message) { Field = field };
}
