using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Twins;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Crm.Companies;

internal sealed class CompanyForm : ICustomForm
{
    public int? Version { get; set; }
    public string? Name { get; set; }
    public string? LegalName { get; set; }
    public string? TaxId { get; set; }
    public string? Industry { get; set; }
    public string? Address { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Website { get; set; }
    public string? Currency { get; set; }
    public int? PaymentTermDays { get; set; }
    public PaymentTermKind PaymentTermKind { get; set; }
    public string? Language { get; set; }
    public Guid? OwnerId { get; set; }
    public string? Notes { get; set; }

    public CustomInput Custom { get; set; } = new();

    public string CustomKind => Kinds.Company;

    /// <summary>Ids of the companies that it is not, though it looks like them.</summary>
    public string? Anyway { get; set; }

    /// <summary>What the company is called until this is saved; null for a new one.</summary>
    [BindNever]
    public string? NameBefore { get; set; }

    /// <summary>The companies that are asked about; null when none are.</summary>
    [BindNever]
    public TwinsFound? Twins { get; set; }

    public CompanyTraits Traits() => new(Name, TaxId, Email, Phone);

    /// <param name="anyway">Said of what is typed, not of the record: no difference between the two.</param>
    public static CompanyForm Of(Company company, string? anyway = null) => new()
    {
        Anyway = anyway,
        NameBefore = company.Name,
        Version = company.Version,
        Name = company.Name,
        LegalName = company.LegalName,
        TaxId = company.TaxId,
        Industry = company.Industry,
        Address = company.Address,
        Email = company.Email,
        Phone = company.Phone,
        Website = company.Website,
        Currency = company.Currency,
        PaymentTermDays = company.PaymentTermDays,
        PaymentTermKind = company.PaymentTermKind,
        Language = company.Language,
        OwnerId = company.OwnerId,
        Notes = company.Notes,
        Custom = CustomInput.Of(company),
    };

    public CompanyData ToData() => new()
    {
        Name = Name ?? "",
        LegalName = LegalName ?? "",
        TaxId = TaxId ?? "",
        Industry = Industry ?? "",
        Address = Address ?? "",
        Email = Email ?? "",
        Phone = Phone ?? "",
        Website = Website ?? "",
        Currency = Currency ?? "",
        PaymentTermDays = PaymentTermDays ?? 0,
        PaymentTermKind = PaymentTermKind,
        Language = Language ?? "",
        OwnerId = OwnerId,
        Notes = Notes ?? "",
    };
}

internal sealed class CompanyFormValidator : AbstractValidator<CompanyForm>
{
    public CompanyFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Company.NameLength);
        RuleFor(f => f.LegalName).MaximumLength(200);
        RuleFor(f => f.TaxId).MaximumLength(40);
        RuleFor(f => f.Industry).MaximumLength(80);
        RuleFor(f => f.Address).MaximumLength(400);
        RuleFor(f => f.Email).MaximumLength(256).EmailAddress().When(f => !string.IsNullOrEmpty(f.Email));
        RuleFor(f => f.Phone).MaximumLength(60);
        RuleFor(f => f.Website).MaximumLength(200);
        RuleFor(f => f.Currency).NotEmpty().Must(Currencies.IsKnown);
        RuleFor(f => f.PaymentTermDays).NotNull().InclusiveBetween(0, 365);
        RuleFor(f => f.PaymentTermKind).IsInEnum();
        RuleFor(f => f.Language).NotEmpty().Must(l => l is "en" or "ky" or "ru");
        RuleFor(f => f.Notes).MaximumLength(Company.NotesLength);
    }
}
