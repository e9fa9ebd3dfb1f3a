using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.OpenWriteOffs;

[Route("finance/tolerances"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class TolerancesController(FinanceDbContext db, ICompanyProfile company, TolerancesList list,
    IStringLocalizer<FinanceText> T)
    : SettingsListController<Tolerance, ToleranceRow, ToleranceForm>(db, list)
{
    protected override string SavedText => T["Limit saved"];

    protected override ToleranceForm New() => new() { Name = company.Current.BaseCurrency };

    protected override ToleranceForm FormOf(Tolerance tolerance) => ToleranceForm.Of(tolerance);

    protected override Task<Tolerance> ApplyAsync(ToleranceForm form, Tolerance? tolerance, CancellationToken ct)
    {
        tolerance?.Change(form.Name, form.Amount!.Value);
        return Task.FromResult(tolerance ?? new Tolerance(form.Name, form.Amount!.Value));
    }
}

/// <summary>A currency and the most that is a small difference in it.</summary>
internal sealed class ToleranceForm : ISettingForm
{
    public Guid? Id { get; set; }

    /// <summary>The currency.</summary>
    public string Name { get; set; } = "";

    [Amount]
    public decimal? Amount { get; set; }

    public int Version { get; set; }

    public static ToleranceForm Of(Tolerance tolerance) => new()
    {
        Id = tolerance.Id, Name = tolerance.Name, Amount = tolerance.Amount, Version = tolerance.Version,
    };
}

internal sealed class ToleranceFormValidator : AbstractValidator<ToleranceForm>
{
    public ToleranceFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(3);
        RuleFor(f => f.Amount).NotNull().LessThanOrEqualTo(1_000_000m);
    }
}
