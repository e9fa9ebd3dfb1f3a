using System.Globalization;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Identity.Company;

/// <summary>The company as it is typed, at the first set-up and later.</summary>
internal class CompanyFields
{
    public string? CompanyName { get; set; }

    public string? LegalName { get; set; }

    public string? Address { get; set; }

    public string? TaxId { get; set; }

    public string? RegistrationCode { get; set; }

    public string? BankDetails { get; set; }

    public string? CompanyEmail { get; set; }

    public string? Phone { get; set; }

    public IFormFile? Logo { get; set; }

    public string? BaseCurrency { get; set; }

    public string? Language { get; set; }

    public string? TimeZoneId { get; set; }

    public int? FiscalYearStartMonth { get; set; }

    public bool AllowsOwnDecisions { get; set; }

    public static IEnumerable<SelectListItem> Currencies =>
        SharedKernel.Currencies.All.Select(code => new SelectListItem(code, code));

    public static IEnumerable<SelectListItem> Languages =>
        Cultures.All.Select(c => new SelectListItem(Cultures.NameOf(c), c.TwoLetterISOLanguageName));

    public static IEnumerable<SelectListItem> TimeZones =>
        Zones.All.Select(id => new SelectListItem(id.Replace('_', ' '), id));

    public static IEnumerable<SelectListItem> Months => Enumerable.Range(1, 12).Select(month =>
        new SelectListItem(CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(month),
            month.ToString(CultureInfo.InvariantCulture)));

    public CompanyProfile ToProfile() => new()
    {
        Name = Clean(CompanyName),
        LegalName = Clean(LegalName),
        Address = Clean(Address),
        TaxId = Clean(TaxId),
        RegistrationCode = Clean(RegistrationCode),
        AllowsOwnDecisions = AllowsOwnDecisions,
        BankDetails = Clean(BankDetails),
        Email = Clean(CompanyEmail),
        Phone = Clean(Phone),
        BaseCurrency = BaseCurrency!,
        Language = Language!,
        TimeZoneId = TimeZoneId!,
        FiscalYearStartMonth = FiscalYearStartMonth!.Value,
    };

    private static string Clean(string? text) => (text ?? "").Trim();
}

internal abstract class CompanyFieldsValidator<T> : AbstractValidator<T>
    where T : CompanyFields
{
    protected CompanyFieldsValidator()
    {
        RuleFor(f => f.CompanyName).NotEmpty().MaximumLength(OwnCompany.NameLength);
        RuleFor(f => f.LegalName).MaximumLength(OwnCompany.NameLength);
        RuleFor(f => f.Address).MaximumLength(OwnCompany.AddressLength);
        RuleFor(f => f.TaxId).MaximumLength(OwnCompany.TaxIdLength);
        RuleFor(f => f.RegistrationCode).MaximumLength(OwnCompany.TaxIdLength);
        RuleFor(f => f.BankDetails).MaximumLength(OwnCompany.BankLength);
        RuleFor(f => f.CompanyEmail).EmailAddress().When(f => !string.IsNullOrEmpty(f.CompanyEmail));
        RuleFor(f => f.CompanyEmail).MaximumLength(OwnCompany.EmailLength);
        RuleFor(f => f.Phone).MaximumLength(OwnCompany.PhoneLength);
        RuleFor(f => f.BaseCurrency).NotEmpty().Must(Currencies.IsKnown);
        RuleFor(f => f.Language).NotEmpty()
            .Must(language => Cultures.Find(language)?.TwoLetterISOLanguageName == language);
        RuleFor(f => f.TimeZoneId).NotEmpty().Must(Zones.IsKnown);
        RuleFor(f => f.FiscalYearStartMonth).NotNull().InclusiveBetween(1, 12);
    }
}
