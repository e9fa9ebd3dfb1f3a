using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>Mails that tests begin with, and what becomes of them.</summary>
internal static class MailMake
{
    public static readonly MailPatience Patience = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));

    /// <summary>Mail leaves by this port of this machine.</summary>
    public static void Use(this TestApp app, int port)
    {
        var mail = app.Services.GetRequiredService<IOptions<MailSettings>>().Value;
        (mail.Host, mail.Port, mail.Security, mail.From) = ("127.0.0.1", port, "None", "Orda <office@orda.example>");
    }

    public static RecordMail Mail(RecordRef record, DateTime now, string subject, params string[] to) =>
        new(record, new WrittenMail(subject, "Hello", "en",
            [.. to.Select((address, i) => new MailRecipient(i + 1, new MailboxAddress("", address), isCopy: i > 0))],
            []),
            null, new Doing(now, TestUser.Owner.Id, TestUser.Owner.Name));

    /// <summary>A waiting mail about some lead.</summary>
    public static async Task<Guid> QueueAsync(this TestApp app, params string[] to)
    {
        var mail = Mail(new RecordRef("lead", Guid.NewGuid()), app.Time.GetUtcNow().UtcDateTime, "About us", to);
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(mail);
            await db.SaveChangesAsync();
        });
        return mail.Id;
    }

    public static async Task SendAsync(this TestApp app, MailPatience? patience = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<SendRecordMails>(scope.ServiceProvider, patience ?? Patience)
            .RunAsync(default);
    }

    public static Task<RecordMail> MailAsync(this TestApp app, Guid id) => app.InAsync<WorkspaceDbContext, RecordMail>(
        db => db.Mails.AsNoTracking().Include(m => m.Recipients).Include(m => m.Attachments)
            .SingleAsync(m => m.Id == id));

    public static async Task DecideAsync(this TestApp app, Guid id, Action<RecordMail, Doing> decide) =>
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            var mail = await db.Mails.Include(m => m.Recipients).SingleAsync(m => m.Id == id);
            decide(mail, new Doing(app.Time.GetUtcNow().UtcDateTime, TestUser.Owner.Id, TestUser.Owner.Name));
            await db.SaveChangesAsync();
        });

    public static Task<List<string>> RefusedAsync(this TestApp app) => app.InAsync<WorkspaceDbContext, List<string>>(
        db => db.RefusedAddresses.Select(a => a.Address).OrderBy(a => a).ToListAsync());
}
