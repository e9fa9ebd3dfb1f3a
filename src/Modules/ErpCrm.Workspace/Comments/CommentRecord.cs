using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Comments;

/// <summary>A comment, seen by whoever opens the record it is about.</summary>
internal sealed class CommentRecord : Record<WorkspaceDbContext, Comment>
{
    public override string Key => Kinds.Comment;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Comment", "Comments");

    public override string Icon => "message-circle";

    public override RecordRights Rights => RecordRights.OfItsRecord;

    // Which of them are seen, other modules know: asked here, none is.
    public override IQueryable<Comment> Visible(Asking<WorkspaceDbContext> asking) =>
        asking.Db.Comments.Where(_ => false);

    public override async Task<bool> OpensAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var about = await services.GetRequiredService<WorkspaceDbContext>().Comments.Where(c => c.Id == id)
            .Select(c => new { c.Kind, c.RecordId }).FirstOrDefaultAsync(ct);
        return about is not null && await services.GetRequiredService<RecordKinds>().OpenAsync(services,
            new RecordRef(about.Kind, about.RecordId), RecordAbility.Talk, ct) is not null;
    }

    public override async Task<IReadOnlyCollection<Guid>> VisibleAsync(IServiceProvider services, CancellationToken ct)
    {
        var (db, kinds) = (services.GetRequiredService<WorkspaceDbContext>(),
            services.GetRequiredService<RecordKinds>());
        var all = await db.Comments.Select(c => new { c.Id, c.Kind, c.RecordId }).ToListAsync(ct);
        var visible = new List<Guid>();
        foreach (var about in all.GroupBy(c => c.Kind))
        {
            if (kinds.Find(about.Key) is not { } kind || !kind.Can(RecordAbility.Talk)) continue;
            var seen = (await kind.VisibleAsync(services, ct)).ToHashSet();
            visible.AddRange(about.Where(c => seen.Contains(c.RecordId)).Select(c => c.Id));
        }

        return visible;
    }
}
