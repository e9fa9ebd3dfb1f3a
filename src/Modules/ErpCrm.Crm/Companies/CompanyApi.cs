using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Crm.Companies;

/// <summary>Companies in the API.</summary>
internal sealed class CompanyApi : ApiKind<CrmDbContext, Company>
{
    public CompanyApi(CompaniesList list)
        : base(Kinds.Company, "companies", list)
    {
        Creates<CompaniesController>(nameof(CompaniesController.Create));
        Changes<CompaniesController>(nameof(CompaniesController.Edit));
        Does<CompaniesController>("archive", nameof(CompaniesController.Archive));
        Does<CompaniesController>("restore", nameof(CompaniesController.Restore));
    }
}
