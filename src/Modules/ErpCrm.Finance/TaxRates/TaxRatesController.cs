using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.TaxRates;

[Route("finance/tax-rates")]
internal sealed class TaxRatesController(FinanceDbContext db, TaxRatesList list, IStringLocalizer<FinanceText> T)
    : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.EditSettings)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditSettings)]
    public IActionResult Create() => View("Form", new TaxRateForm { IsActive = true });

    [HttpPost("create"), RequirePermission(FinancePermissions.EditSettings)]
    public Task<IActionResult> Create(TaxRateForm form, CancellationToken ct) => SaveAsync(null, form, ct);

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await db.TaxRates.FindAsync([id], ct) is { } rate ? View("Form", TaxRateForm.Of(rate, T)) : NotFound();

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Edit(Guid id, TaxRateForm form, CancellationToken ct) =>
        await db.TaxRates.FindAsync([id], ct) is { } rate ? await SaveAsync(rate, form, ct) : NotFound();

    private async Task<IActionResult> SaveAsync(TaxRate? rate, TaxRateForm form, CancellationToken ct)
    {
        form.Id = rate?.Id;
        if (rate is not null) form.KeepWords(rate, T);
        if (await db.TaxRates.AnyAsync(r => r.Name == form.Name && r.Id != form.Id, ct))
            ModelState.AddModelError(nameof(form.Name), T["There is already one of this name."]);
        if (!ModelState.IsValid) return Invalid("Form", form);
        if (rate is not null && rate.Version != form.Version) return Conflict("Form", form, TaxRateForm.Of(rate, T));
        try
        {
            rate ??= (TaxRate)db.Add(new TaxRate(form.Name, form.Percent!.Value)).Entity;
            rate.Change(form.Name, form.Percent!.Value, form.ExemptionReason, form.ValidFrom, form.ValidUntil);
            await ApplyDefaultAsync(rate, form, ct);
            if (form.IsActive) rate.SwitchOn();
            else rate.SwitchOff();
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Form", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved("/finance/tax-rates", T["Tax rate saved"]);
    }

    // Exactly one rate is the default: another one takes over, none is taken away.
    private async Task ApplyDefaultAsync(TaxRate rate, TaxRateForm form, CancellationToken ct)
    {
        if (!form.IsDefault || rate.IsDefault) return;
        foreach (var other in await db.TaxRates.Where(r => r.IsDefault && r.Id != rate.Id).ToListAsync(ct))
            other.MakeDefault(false);
        rate.MakeDefault(true);
    }
}

internal sealed class TaxRateForm
{
    public Guid? Id { get; set; }
    public string Name { get; set; } = "";
    [Decimals(2)]
    public decimal? Percent { get; set; }
    public string? ExemptionReason { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidUntil { get; set; }
    public bool IsDefault { get; set; }
    public bool IsActive { get; set; }
    public int Version { get; set; }

    /// <summary>Name and reason that came with the product are shown in the reader's language.</summary>
    public static TaxRateForm Of(TaxRate rate, IStringLocalizer texts) => new()
    {
        Id = rate.Id,
        Name = texts[rate.Name],
        Percent = rate.Percent,
        ExemptionReason = rate.ExemptionReason is { } reason ? texts[reason].Value : null,
        ValidFrom = rate.ValidFrom,
        ValidUntil = rate.ValidUntil,
        IsDefault = rate.IsDefault,
        IsActive = rate.IsActive,
        Version = rate.Version,
    };

    /// <summary>What was not changed stays in the words that every language translates.</summary>
    public void KeepWords(TaxRate rate, IStringLocalizer texts)
    {
        if (Name?.Trim() == texts[rate.Name].Value) Name = rate.Name;
        if (rate.ExemptionReason is { } reason && ExemptionReason?.Trim() == texts[reason].Value)
            ExemptionReason = reason;
    }
}

internal sealed class TaxRateFormValidator : AbstractValidator<TaxRateForm>
{
    public TaxRateFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(TaxRate.NameLength);
        RuleFor(f => f.Percent).NotNull().InclusiveBetween(0, 100);
        RuleFor(f => f.ExemptionReason).MaximumLength(TaxRate.ReasonLength);
    }
}
