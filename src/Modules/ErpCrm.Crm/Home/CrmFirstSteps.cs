using ErpCrm.Crm.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Home;

/// <summary>The first client, and what is offered to it.</summary>
internal sealed class CrmFirstSteps(CrmDbContext db, ICurrentUser me, IStringLocalizer<CrmText> texts) : IFirstSteps
{
    public async Task<IReadOnlyList<FirstStep>> LoadAsync(CancellationToken ct)
    {
        List<FirstStep> steps = [];
        if (me.Can(CrmPermissions.EditCompanies))
            steps.Add(
                new FirstStep(texts["Add your first client"], texts["Deals, projects and invoices belong to one."],
                    "/crm/companies/create", await db.Companies.AnyAsync(ct), 50));
        if (me.Can(CrmPermissions.EditDeals))
            steps.Add(new FirstStep(texts["Start your first deal"], texts["Won, it becomes a project by itself."],
                "/crm/deals/create", await db.Deals.AnyAsync(ct), 60));
        return steps;
    }
}
