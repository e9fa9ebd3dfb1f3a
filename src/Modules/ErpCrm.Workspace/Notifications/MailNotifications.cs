using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Notifications;

/// <summary>
/// Writes the mails about notifications that nobody has read: those at once when their burst is over, the daily ones
/// in the morning, none within quiet hours. Which letter a notification is in is stored before the letter is handed
/// over, and a letter that was handed over before is the same one: stopped anywhere, nothing is mailed twice.
/// </summary>
internal sealed class MailNotifications(
    IServiceScopeFactory scopes, WorkspaceDbContext db, IMailer mailer, IMailServer server, TimeProvider time,
    ILogger<MailNotifications> log) : IScheduledJob
{
    private const int MostUsers = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        await server.RefreshAsync(ct);
        if (!mailer.IsOn)
        {
            // Once mail is set up it begins with what is new then.
            await db.Notifications.Where(n => n.Mail == MailState.Waits)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.Mail, MailState.None), ct);
            return;
        }

        var users = await db.Notifications.Where(n => n.Mail == MailState.Waits || n.Mail == MailState.Begun)
            .Select(n => n.UserId).Distinct().Take(MostUsers).ToListAsync(ct);
        foreach (var user in users) await TryAsync(user, ct);
    }

    // One whose mail fails does not hold up the others; it is tried again with the next run.
    private async Task TryAsync(Guid user, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var mails = ActivatorUtilities.CreateInstance<MailsOfUser>(scope.ServiceProvider);
            await mails.SendAsync(user, time.GetUtcNow().UtcDateTime, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "What {User} is told could not be mailed", user);
        }
    }
}

/// <summary>The mails of one user.</summary>
internal sealed class MailsOfUser(WorkspaceDbContext db, IReaders readers, IMailer mailer, NotificationLetter letters)
{
    private const int MostInOne = 100;
    private static readonly TimeSpan Worth = TimeSpan.FromDays(1);

    public async Task SendAsync(Guid user, DateTime now, CancellationToken ct)
    {
        var told = await db.Notifications
            .Where(n => n.UserId == user && (n.Mail == MailState.Waits || n.Mail == MailState.Begun))
            .OrderBy(n => n.At).ToListAsync(ct);
        if (await readers.FindAsync(user, ct) is not { } reader)
        {
            foreach (var none in told) none.Mail = MailState.None;
            await db.SaveChangesAsync(ct);
            return;
        }

        using var reading = ActingUser.ReadAs(reader.User);
        // Letters that were begun by a run that did not end.
        foreach (var begun in told.Where(n => n.Mail == MailState.Begun).GroupBy(n => n.LetterId!.Value).ToList())
            await PostAsync(begun.Key, reader, [.. begun], now, ct);

        var settings = await db.NotificationSettings.FirstOrDefaultAsync(s => s.UserId == user, ct);
        if (MailRules.IsQuiet(settings?.QuietFrom, settings?.QuietTo, now, reader.User.TimeZone)) return;
        var ways = await db.NoticeChoices.Where(c => c.UserId == user).ToDictionaryAsync(c => c.Kind, c => c.Way, ct);
        var waiting = told.Where(n => n.Mail == MailState.Waits)
            .ToLookup(n => n.ReadAt is null ? ways.GetValueOrDefault(n.Kind, Ways.UsualOf(n.Kind)) : Way.Off);
        foreach (var none in waiting[Way.Off].Concat(waiting[Way.InApplication])) none.Mail = MailState.None;

        var atOnce = waiting[Way.MailAtOnce].Take(MostInOne).ToList();
        if (atOnce.Count > 0 && MailRules.IsBurstOver(atOnce.ConvertAll(n => n.At), now))
            await BeginAsync(reader, atOnce, now, ct);
        var daily = waiting[Way.DailyMail].Take(MostInOne).ToList();
        if (daily.Count > 0 && MailRules.IsDailyDue(settings?.LastDailyOn, now, reader.User.TimeZone))
        {
            settings?.LastDailyOn = MailRules.DayOf(now, reader.User.TimeZone);
            await BeginAsync(reader, daily, now, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task BeginAsync(Reader reader, List<Notification> told, DateTime now, CancellationToken ct)
    {
        var letter = Ids.New();
        foreach (var it in told) (it.Mail, it.LetterId) = (MailState.Begun, letter);
        await db.SaveChangesAsync(ct);
        await PostAsync(letter, reader, told, now, ct);
    }

    private async Task PostAsync(Guid id, Reader reader, List<Notification> told, DateTime now, CancellationToken ct)
    {
        if (await letters.WriteAsync(reader, told, ct) is ({ } subject, { } body))
            await mailer.PostAsync(new Letter(id, reader.User.Id, subject, body, now + Worth), ct);
        foreach (var it in told) it.Mail = MailState.HandedOver;
        await db.SaveChangesAsync(ct);
    }
}
