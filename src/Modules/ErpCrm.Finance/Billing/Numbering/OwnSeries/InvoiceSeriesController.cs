using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Numbering.OwnSeries;

[Route("finance/invoice-series"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class InvoiceSeriesController(FinanceDbContext db, InvoiceSeriesList list,
    IStringLocalizer<FinanceText> T)
    : SettingsListController<InvoiceSeries, InvoiceSeriesRow, InvoiceSeriesForm>(db, list)
{
    protected override string SavedText => T["Series saved"];

    protected override InvoiceSeriesForm New() => new() { IsActive = true, StartsAt = 1 };

    protected override InvoiceSeriesForm FormOf(InvoiceSeries series) => new()
    {
        Id = series.Id,
        Name = series.Name,
        Prefix = series.Prefix,
        StartsAt = series.StartsAt,
        Currency = series.Currency,
        BankAccountId = series.BankAccountId,
        IsActive = series.IsActive,
        Version = series.Version,
    };

    protected override async Task CheckAsync(InvoiceSeriesForm form, InvoiceSeries? series, CancellationToken ct)
    {
        var (id, prefix) = (form.Id, form.Prefix?.Trim().ToUpperInvariant());
        if (await Records.AnyAsync(s => s.Prefix == prefix && s.Id != id, ct))
            ModelState.AddModelError(nameof(form.Prefix),
                T["Up to eight Latin letters and figures that no other series has."]);
        if (form.BankAccountId is { } account && !await db.BankAccounts.AnyAsync(a => a.Id == account, ct))
            ModelState.AddModelError(nameof(form.BankAccountId), T["Choose an account of the list."]);
    }

    protected override async Task<InvoiceSeries> ApplyAsync(InvoiceSeriesForm form, InvoiceSeries? series,
        CancellationToken ct)
    {
        var terms = new InvoiceSeriesTerms(form.Name, form.Prefix!, form.StartsAt!.Value,
            string.IsNullOrEmpty(form.Currency) ? null : form.Currency, form.BankAccountId);
        if (series is null) series = new InvoiceSeries(terms);
        else series.Change(terms, await db.IsUsedAsync(series.Prefix, ct));
        series.SwitchOn(form.IsActive);
        return series;
    }
}

internal sealed class InvoiceSeriesForm : ISettingForm
{
    public Guid? Id { get; set; }
    public string Name { get; set; } = "";
    public string? Prefix { get; set; }

    [Decimals(0)]
    public int? StartsAt { get; set; }

    public string? Currency { get; set; }
    public Guid? BankAccountId { get; set; }
    public bool IsActive { get; set; }
    public int Version { get; set; }
}

internal sealed class InvoiceSeriesFormValidator : AbstractValidator<InvoiceSeriesForm>
{
    public InvoiceSeriesFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(InvoiceSeries.NameLength);
        RuleFor(f => f.Prefix).NotEmpty().MaximumLength(InvoiceSeries.PrefixLength);
        RuleFor(f => f.StartsAt).NotNull().InclusiveBetween(1, InvoiceSeries.LargestStart);
        RuleFor(f => f.Currency).MaximumLength(3);
    }
}
