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

    public override string NotInApi =>
        "Which of them are seen, each record says for its own: a page of all has no predicate.";

    public override RecordRights Rights => RecordRights.OfItsRecord;

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Said on the page of the record that it is about.");

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

    public override Task<IReadOnlyCollection<Guid>> VisibleAsync(IServiceProvider services, CancellationToken ct) =>
        AboutRecords.SeenAsync(services, About(services, all => all), RecordAbility.Talk, ct);

    public override async Task<IReadOnlySet<Guid>> SeenAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await AboutRecords.SeenAsync(
            services, About(services, all => all.Where(c => ids.Contains(c.Id))), RecordAbility.Talk, ct)).ToHashSet();

    private static IQueryable<AboutRecord> About(
        IServiceProvider services, Func<IQueryable<Comment>, IQueryable<Comment>> some) =>
        some(services.GetRequiredService<WorkspaceDbContext>().Comments)
            .Select(c => new AboutRecord(c.Id, c.Kind, c.RecordId));
}
