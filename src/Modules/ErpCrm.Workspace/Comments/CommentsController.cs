using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Comments;

/// <summary>One comment: its author changes it, he and whoever changes every record of the kind delete it.</summary>
[SignedIn, Route("workspace/comments")]
internal sealed class CommentsController(WorkspaceDbContext db, ICurrentUser me, IBusinessClock clock,
    TalkAccess access, RecordKinds kinds, IStringLocalizerFactory factory, IStringLocalizer<WorkspaceText> texts)
    : PageController
{
    private const int MostOffered = 8;

    /// <summary>Who can be named: whether he opens the record is asked when he would be told.</summary>
    [HttpGet("people")]
    public async Task<IActionResult> People(string? q, CancellationToken ct)
    {
        var roles = factory.Create(kinds.Get(Kinds.User).Words.Texts);
        return PartialView("_PickerOptions", Mentions.Find(await db.ColleaguesAsync(ct), q, MostOffered)
            .Select(person => new PickerOption(person.Id.ToString(), person.Name, roles.In("user", person.Role))));
    }

    /// <summary>Where it stands; for htmx the comment itself.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var (comment, kind) = await FindAsync(id, ct);
        return WantsRegion(RegionOf(id)) ? Line(comment, kind) : LocalRedirect(PlaceOf(comment).Url);
    }

    /// <summary>What it said before.</summary>
    [HttpGet("{id:guid}/versions")]
    public async Task<IActionResult> Versions(Guid id, CancellationToken ct)
    {
        var (comment, _) = await FindAsync(id, ct);
        return comment.DeletedAt is not null ? NotFound()
            : WantsRegion("sheet") ? PartialView(comment) : View(comment);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var (comment, _) = await MineAsync(id, ct);
        return Form(comment, CommentForm.Of(comment));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CommentForm form, Guid[] mentioned, CancellationToken ct)
    {
        var (comment, kind) = await MineAsync(id, ct);
        form.Place = PlaceOf(comment);
        return await TrySaveAsync(FormView(id), form, async () =>
        {
            if (comment.Version != form.Version)
                return Conflict(FormView(id), form, CommentForm.Of(comment));
            // Who is called something else by now is still meant.
            var people = (await db.ColleaguesAsync(ct)).Concat(
                comment.Mentions.Select(m => new Colleague(m.UserId, m.Name, ""))).DistinctBy(p => (p.Id, p.Name));
            var chosen = mentioned.Concat(comment.Mentions.Select(m => m.UserId)).ToHashSet();
            comment.Edit(form.Comment!, Mentions.In(form.Comment!, [.. people], chosen), clock.UtcNow);
            await db.SaveChangesAsync(ct);
            return Changed(comment, kind, null);
        });
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var (comment, kind) = await FindAsync(id, ct);
        if (comment.AuthorId != me.Id && !kind.ChangesAll(me)) return NotFound();
        return await TryAsync(PlaceOf(comment).Url, async () =>
        {
            comment.Delete(new Doing(clock.UtcNow, me.Id, me.Name));
            await db.SaveChangesAsync(ct);
            return Changed(comment, kind, texts["Comment deleted"]);
        });
    }

    [HttpPost("{id:guid}/restore")]
    public async Task<IActionResult> Restore(Guid id, CancellationToken ct)
    {
        var (comment, kind) = await FindAsync(id, ct);
        if (comment.DeletedById != me.Id && !kind.ChangesAll(me)) return NotFound();
        comment.Restore();
        await db.SaveChangesAsync(ct);
        return Changed(comment, kind, null);
    }

    private async Task<(Comment Comment, RecordKind Kind)> FindAsync(Guid id, CancellationToken ct)
    {
        var comment = await db.Comments.Include(c => c.Mentions).Include(c => c.FormerTexts).AsSplitQuery()
            .OneAsync(id, ct);
        return (comment, await access.OpenAsync(comment.Record, ct));
    }

    private async Task<(Comment Comment, RecordKind Kind)> MineAsync(Guid id, CancellationToken ct)
    {
        var found = await FindAsync(id, ct);
        return found.Comment.AuthorId == me.Id && found.Comment.DeletedAt is null
            ? found
            : throw new RecordNotFoundException();
    }

    private IActionResult Changed(Comment comment, RecordKind kind, string? toast)
    {
        ModelState.Clear();
        return WantsRegion(RegionOf(comment.Id)) ? Line(comment, kind) : Saved(PlaceOf(comment).Url, toast);
    }

    private PartialViewResult Line(Comment comment, RecordKind kind) =>
        PartialView("_Comment", new CommentLine(CommentView.Of(comment), kind.ChangesAll(me)));

    private IActionResult Form(Comment comment, CommentForm form)
    {
        form.Place = PlaceOf(comment);
        return FormView(comment.Id) is "Edit" ? View(form) : PartialView("_Edit", form);
    }

    private string FormView(Guid id) => WantsRegion(RegionOf(id)) ? "_Edit" : "Edit";

    private static string RegionOf(Guid id) => $"comment-{id}";

    private static CommentPlace PlaceOf(Comment comment) => new(comment.Id, comment.Record);
}
