using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Utilisation;

/// <summary>Last week's utilisation: the total of the page it links to.</summary>
internal sealed class UtilisationFigure(ResourcesDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<ResourcesText> texts) : IHomeFigures
{
    public async Task<IReadOnlyList<HomeFigure>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(ResourcesPermissions.ViewUtilisation)) return [];
        var week = UtilisationPlan.LastFullWeek(clock.Today);
        var rows = await UtilisationPlan.RowsAsync(db, me, week, null, ct);
        if (rows.Count == 0) return [];

        var total = Use.Of(rows);
        var detail = texts["{0} of {1}", Format.Hours(total.Worked), Format.Hours(total.Capacity)];
        return [new HomeFigure("utilisation", texts["Utilisation last week"], Format.Percent(total.Share), detail,
            $"/resources/utilisation?week={week:yyyy-MM-dd}", null, 40)];
    }
}
