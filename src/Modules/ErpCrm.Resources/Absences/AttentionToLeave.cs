using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Absences;

/// <summary>Requests for leave that wait for the user's decision.</summary>
internal sealed class AttentionToLeave(ResourcesDbContext db, ICurrentUser me, IStringLocalizer<ResourcesText> texts)
    : IAttentionSource
{
    private const int Most = 10;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(ResourcesPermissions.ApproveLeave)) return [];
        var waiting = await db.Absences.DecidableBy(me)
            .Where(a => a.Status == AbsenceStatus.Requested)
            .OrderBy(a => a.FirstDay)
            .Take(Most)
            .Select(a => new { a.Person.Name, a.FirstDay, a.LastDay })
            .ToListAsync(ct);
        return [.. waiting.Select(a => new AttentionItem(
            "amber",
            texts["Leave to approve"],
            texts["{0}, {1} to {2}", a.Name, Format.Day(a.FirstDay), Format.Day(a.LastDay)],
            "/resources/absences?view=requested",
            null,
            Weight: 35))];
    }
}
