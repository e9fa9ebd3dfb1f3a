using ErpCrm.Platform.Company;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace ErpCrm.Workspace.Mail;

/// <summary>How mail leaves the company.</summary>
[Route("workspace/mail-server"), RequirePermission(WorkspacePermissions.EditSettings)]
internal sealed class MailServerController(WorkspaceDbContext db, MailServerStore store, MailPatience patience,
    ICompanyProfile company, IStringLocalizer<WorkspaceText> T) : PageController
{
    private const string Own = "/workspace/mail-server";

    [HttpGet("")]
    public async Task<IActionResult> Edit(CancellationToken ct)
    {
        var server = await FindAsync(ct);
        return View("Server", Prepared(FormOf(server), server));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(MailServerForm form, CancellationToken ct)
    {
        var server = await FindAsync(ct);
        Prepared(form, server);
        if (ForgetsPassword(form, server))
            ModelState.AddModelError(nameof(form.Password), T["Enter the password of this server."]);
        return await TrySaveAsync("Server", form, async () =>
        {
            if (FormOf(server).Version != form.Version) return Outdated(form, server);
            server.Change(form.ToAccount(""), string.IsNullOrEmpty(form.Password) ? null : store.Protect(form.Password),
                form.Megabytes!.Value);
            if (db.Entry(server).State == EntityState.Detached) db.Add(server);
            await db.SaveChangesAsync(ct);
            await store.RefreshAsync(ct);
            return Saved(Own, T["Mail server saved"]);
        });
    }

    /// <summary>Sends a message by what is typed, saved or not, and shows what the server says.</summary>
    [HttpPost("test")]
    public async Task<IActionResult> Test(MailServerForm form, CancellationToken ct)
    {
        var server = await FindAsync(ct);
        Prepared(form, server);
        if (string.IsNullOrWhiteSpace(form.TestTo))
            ModelState.AddModelError(nameof(form.TestTo), T["Enter an address, for example office@example.com."]);
        if (!ModelState.IsValid) return Invalid("Server", form);
        var account = form.ToAccount(PasswordOf(form, server));
        form.Page = form.Page with { Tested = await SendAsync(account, form.TestTo!.Trim(), ct) };
        StayHere();
        return View("Server", form);
    }

    // A password is typed again rather than shown beside what others saved.
    private IActionResult Outdated(MailServerForm form, MailServer server)
    {
        form.Password = null;
        var theirs = Prepared(FormOf(server), server);
        theirs.TestTo = form.TestTo;
        return Conflict("Server", form, theirs);
    }

    // A saved password goes to no other server than the one it was entered for.
    private string PasswordOf(MailServerForm form, MailServer server) =>
        !string.IsNullOrEmpty(form.Password) ? form.Password
        : server.HasPasswordFor(form.ToAccount("")) ? store.Open(server.Secret)
        : "";

    private static bool ForgetsPassword(MailServerForm form, MailServer server) =>
        string.IsNullOrEmpty(form.Password) && server.Secret.Length > 0 && !string.IsNullOrWhiteSpace(form.User)
        && !server.HasPasswordFor(form.ToAccount(""));

    private async Task<MailAnswer> SendAsync(SmtpAccount account, string to, CancellationToken ct)
    {
        var message = new MimeMessage
        {
            Subject = T["A test message of {0}", Page.CompanyName(company.Current)],
            Body = new TextPart("plain") { Text = T["Mail leaves the house. Nobody has to answer this."] },
        };
        message.From.Add(MailboxAddress.Parse(account.From));
        message.To.Add(MailboxAddress.Parse(to));
        using var line = new SmtpLine(account, patience);
        if (await line.OpenAsync(ct) is { } trouble) return trouble;
        var answer = (await line.SendAsync(message, [.. message.To.Mailboxes], ct)).For(to);
        await line.CloseAsync();
        return answer;
    }

    private MailServerForm Prepared(MailServerForm form, MailServer server)
    {
        form.Page = new MailServerPage
        {
            Fixed = store.IsFixed && store.Current is { } settled ? settled with { Password = "" } : null,
            HasPassword = server.Secret.Length > 0,
        };
        return form;
    }

    // Two people who see nothing and both set it up meet at the second save.
    private MailServerForm FormOf(MailServer server) => MailServerForm.Of(server,
        db.Entry(server).State == EntityState.Detached ? MailServerForm.Unsaved : server.Version);

    private async Task<MailServer> FindAsync(CancellationToken ct) =>
        await db.MailServers.FirstOrDefaultAsync(s => s.Id == MailServer.TheId, ct) ?? new MailServer();
}
