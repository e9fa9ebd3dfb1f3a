using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.TaxRates;

[Route("finance/tax-rates"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class TaxRatesController(FinanceDbContext db, TaxRatesList list, IStringLocalizer<FinanceText> T)
    : SettingsListController<TaxRate, TaxRateRow, TaxRateForm>(db, list)
{
    protected override string SavedText => T["Tax rate saved"];

    protected override TaxRateForm New() => new() { IsActive = true };

    protected override TaxRateForm FormOf(TaxRate rate) => TaxRateForm.Of(rate, T);

    protected override Task CheckAsync(TaxRateForm form, TaxRate? rate, CancellationToken ct)
    {
        if (rate is not null) form.KeepWords(rate, T);
        return Task.CompletedTask;
    }

    protected override async Task<TaxRate> ApplyAsync(TaxRateForm form, TaxRate? rate, CancellationToken ct)
    {
        rate ??= new TaxRate(form.Name, form.Percent!.Value);
        rate.Change(form.Name, form.Percent!.Value, form.ExemptionReason, form.ValidFrom, form.ValidUntil,
            form.Category, form.ExemptionCode);
        await ApplyDefaultAsync(rate, form, ct);
        if (form.IsActive) rate.SwitchOn();
        else rate.SwitchOff();
        return rate;
    }

    // Exactly one rate is the default: another one takes over, none is taken away.
    private async Task ApplyDefaultAsync(TaxRate rate, TaxRateForm form, CancellationToken ct)
    {
        if (!form.IsDefault || rate.IsDefault) return;
        foreach (var other in await Records.Where(r => r.IsDefault && r.Id != rate.Id).ToListAsync(ct))
            other.MakeDefault(false);
        rate.MakeDefault(true);
    }
}

internal sealed class TaxRateForm : ISettingForm
{
    public Guid? Id { get; set; }
    public string Name { get; set; } = "";
    [Decimals(2)]
    public decimal? Percent { get; set; }
    public string? ExemptionReason { get; set; }

    /// <summary>Null where percent and reason say it.</summary>
    public VatCategory? Category { get; set; }

    public string? ExemptionCode { get; set; }
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
        Category = rate.Category,
        ExemptionCode = rate.ExemptionCode,
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
        RuleFor(f => f.Category).IsInEnum();
        RuleFor(f => f.ExemptionCode).MaximumLength(TaxRate.CodeLength);
    }
}
