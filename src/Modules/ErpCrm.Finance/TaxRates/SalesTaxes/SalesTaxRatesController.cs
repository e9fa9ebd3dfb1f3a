using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.TaxRates.SalesTaxes;

[Route("finance/sales-tax-rates"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class SalesTaxRatesController(FinanceDbContext db, SalesTaxRatesList list, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const string Address = "/finance/sales-tax-rates";

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public IActionResult Create() => View("Form", new SalesTaxRateForm { ValidFrom = clock.Today });

    [HttpPost("create")]
    public async Task<IActionResult> Create(SalesTaxRateForm form, CancellationToken ct)
    {
        form.Id = null;
        await RefuseTwinAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            db.Add(new SalesTaxRate(form.ValidFrom!.Value, form.CashPercent!.Value, form.OtherPercent!.Value,
                form.Source));
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Sales tax saved"]);
        });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", SalesTaxRateForm.Of(await db.SalesTaxRates.OneAsync(id, ct)));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, SalesTaxRateForm form, CancellationToken ct)
    {
        var rate = await db.SalesTaxRates.OneAsync(id, ct);
        form.Id = id;
        await RefuseTwinAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (rate.Version != form.Version) return Conflict("Form", form, SalesTaxRateForm.Of(rate));
            rate.Change(form.ValidFrom!.Value, form.CashPercent!.Value, form.OtherPercent!.Value, form.Source);
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Sales tax saved"]);
        });
    }

    private async Task RefuseTwinAsync(SalesTaxRateForm form, CancellationToken ct)
    {
        var (id, day) = (form.Id, form.ValidFrom);
        if (day is not null && await db.SalesTaxRates.AnyAsync(r => r.ValidFrom == day && r.Id != id, ct))
            ModelState.AddModelError(nameof(form.ValidFrom), T["There are rates from this day on already."]);
    }
}

internal sealed class SalesTaxRateForm
{
    public Guid? Id { get; set; }
    public DateOnly? ValidFrom { get; set; }
    [Decimals(2)]
    public decimal? CashPercent { get; set; }
    [Decimals(2)]
    public decimal? OtherPercent { get; set; }
    public string? Source { get; set; }
    public int Version { get; set; }

    public static SalesTaxRateForm Of(SalesTaxRate rate) => new()
    {
        Id = rate.Id,
        ValidFrom = rate.ValidFrom,
        CashPercent = rate.CashPercent,
        OtherPercent = rate.OtherPercent,
        Source = rate.Source,
        Version = rate.Version,
    };
}

internal sealed class SalesTaxRateFormValidator : AbstractValidator<SalesTaxRateForm>
{
    public SalesTaxRateFormValidator()
    {
        RuleFor(f => f.ValidFrom).NotNull();
        RuleFor(f => f.CashPercent).NotNull().InclusiveBetween(0, 100);
        RuleFor(f => f.OtherPercent).NotNull().InclusiveBetween(0, 100);
        RuleFor(f => f.Source).MaximumLength(SalesTaxRate.SourceLength);
    }
}
