using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.ExchangeRates;

[Route("finance/exchange-rates")]
internal sealed class ExchangeRatesController(
    FinanceDbContext db, IBusinessClock clock, ICompanyProfile company, ExchangeRatesList list,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.EditSettings)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditSettings)]
    public IActionResult Create(string? currency) =>
        View(new ExchangeRateForm { Currency = currency ?? "", ValidFrom = clock.Today });

    /// <summary>A rate that already holds for the day is corrected.</summary>
    [HttpPost("create"), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Create(ExchangeRateForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Invalid("Create", form);
        try
        {
            if (!Currencies.IsKnown(form.Currency) || form.Currency == company.Current.BaseCurrency)
                throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(form.Currency) };
            var known = await db.ExchangeRates.FirstOrDefaultAsync(
                r => r.Currency == form.Currency && r.ValidFrom == form.ValidFrom, ct);
            if (known is null) db.Add(new ExchangeRate(form.Currency, form.ValidFrom!.Value, form.Rate!.Value));
            else known.Set(form.Rate!.Value);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved("/finance/exchange-rates", T["Exchange rate saved"]);
    }
}

internal sealed class ExchangeRateForm
{
    public string Currency { get; set; } = "";
    public DateOnly? ValidFrom { get; set; }
    [Decimals(ExchangeRate.RateDigits)]
    public decimal? Rate { get; set; }
}

internal sealed class ExchangeRateFormValidator : AbstractValidator<ExchangeRateForm>
{
    public ExchangeRateFormValidator()
    {
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
        RuleFor(f => f.ValidFrom).NotNull();
        RuleFor(f => f.Rate).NotNull().LessThanOrEqualTo(ExchangeRate.MaxRate);
    }
}
