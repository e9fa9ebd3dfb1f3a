using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Billing.Deposits;

/// <summary>A deposit that is to be invoiced: an amount, or a part of what a project is agreed at.</summary>
internal sealed class DepositForm
{
    public Guid? CompanyId { get; set; }
    public string? CompanyIdText { get; set; }
    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }

    /// <summary>The project's own, or the customer's, when empty.</summary>
    public string? Currency { get; set; }

    /// <summary>Net.</summary>
    [Amount]
    public decimal? Amount { get; set; }

    /// <summary>Of the contract, instead of an amount.</summary>
    [Decimals(2)]
    public decimal? Percent { get; set; }

    public Guid? TaxRateId { get; set; }
    public string? Description { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> TaxRates { get; set; } = [];
}

internal sealed class DepositFormValidator : AbstractValidator<DepositForm>
{
    public DepositFormValidator()
    {
        RuleFor(f => f.CompanyId).NotEmpty().When(f => f.ProjectId is null);
        RuleFor(f => f.Currency).Must(code => string.IsNullOrEmpty(code) || Currencies.IsKnown(code));
        RuleFor(f => f.Amount).NotNull().When(f => f.Percent is null);
        RuleFor(f => f.Amount).GreaterThan(0).LessThanOrEqualTo(100_000_000_000m);
        RuleFor(f => f.Percent).GreaterThan(0).LessThanOrEqualTo(100).PrecisionScale(5, 2, ignoreTrailingZeros: true);
        RuleFor(f => f.TaxRateId).NotEmpty();
        RuleFor(f => f.Description).MaximumLength(InvoiceLine.DescriptionLength);
    }
}
