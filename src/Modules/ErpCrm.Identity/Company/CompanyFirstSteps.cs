using ErpCrm.Identity.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Company;

/// <summary>What stands on every document, and the people who sign in.</summary>
internal sealed class CompanyFirstSteps(IdentityModuleDbContext db, ICompanyProfile company, ICurrentUser me,
    IStringLocalizer<IdentityText> texts) : IFirstSteps
{
    public async Task<IReadOnlyList<FirstStep>> LoadAsync(CancellationToken ct)
    {
        List<FirstStep> steps = [];
        var profile = company.Current;
        if (me.Can(IdentityPermissions.EditCompany))
        {
            var isDone = profile.Address.Length > 0 && profile.TaxId.Length > 0;
            steps.Add(new FirstStep(texts["Enter your company's address and tax id"],
                texts["They stand on every invoice."], "/identity/company", isDone, 10));
        }

        if (me.Can(IdentityPermissions.ManageUsers))
        {
            var isDone = await db.Users.AsNoTracking().Take(2).CountAsync(ct) > 1;
            steps.Add(new FirstStep(texts["Invite your people"], texts["Each role sees its own work."],
                "/identity/users/invite", isDone, 30));
        }

        return steps;
    }
}
