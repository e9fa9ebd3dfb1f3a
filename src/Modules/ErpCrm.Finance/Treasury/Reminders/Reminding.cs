using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>What somebody has sent by hand.</summary>
internal sealed record SentByHand(int Level, IReadOnlyCollection<Guid> InvoiceIds, string Email);

/// <summary>
/// Reminds customers. Each is asked about again in the transaction that writes its letter and what asks for the mail:
/// is it still open, not disputed, not promised, not paid today (domain-rules §22).
/// </summary>
internal sealed class Reminding(FinanceDbContext db, ReminderLetters letters, IPublicHolidays holidays,
    IDatabase database, ICurrentUser me, IBusinessClock clock, ILogger<Reminding> log)
{
    /// <summary>Everything that is due today, whatever was missed before; nothing on a day without work.</summary>
    /// <returns>How many letters were written.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var days = await DaysAsync(today, ct);
        if (!days.IsWorking(today)) return 0;
        var written = 0;
        foreach (var customer in await ReminderFacts.LoadAsync(db, null, today, ct))
        {
            if (ReminderPlan.Of(customer, today, days).Steps.Count > 0 && await TryAsync(customer.Id, days, ct))
                written++;
            db.ChangeTracker.Clear();
        }

        return written;
    }

    /// <summary>What would go out in the next days, and why the rest does not.</summary>
    public async Task<ReminderForecast> ForecastAsync(Guid? customerId, CancellationToken ct) =>
        ReminderForecast.Of(await ReminderFacts.LoadAsync(db, customerId, clock.Today, ct), clock.Today,
            await DaysAsync(clock.Today, ct));

    /// <summary>A letter that somebody wants sent now, whatever the schedule says.</summary>
    /// <exception cref="BusinessRuleException">Nobody is to be reminded of one of the invoices now.</exception>
    public Task<Reminder> SendAsync(Guid customerId, SentByHand asked, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var customer = await ReminderFacts.FindAsync(db, customerId, clock.Today, token)
                ?? throw new BusinessRuleException("This customer owes nothing.");
            var chosen = Chosen(customer, asked);
            if (MailAddresses.Of(asked.Email) is not { } address)
                throw new BusinessRuleException("Enter an address.") { Field = nameof(asked.Email) };
            var by = new AskedBy(me.Id, me.Name, clock.UtcNow);
            customer = customer with { Email = address.Address };
            var letter = await letters.WriteAsync(customer, asked.Level, chosen, by.UserName, token);
            var reminder = Reminder.Write(customer, asked.Level, letter, clock.Today, isByHand: true, by);
            db.Add(reminder);
            // A level that was done before stays as it was; this letter is one more.
            foreach (var invoice in chosen.Where(i => !i.Done.Contains(asked.Level)))
                db.Add(new ReminderStep(invoice.Id, asked.Level, clock.Today, clock.Today, reminder.Id, null));
            await db.SaveChangesAsync(token);
            return reminder;
        }, ct);

    private List<RemindedInvoice> Chosen(RemindedCustomer customer, SentByHand asked)
    {
        var chosen = customer.Invoices.Where(i => asked.InvoiceIds.Contains(i.Id)).ToList();
        if (chosen.Count == 0)
            throw new BusinessRuleException("Choose an invoice that is still open.")
            {
                Field = nameof(asked.InvoiceIds)
            };
        if (chosen.Find(i => ReminderPlan.HoldOf(i, clock.Today) is not null) is { } held)
            throw new BusinessRuleException("{0} is disputed, promised, or was paid in part today: nobody is reminded of it now.",
                held.Number) { Field = nameof(asked.InvoiceIds) };
        return chosen;
    }

    private async Task<bool> TryAsync(Guid customerId, WorkDays days, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(token => WriteAsync(customerId, days, token), ct);
        }
        catch (DbUpdateException e) when (database.TroubleOf(e) == DatabaseTrouble.Duplicate)
        {
            // Somebody reminded it at the same moment: once is enough.
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The others are reminded all the same; this one is tried again tomorrow.
            log.LogError(e, "Customer {Customer} could not be reminded", customerId);
            return false;
        }
    }

    private async Task<bool> WriteAsync(Guid customerId, WorkDays days, CancellationToken ct)
    {
        var today = clock.Today;
        if (await ReminderFacts.FindAsync(db, customerId, today, ct) is not { Rule: { } rule } customer) return false;
        var plan = ReminderPlan.Of(customer, today, days);
        if (plan.Steps.Count == 0) return false;
        var schedule = await db.ReminderSchedules.AsNoTracking().SingleAsync(s => s.Id == rule.ScheduleId, ct);
        var by = new AskedBy(schedule.SwitchedById, schedule.SwitchedByName, clock.UtcNow);
        // It goes in the name of whoever wrote the schedule.
        using var acting = ActingUser.Act(by.UserId, by.UserName);
        Reminder? reminder = null;
        if (plan.Level > 0)
        {
            var letter = await letters.WriteAsync(customer, plan.Level, Spoken(plan, today), by.UserName, ct);
            db.Add(reminder = Reminder.Write(customer, plan.Level, letter, today, isByHand: false, by));
        }

        foreach (var step in plan.Steps)
            db.Add(new ReminderStep(step.Invoice.Id, step.Level, step.DueOn, today,
                step.Skipped is null ? reminder!.Id : null, step.Skipped));
        await db.SaveChangesAsync(ct);
        return reminder is not null;
    }

    // One letter speaks of everything that is overdue, but for what nobody is to be reminded of.
    private static List<RemindedInvoice> Spoken(ReminderPlan plan, DateOnly today)
    {
        var sent = plan.Sent.Select(step => step.Invoice.Id).ToHashSet();
        return [.. plan.Customer.Invoices.Where(i => sent.Contains(i.Id)
            || (i.DueOn < today && ReminderPlan.HoldOf(i, today) is null))];
    }

    private async Task<WorkDays> DaysAsync(DateOnly today, CancellationToken ct) => new(
        (await holidays.BetweenAsync(today.AddDays(-ReminderDays.Before), today.AddDays(ReminderDays.After), ct))
            .ToHashSet());
}

/// <summary>For so many days around today holidays are asked for.</summary>
internal static class ReminderDays
{
    // The earliest level whose day is not too late, with the longest lateness that can be set.
    public const int Before = 200;

    public const int After = 80;
}
