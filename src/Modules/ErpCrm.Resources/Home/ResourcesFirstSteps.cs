using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Home;

/// <summary>Without rates hours have neither price nor cost.</summary>
internal sealed class ResourcesFirstSteps(ResourcesDbContext db, ICurrentUser me, IStringLocalizer<ResourcesText> texts)
    : IFirstSteps
{
    public async Task<IReadOnlyList<FirstStep>> LoadAsync(CancellationToken ct) =>
        me.Can(ResourcesPermissions.EditRates)
        ? [new FirstStep(texts["Set what an hour of your people costs and sells for"],
            texts["Hours are priced and margin is computed from it."], "/resources/people", await db.Rates.AnyAsync(ct),
            40)]
        : [];
}
