using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Asks whoever handed a record in, in its discussion; it goes on waiting.</summary>
[Route("workspace/approvals/{kind}/{id:guid}/ask"), SignedIn]
internal sealed class AskController(
    WorkspaceDbContext db, ApprovalBook book, TalkAccess access, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<WorkspaceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Ask(string kind, Guid id, CancellationToken ct) =>
        Sheet("Ask", await FilledAsync(new QuestionForm(), kind, id, ct));

    [HttpPost("")]
    public async Task<IActionResult> Ask(string kind, Guid id, QuestionForm form, CancellationToken ct)
    {
        await FilledAsync(form, kind, id, ct);
        return await TrySaveAsync("Ask", form, async () =>
        {
            var text = $"@{form.Submitter} {form.Question!.Trim()}";
            var mentions = Mentions.In(text, await db.ColleaguesAsync(ct), [form.SubmitterId]);
            db.Comments.Add(new Comment(new RecordRef(book.Find(kind)!.RecordKind, id), text, mentions,
                new Doing(clock.UtcNow, me.Id, me.Name)));
            await db.SaveChangesAsync(ct);
            return Saved("/workspace/approvals", T["The question is asked: the answer comes in the discussion"]);
        });
    }

    private async Task<QuestionForm> FilledAsync(QuestionForm form, string kind, Guid id, CancellationToken ct)
    {
        var approved = book.Find(kind);
        if (approved is not { SubmitterSeesIt: true } || !me.Can(approved.Permission)
            || !await approved.MayDecideAsync(id, ct)
            || await approved.FactsAsync(id, ct) is not { SubmitterId: { } submitter })
            throw new RecordNotFoundException();
        await access.OpenAsync(new RecordRef(approved.RecordKind, id), ct);
        var name = await db.Users.Where(u => u.Id == submitter).Select(u => u.Name).FirstOrDefaultAsync(ct);
        (form.Kind, form.Id, form.SubmitterId, form.Submitter) = (kind, id, submitter, name.OrNotFound());
        return form;
    }
}

internal sealed class QuestionForm
{
    public string? Question { get; set; }

    [BindNever]
    public string Kind { get; set; } = "";

    [BindNever]
    public Guid Id { get; set; }

    [BindNever]
    public Guid SubmitterId { get; set; }

    [BindNever]
    public string Submitter { get; set; } = "";
}

internal sealed class QuestionFormValidator : AbstractValidator<QuestionForm>
{
    public QuestionFormValidator() => RuleFor(f => f.Question).NotEmpty().MaximumLength(Approval.NoteLength);
}
