using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Following;

/// <summary>Whether somebody wants to know what happens to a record.</summary>
[SignedIn, Route("workspace/following")]
internal sealed class FollowingController(WorkspaceDbContext db, ICurrentUser me, TalkAccess access) : PageController
{
    [HttpPost("{kind}/{id:guid}/follow")]
    public Task<IActionResult> Follow(string kind, Guid id, CancellationToken ct) =>
        SetAsync(new RecordRef(kind, id), hasLeft: false, ct);

    [HttpPost("{kind}/{id:guid}/leave")]
    public Task<IActionResult> Leave(string kind, Guid id, CancellationToken ct) =>
        SetAsync(new RecordRef(kind, id), hasLeft: true, ct);

    private async Task<IActionResult> SetAsync(RecordRef record, bool hasLeft, CancellationToken ct)
    {
        await access.OpenAsync(record, ct);
        var mine = await db.Followers.Of(record).FirstOrDefaultAsync(f => f.UserId == me.Id, ct);
        if (mine is null) db.Followers.Add(mine = new Follower(record.Kind, record.Id, me.Id));
        mine.HasLeft = hasLeft;
        await db.SaveChangesAsync(ct);
        return WantsRegion("talk-follows")
            ? PartialView("_Follows", await db.FollowsAsync(record, me, hasWritten: false, ct))
            : Saved(Talk.UrlOf(record));
    }
}
