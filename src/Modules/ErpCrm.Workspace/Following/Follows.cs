using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Following;

/// <summary>Who follows a record.</summary>
/// <param name="Mine">Whether the reader does.</param>
internal sealed record Follows(RecordRef Record, bool Mine, IReadOnlyList<string> Names);

internal static class FollowersOfRecord
{
    public static IQueryable<Follower> Of(this IQueryable<Follower> followers, RecordRef record) =>
        followers.Where(f => f.Kind == record.Kind && f.RecordId == record.Id);

    /// <param name="hasWritten">The reader just said something: he follows as soon as that is delivered, unless he
    /// left.</param>
    public static async Task<Follows> FollowsAsync(this WorkspaceDbContext db, RecordRef record, ICurrentUser me,
        bool hasWritten, CancellationToken ct)
    {
        var rows = await (
            from follower in db.Followers.Of(record)
            join user in db.Users on follower.UserId equals user.Id
            where user.IsActive
            orderby user.Name, user.Id
            select new { user.Id, user.Name, follower.HasLeft }).ToListAsync(ct);
        var names = rows.Where(row => !row.HasLeft).Select(row => row.Name).ToList();
        var mine = rows.FirstOrDefault(row => row.Id == me.Id);
        if (mine is null && hasWritten) names.Add(me.Name);
        return new Follows(record, mine is { HasLeft: false } || (mine is null && hasWritten), names);
    }
}
