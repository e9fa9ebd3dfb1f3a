using System.Runtime.CompilerServices;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Comments;
using Microsoft.EntityFrameworkCore;
using Finding = ErpCrm.Platform.Checking.Finding;

namespace ErpCrm.Workspace.Checks;

/// <summary>What was said, changed and deleted leaves its whole trace.</summary>
internal sealed class CommentCheck(WorkspaceDbContext db, RecordKinds kinds) : ICheck
{
    private const int Portion = 500;

    public string Rule => "Comments: what was changed or deleted is known";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in (await db.Comments.Select(c => c.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var comments = await db.Comments.AsNoTracking().Include(c => c.FormerTexts)
                .Where(c => ids.Contains(c.Id)).ToListAsync(ct);
            foreach (var finding in comments.SelectMany(Check)) yield return finding;
        }
    }

    private IEnumerable<Finding> Check(Comment comment)
    {
        if (kinds.Find(comment.Kind)?.Can(RecordAbility.Talk) != true)
            yield return Finding.Of("Comment", comment.Id, $"it is about a {comment.Kind}, of which nobody talks");
        var numbers = comment.FormerTexts.Select(t => t.Number).Order().ToList();
        if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count)))
            yield return Finding.Of("Comment", comment.Id, $"of its former texts there are {string.Join(", ", numbers)}");
        if (comment.EditedAt is null != (numbers.Count == 0))
            yield return Finding.Of("Comment", comment.Id, $"it was edited at {comment.EditedAt}, with {numbers.Count} former texts");
        if (comment.DeletedAt is null != (comment.DeletedById is null))
            yield return Finding.Of("Comment", comment.Id, $"it was deleted at {comment.DeletedAt} by {comment.DeletedById}");
    }
}
