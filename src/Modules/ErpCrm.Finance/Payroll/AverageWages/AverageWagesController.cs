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

namespace ErpCrm.Finance.Payroll.AverageWages;

[Route("finance/payroll/average-wages"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class AverageWagesController(FinanceDbContext db, AverageWagesList list, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    private const string Address = "/finance/payroll/average-wages";

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public IActionResult Create() => View("Form", new AverageWageForm { ValidFrom = clock.Today });

    [HttpPost("create")]
    public async Task<IActionResult> Create(AverageWageForm form, CancellationToken ct)
    {
        form.Id = null;
        await RefuseTwinAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            db.Add(new AverageWage(form.ValidFrom!.Value, Exact(form), form.Source));
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Average wage saved"]);
        });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", AverageWageForm.Of(await db.AverageWages.OneAsync(id, ct)));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, AverageWageForm form, CancellationToken ct)
    {
        var wage = await db.AverageWages.OneAsync(id, ct);
        form.Id = id;
        await RefuseTwinAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (wage.Version != form.Version) return Conflict("Form", form, AverageWageForm.Of(wage));
            wage.Change(form.ValidFrom!.Value, Exact(form), form.Source);
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Average wage saved"]);
        });
    }

    private decimal Exact(AverageWageForm form) =>
        Currencies.Exact(form.Amount!.Value, company.Current.BaseCurrency, nameof(form.Amount));

    private async Task RefuseTwinAsync(AverageWageForm form, CancellationToken ct)
    {
        var (id, day) = (form.Id, form.ValidFrom);
        if (day is not null && await db.AverageWages.AnyAsync(w => w.ValidFrom == day && w.Id != id, ct))
            ModelState.AddModelError(nameof(form.ValidFrom), T["There is an average wage from this day on already."]);
    }
}

internal sealed class AverageWageForm
{
    public Guid? Id { get; set; }
    public DateOnly? ValidFrom { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string? Source { get; set; }
    public int Version { get; set; }

    public static AverageWageForm Of(AverageWage wage) => new()
    {
        Id = wage.Id,
        ValidFrom = wage.ValidFrom,
        Amount = wage.Amount,
        Source = wage.Source,
        Version = wage.Version,
    };
}

internal sealed class AverageWageFormValidator : AbstractValidator<AverageWageForm>
{
    private const decimal Most = 1_000_000_000;

    public AverageWageFormValidator()
    {
        RuleFor(f => f.ValidFrom).NotNull();
        RuleFor(f => f.Amount).NotNull().InclusiveBetween(0.01m, Most);
        RuleFor(f => f.Source).MaximumLength(AverageWage.SourceLength);
    }
}
