using ErpCrm.Insights.Margin;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

/// <summary>One engagement, whole: money, margin, thread.</summary>
/// <param name="Margin">Null without the permission to see it.</param>
/// <param name="Labour">How labour is shown to the reader.</param>
internal sealed record EngagementPage(
    Engagement Engagement, string? OwnerName, string? ManagerName, IReadOnlyList<MoneyBar> Money, MarginFigures? Margin,
    LabourView Labour, ThreadPicture Picture, ThreadPage Thread)
{
    /// <exception cref="RecordNotFoundException">It is not there, or not for the reader.</exception>
    public static async Task<EngagementPage> LoadAsync(InsightsDbContext db, ICurrentUser user, IBusinessClock clock,
        ThreadWording wording, Guid id, ThreadFilter filter, CancellationToken ct)
    {
        var visible = db.Engagements.AsNoTracking().VisibleTo(user);
        var one = (await visible.Where(e => e.Id == id).Select(e => new
        {
            Engagement = e,
            Owner = db.Users.Where(u => u.Id == e.OwnerId).Select(u => u.Name).FirstOrDefault(),
            Manager = db.Users.Where(u => u.Id == e.ManagerId).Select(u => u.Name).FirstOrDefault(),
        }).FirstOrDefaultAsync(ct)).OrNotFound();
        var found = one.Engagement;
        var access = user.AccessTo(InsightsPermissions.ViewMargin);
        var showsMargin = access.Covers(found.OwnerId) || access.Covers(found.ManagerId);
        var labour = showsMargin ? await LabourView.LoadAsync(db, user, clock, ct) : new LabourView(false, null);
        return new EngagementPage(
            found,
            one.Owner,
            one.Manager,
            (await MoneyBar.FindAsync(db, db.Engagements.Where(e => e.Id == id), ct))?.Bars ?? [],
            showsMargin ? MarginFigures.Of(found, labour) : null,
            labour,
            await ThreadPicture.LoadAsync(db, found, clock, ct),
            await ThreadPage.LoadAsync(db, id, filter, wording, showsMargin, clock, ct));
    }
}
