using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.ExchangeRates;

[Route("finance/exchange-rates"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class ExchangeRatesController(
    FinanceDbContext db, IBusinessClock clock, ICompanyProfile company, ExchangeRatesList list,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public IActionResult Create(string? currency, DateOnly? on) =>
        View(new ExchangeRateForm { Currency = currency ?? "", ValidFrom = on ?? clock.Today });

    /// <summary>A rate that already holds for the day is corrected.</summary>
    [HttpPost("create")]
    public Task<IActionResult> Create(ExchangeRateForm form, CancellationToken ct) =>
        TrySaveAsync("Create", form, async () =>
        {
            if (!Currencies.IsKnown(form.Currency) || form.Currency == company.Current.BaseCurrency)
                throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(form.Currency) };
            var known = await db.ExchangeRates.FirstOrDefaultAsync(
                r => r.Currency == form.Currency && r.ValidFrom == form.ValidFrom, ct);
            if (known is null) db.Add(new ExchangeRate(form.Currency, form.ValidFrom!.Value, form.Rate!.Value));
            else known.Set(form.Rate!.Value);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/exchange-rates", T["Exchange rate saved"]);
        });

    /// <summary>Somebody looked at a rate that is far from the one before: it is right.</summary>
    [HttpPost("{id:guid}/confirm")]
    public Task<IActionResult> Confirm(Guid id, CancellationToken ct) => TryAsync("/finance/exchange-rates", async () =>
    {
        var rate = await db.ExchangeRates.OneAsync(id, ct);
        rate.Confirm();
        await db.SaveChangesAsync(ct);
        return Saved("/finance/exchange-rates", T["Exchange rate confirmed"]);
    });
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
