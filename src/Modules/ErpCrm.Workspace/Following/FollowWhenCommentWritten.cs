using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Following;

/// <summary>Whoever says something about a record, or is named, follows it from then on, unless he left.</summary>
internal sealed class FollowWhenCommentWritten(WorkspaceDbContext db, MergedRecords merged) : IHandle<CommentWritten>
{
    public async Task HandleAsync(CommentWritten domainEvent, CancellationToken ct)
    {
        var record = new RecordRef(domainEvent.Kind,
            await merged.ResolveAsync(domainEvent.Kind, domainEvent.RecordId));
        var users = domainEvent.MentionedIds.Concat(domainEvent.ActorId is { } author ? [author] : []).ToHashSet();
        var known = await db.Followers.Of(record).Where(f => users.Contains(f.UserId)).Select(f => f.UserId)
            .ToListAsync(ct);
        db.Followers.AddRange(users.Except(known).Select(user => new Follower(record.Kind, record.Id, user)));
    }
}
