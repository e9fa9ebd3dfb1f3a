using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Mail;

/// <summary>Mails about one record: those there are, and one more.</summary>
[Route("workspace/mail/{kind}/{record:guid}"), SignedIn]
internal sealed class MailWritingController(WorkspaceDbContext db, RecordMails mails, MailWriting writing,
    MailBeginnings beginnings, MailServerStore server, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<WorkspaceText> T) : PageController
{
    private const string Form = "Compose";

    /// <summary>The mails of a record: within its panel, or as a page.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(string kind, Guid record, CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = await mails.OpenAsync(of, ct);
        var shown = await mails.OfAsync(of, opened, ct);
        return WantsRegion("mails") ? PartialView("_Mails", shown) : View("OfRecord", shown);
    }

    [HttpGet("create"), RequirePermission(WorkspacePermissions.SendMail)]
    public async Task<IActionResult> Create(string kind, Guid record, string? language, string? paper,
        CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = await mails.OpenAsync(of, ct);
        var form = await writing.BeginAsync(of, language, paper, ct);
        return View(Form, await PreparedAsync(form, opened, of, ct));
    }

    [HttpPost("create"), RequirePermission(WorkspacePermissions.SendMail)]
    public async Task<IActionResult> Create(string kind, Guid record, ComposeForm form, CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = await mails.OpenAsync(of, ct);
        await PreparedAsync(form, opened, of, ct);
        return await TrySaveAsync(Form, form, async () =>
        {
            var mail = new RecordMail(of, await writing.WriteAsync(form, of, ct), server.Current,
                new Doing(clock.UtcNow, me.Id, me.Name));
            db.Add(mail);
            await db.SaveChangesAsync(ct);
            return Saved(opened.PageOf(record)!, T["The mail is on its way"]);
        });
    }

    /// <summary>Subject and text anew, in another language; addresses and files stay as they are.</summary>
    [HttpPost("template"), RequirePermission(WorkspacePermissions.SendMail)]
    public async Task<IActionResult> Template(string kind, Guid record, ComposeForm form, CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = await mails.OpenAsync(of, ct);
        await writing.SayAsync(form, of, await beginnings.FactsAsync(of, form.Language, ct), ct);
        ModelState.Clear();
        StayHere();
        return View(Form, await PreparedAsync(form, opened, of, ct));
    }

    /// <summary>The mail as it would leave; nothing is saved.</summary>
    [HttpPost("preview"), RequirePermission(WorkspacePermissions.SendMail)]
    public async Task<IActionResult> Preview(string kind, Guid record, ComposeForm form, CancellationToken ct)
    {
        var of = new RecordRef(kind, record);
        var opened = await mails.OpenAsync(of, ct);
        await PreparedAsync(form, opened, of, ct);
        return await TrySaveAsync(Form, form, async () =>
        {
            form.Page = form.Page with { Preview = await writing.WriteAsync(form, of, ct) };
            StayHere();
            return View(Form, form);
        });
    }

    private async Task<ComposeForm> PreparedAsync(ComposeForm form, RecordKind kind, RecordRef of,
        CancellationToken ct)
    {
        form.Page = await writing.PageAsync(form, kind, of, ct);
        return form;
    }
}
