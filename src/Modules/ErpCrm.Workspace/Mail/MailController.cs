using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Mail;

/// <summary>Mails as whoever opens their record sees them, and what a person decides on one.</summary>
[Route("workspace/mail"), SignedIn]
internal sealed class MailController(WorkspaceDbContext db, RecordMails mails, MailsList list, ICurrentUser me,
    IBusinessClock clock, IStringLocalizer<WorkspaceText> T) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var (mail, kind) = await mails.FindAsync(id, ct);
        return View(await mails.ShowAsync(mail, kind, ct));
    }

    [HttpGet("{id:guid}/attachments/{number:int}")]
    public async Task<IActionResult> Attachment(Guid id, int number, bool shown, [FromServices] IFileStore files,
        CancellationToken ct)
    {
        var (mail, _) = await mails.FindAsync(id, ct);
        var file = mail.Attachments.FirstOrDefault(a => a.Number == number).OrNotFound();
        return await UploadedAsync(files, file.Hash, file.Name, file.Type, shown, ct);
    }

    /// <summary>Nobody knew whether it arrived; somebody does.</summary>
    [HttpPost("{id:guid}/confirm"), RequirePermission(WorkspacePermissions.SendMail)]
    public Task<IActionResult> Confirm(Guid id, CancellationToken ct) =>
        DecideAsync(id, mail => mail.Confirm(By), T["Noted: it arrived"], ct);

    [HttpPost("{id:guid}/again"), RequirePermission(WorkspacePermissions.SendMail)]
    public Task<IActionResult> Again(Guid id, CancellationToken ct) =>
        DecideAsync(id, mail => mail.SendAgain(By), T["It is sent again"], ct);

    [HttpPost("{id:guid}/withdraw"), RequirePermission(WorkspacePermissions.SendMail)]
    public Task<IActionResult> Withdraw(Guid id, CancellationToken ct) =>
        DecideAsync(id, mail => mail.Withdraw(By), T["Mail withdrawn"], ct);

    private Doing By => new(clock.UtcNow, me.Id, me.Name);

    private Task<IActionResult> DecideAsync(Guid id, Action<RecordMail> decide, string toast, CancellationToken ct) =>
        TryAsync($"/workspace/mail/{id}", async () =>
        {
            var (mail, _) = await mails.FindAsync(id, ct);
            decide(mail);
            await db.SaveChangesAsync(ct);
            return Saved($"/workspace/mail/{id}", toast);
        });
}
