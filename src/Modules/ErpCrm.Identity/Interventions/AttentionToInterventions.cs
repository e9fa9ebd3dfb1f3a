using ErpCrm.Identity.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Interventions;

/// <summary>For owners: what waits for them, and what somebody objects to.</summary>
internal sealed class AttentionToInterventions(IdentityModuleDbContext db, ICurrentUser me, TimeProvider time,
    IStringLocalizer<IdentityText> texts) : IAttentionSource
{
    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(IdentityPermissions.ManageOwners)) return [];
        var since = time.GetUtcNow().UtcDateTime.AddDays(-30);
        var rows = await (
            from act in db.Interventions
            join user in db.Users on act.UserId equals user.Id
            where act.At > since
                && (act.State == InterventionState.Waiting || (act.ObjectedAt != null && act.SettledAt == null))
            orderby act.At descending
            select new
            {
                act.UserId, user.Name, act.ByName, IsObjection = act.ObjectedAt != null
            }).Take(10).ToListAsync(ct);
        return [.. rows.Select(row => new AttentionItem(
            "red",
            row.IsObjection ? texts["Objection"] : texts["To confirm"],
            row.IsObjection ? texts["{0} objects to what {1} did to the sign-in", row.Name, row.ByName] : texts[
                "{1} changes the sign-in of {0}", row.Name, row.ByName],
            $"/identity/users/{row.UserId}",
            null,
            Weight: 95))];
    }
}
