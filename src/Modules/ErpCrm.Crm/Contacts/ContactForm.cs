using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Twins;
using ErpCrm.Ui.Custom;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Crm.Contacts;

internal sealed class ContactForm : ICustomForm
{
    public int? Version { get; set; }
    public string? Name { get; set; }
    public string? JobTitle { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Notes { get; set; }
    public string? OtherAddresses { get; set; }
    public bool IsPrimary { get; set; }

    public CustomInput Custom { get; set; } = new();

    public string CustomKind => Kinds.Contact;

    /// <summary>Ids of the people that it is not, though it looks like them.</summary>
    public string? Anyway { get; set; }

    /// <summary>Whose contact it is.</summary>
    [BindNever]
    public Company? Company { get; set; }

    /// <summary>The people who are asked about; null when nobody is.</summary>
    [BindNever]
    public TwinsFound? Twins { get; set; }

    public ContactTraits Traits() => new(Name, Email, Phone);

    /// <param name="anyway">Said of what is typed, not of the record: no difference between the two.</param>
    public static ContactForm Of(Contact contact, string? anyway = null) => new()
    {
        Anyway = anyway,
        Company = contact.Company,
        Version = contact.Version,
        Name = contact.Name,
        JobTitle = contact.JobTitle,
        Email = contact.Email,
        Phone = contact.Phone,
        Notes = contact.Notes,
        OtherAddresses = contact.OtherAddresses,
        IsPrimary = contact.IsPrimary,
        Custom = CustomInput.Of(contact),
    };

    public ContactData ToData() =>
        new(Name ?? "", JobTitle ?? "", Email ?? "", Phone ?? "", Notes ?? "", OtherAddresses ?? "");
}

internal sealed class ContactFormValidator : AbstractValidator<ContactForm>
{
    public ContactFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Contact.NameLength);
        RuleFor(f => f.JobTitle).MaximumLength(120);
        RuleFor(f => f.Email).MaximumLength(256).EmailAddress().When(f => !string.IsNullOrEmpty(f.Email));
        RuleFor(f => f.Phone).MaximumLength(60);
        RuleFor(f => f.Notes).MaximumLength(1000);
        RuleFor(f => f.OtherAddresses).MaximumLength(Contact.OtherAddressesLength);
    }
}
