using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>What became of the mail of a reminder stands with it, and in the threads of the work it speaks of.
/// </summary>
internal sealed class FollowReminderMails(FinanceDbContext db) : IHandle<MailSent>, IHandle<MailNotSent>
{
    public async Task HandleAsync(MailSent domainEvent, CancellationToken ct)
    {
        // Another mail about it is a letter of somebody's own.
        if (domainEvent.Kind != Kinds.Reminder || domainEvent.MailId != domainEvent.RecordId) return;
        if (await db.Reminders.FirstOrDefaultAsync(r => r.Id == domainEvent.RecordId, ct) is not { } reminder) return;
        var invoices = db.ReminderSteps.Where(s => s.ReminderId == reminder.Id).Select(s => s.InvoiceId);
        var engagements = await db.InvoiceLines
            .Where(l => l.EngagementId != null && invoices.Contains(l.InvoiceId))
            .Select(l => l.EngagementId!.Value).Distinct().OrderBy(id => id).Take(50).ToListAsync(ct);
        reminder.TellSent(domainEvent.Addresses, engagements);
    }

    public async Task HandleAsync(MailNotSent domainEvent, CancellationToken ct)
    {
        if (domainEvent.Kind != Kinds.Reminder || domainEvent.MailId != domainEvent.RecordId) return;
        if (await db.Reminders.FirstOrDefaultAsync(r => r.Id == domainEvent.RecordId, ct) is { } reminder)
            reminder.TellNotSent(domainEvent.IsUnsure);
    }
}
