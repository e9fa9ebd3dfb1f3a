using ErpCrm.SharedKernel.Company;

namespace ErpCrm.Identity.Company;

internal sealed class CompanyProfileStore : ICompanyProfile
{
    public CompanyProfile Current { get; private set; } = new();

    public bool IsSetUp { get; private set; }
}
