using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Crm.Leads;

/// <summary>What stands beside the form: the lead, and what it may become part of.</summary>
internal sealed record QualifyPage(Guid LeadId, string LeadName, QualifyChoices Choices);

/// <summary>A lead on its way to a deal: for which company, with whom, about what.</summary>
internal sealed class QualifyForm
{
    public int? Version { get; set; }

    /// <summary>One of the companies that were shown; null is none of them.</summary>
    public Guid? CompanyId { get; set; }

    /// <summary>A known company that was not among them.</summary>
    public Guid? OtherCompanyId { get; set; }
    public string? OtherCompanyIdText { get; set; }

    /// <summary>Ids of the companies that were shown: whoever chooses
    /// none of them says that it is another one.</summary>
    public string? SeenCompanies { get; set; }

    public string? CompanyName { get; set; }
    public string? TaxId { get; set; }

    /// <summary>One of the people of the company that were shown; null is none of them.</summary>
    public Guid? ContactId { get; set; }
    public string? SeenContacts { get; set; }
    public string? ContactName { get; set; }
    public string? ContactEmail { get; set; }
    public string? ContactPhone { get; set; }

    /// <summary>An open deal of the company that the lead is put into; null makes a new one.</summary>
    public Guid? DealId { get; set; }
    public string? DealName { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string? Currency { get; set; }
    public BillingMethod? Billing { get; set; }
    public DateOnly? ExpectedCloseOn { get; set; }
    public Guid? OwnerId { get; set; }

    [BindNever]
    public QualifyPage? Page { get; set; }

    public Guid? KnownCompanyId => OtherCompanyId ?? CompanyId;

    public CompanyTraits CompanyTraits() => new(CompanyName, TaxId, null, null);

    public ContactTraits ContactTraits() => new(ContactName, ContactEmail, ContactPhone);
}

internal sealed class QualifyFormValidator : AbstractValidator<QualifyForm>
{
    public QualifyFormValidator()
    {
        RuleFor(f => f.CompanyName).NotEmpty().When(f => f.KnownCompanyId is null && f.DealId is null);
        RuleFor(f => f.CompanyName).MaximumLength(160);
        RuleFor(f => f.TaxId).MaximumLength(40);
        RuleFor(f => f.ContactName).MaximumLength(120);
        RuleFor(f => f.ContactName).NotEmpty().When(f => f.ContactId is null
            && !(string.IsNullOrWhiteSpace(f.ContactEmail) && string.IsNullOrWhiteSpace(f.ContactPhone)));
        RuleFor(f => f.ContactEmail).MaximumLength(256).EmailAddress().When(f => !string.IsNullOrEmpty(f.ContactEmail));
        RuleFor(f => f.ContactPhone).MaximumLength(60);
        RuleFor(f => f.DealName).MaximumLength(160);
        RuleFor(f => f.DealName).NotEmpty().When(f => f.DealId is null);
        RuleFor(f => f.Amount).InclusiveBetween(0, 100_000_000_000m);
        RuleFor(f => f.Currency).NotEmpty().Must(Currencies.IsKnown);
        RuleFor(f => f.Billing).NotNull().IsInEnum();
    }
}
