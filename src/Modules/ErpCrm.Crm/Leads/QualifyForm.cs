using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;

namespace ErpCrm.Crm.Leads;

/// <summary>A lead on its way to a deal: for which company, with whom, about what.</summary>
internal sealed class QualifyForm
{
    public int? Version { get; set; }

    /// <summary>A known company; null makes one, unless name or tax id turn out to be known.</summary>
    public Guid? CompanyId { get; set; }

    public string? CompanyName { get; set; }
    public string? TaxId { get; set; }
    public string? ContactName { get; set; }
    public string? ContactEmail { get; set; }
    public string? ContactPhone { get; set; }
    public string? DealName { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string? Currency { get; set; }
    public BillingMethod? Billing { get; set; }
    public DateOnly? ExpectedCloseOn { get; set; }
    public Guid? OwnerId { get; set; }
}

internal sealed class QualifyFormValidator : AbstractValidator<QualifyForm>
{
    public QualifyFormValidator()
    {
        RuleFor(f => f.CompanyName).NotEmpty().When(f => f.CompanyId is null);
        RuleFor(f => f.CompanyName).MaximumLength(160);
        RuleFor(f => f.TaxId).MaximumLength(40);
        RuleFor(f => f.ContactName).MaximumLength(120);
        RuleFor(f => f.ContactEmail).MaximumLength(256).EmailAddress().When(f => !string.IsNullOrEmpty(f.ContactEmail));
        RuleFor(f => f.ContactPhone).MaximumLength(60);
        RuleFor(f => f.DealName).NotEmpty().MaximumLength(160);
        RuleFor(f => f.Amount).InclusiveBetween(0, 100_000_000_000m);
        RuleFor(f => f.Currency).NotEmpty().Must(Currencies.IsKnown);
        RuleFor(f => f.Billing).NotNull().IsInEnum();
    }
}

/// <summary>A company the lead may belong to, and what speaks for it.</summary>
/// <param name="Why">Localizer key.</param>
internal sealed record CompanySuggestion(Guid Id, string Name, string? Meta, string Why);
