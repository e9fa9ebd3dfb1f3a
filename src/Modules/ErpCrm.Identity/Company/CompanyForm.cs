namespace ErpCrm.Identity.Company;

internal sealed class CompanyForm : CompanyFields
{
    public bool RemoveLogo { get; set; }

    public int Version { get; set; }

    public static CompanyForm Of(OwnCompany company) => new()
    {
        CompanyName = company.Name,
        LegalName = company.LegalName,
        Address = company.Address,
        TaxId = company.TaxId,
        RegistrationCode = company.RegistrationCode,
        AllowsOwnDecisions = company.AllowsOwnDecisions,
        BankDetails = company.BankDetails,
        CompanyEmail = company.Email,
        Phone = company.Phone,
        BaseCurrency = company.BaseCurrency,
        Language = company.Language,
        TimeZoneId = company.TimeZoneId,
        FiscalYearStartMonth = company.FiscalYearStartMonth,
        Version = company.Version,
    };
}

internal sealed class CompanyFormValidator : CompanyFieldsValidator<CompanyForm>;
