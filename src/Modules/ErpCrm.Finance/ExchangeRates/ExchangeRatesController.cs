using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.ExchangeRates;

[Route("finance/exchange-rates")]
internal sealed class ExchangeRatesController(FinanceDbContext db, IBusinessClock clock, ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Index(string? currency, int page, CancellationToken ct)
    {
        var rates = db.ExchangeRates.AsNoTracking();
        var currencies = await rates.Select(r => r.Currency).Distinct().OrderBy(c => c).ToListAsync(ct);
        if (!string.IsNullOrEmpty(currency)) rates = rates.Where(r => r.Currency == currency);
        var rows = await rates.OrderByDescending(r => r.ValidFrom).ThenBy(r => r.Currency).ToPageAsync(page, ct: ct);
        return View(new ExchangeRateList(rows, currencies, currency, company.Current.BaseCurrency));
    }

    [HttpGet("create"), RequirePermission(FinancePermissions.EditSettings)]
    public IActionResult Create(string? currency) => View(new ExchangeRateForm { Currency = currency ?? "", ValidFrom = clock.Today });

    /// <summary>A rate that already holds for the day is corrected.</summary>
    [HttpPost("create"), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Create(ExchangeRateForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Invalid("Create", form);
        try
        {
            if (!Currencies.IsKnown(form.Currency) || form.Currency == company.Current.BaseCurrency)
                throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(form.Currency) };
            var known = await db.ExchangeRates.FirstOrDefaultAsync(r => r.Currency == form.Currency && r.ValidFrom == form.ValidFrom, ct);
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

internal sealed record ExchangeRateList(Page<ExchangeRate> Page, IReadOnlyList<string> Currencies, string? Currency, string BaseCurrency);

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
