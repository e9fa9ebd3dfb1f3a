using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>A level of an invoice, as pages show it.</summary>
/// <param name="State">Of the letter; null when it was left out.</param>
internal sealed record ShownStep(int Level, DateOnly On, Guid? ReminderId, ReminderState? State, SkipReason? Skipped)
{
    public string Tone => State is { } state ? ReminderTones.Of(state) : "gray";

    public string Word => State is { } state ? ReminderTones.WordOf(state) : "Left out";

    /// <summary>Why it was left out, an English word.</summary>
    public string? Reason => Skipped is { } reason ? ReminderTones.WordOf(reason) : null;

    public static async Task<IReadOnlyList<ShownStep>> OfInvoiceAsync(FinanceDbContext db, Guid invoiceId,
        CancellationToken ct) =>
        await db.ReminderSteps.AsNoTracking().Where(s => s.InvoiceId == invoiceId).OrderByDescending(s => s.Level)
            .Select(s => new ShownStep(s.Level, s.On, s.ReminderId,
                db.Reminders.Where(r => r.Id == s.ReminderId).Select(r => (ReminderState?)r.State).FirstOrDefault(),
                s.Skipped)).ToListAsync(ct);
}
