using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Mails;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>
/// Makes the invoices that are due, in steps of which each is kept: the time begins, its draft is there, it is issued,
/// it is sent. Whoever is killed in between, and whoever does it at the same moment, goes on from there (domain-rules
/// §22, §35). What stands in the way is kept, told once, and tried again.
/// </summary>
internal sealed class RecurringInvoiceMaker(FinanceDbContext db, RecurringInvoiceWriter writer, Issuing issuing,
    UnattendedIssuing unattended, InvoiceSending sending, ConcessionAsking asking, IDatabase database, ICurrentUser me,
    IBusinessClock clock, ILogger<RecurringInvoiceMaker> log)
{
    /// <summary>Everything that is due today, whatever was missed before.</summary>
    /// <param name="id">Null for all.</param>
    /// <returns>How many were brought to their end.</returns>
    public async Task<int> MakeDueAsync(Guid? id, CancellationToken ct)
    {
        var today = clock.Today;
        var due = await db.RecurringInvoices.AsNoTracking()
            .Where(r => r.NextOn <= today && (id == null || r.Id == id))
            .OrderBy(r => r.NextOn).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        foreach (var recurring in due)
        {
            while (await BeginAsync(recurring, today, ct))
            {
            }
        }

        var made = 0;
        foreach (var open in await OpenAsync(id, ct))
        {
            if (await TryAsync(open, ct)) made++;
        }

        return made;
    }

    /// <summary>The next one before its day.</summary>
    /// <returns>Whether it came to its end.</returns>
    /// <exception cref="BusinessRuleException">Nothing comes any more.</exception>
    public async Task<bool> MakeNextAsync(RecurringInvoice recurring, CancellationToken ct)
    {
        var occurrence = recurring.TakeNext();
        db.Add(occurrence);
        await db.SaveChangesAsync(ct);
        return await TryAsync(occurrence.Id, ct);
    }

    /// <summary>Goes on with a time that something stood in the way of.</summary>
    /// <returns>Whether it came to its end.</returns>
    public async Task<bool> TryAsync(Guid occurrenceId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            // It goes in the name of whoever planned it, unless somebody is there.
            var planner = me.Id == Guid.Empty ? await PlannerAsync(occurrenceId, ct) : null;
            using var acting = planner is { } by ? ActingUser.Act(by.Id, by.Name) : null;
            return await GoOnAsync(occurrenceId, ct);
        }
        catch (BusinessRuleException refusal)
        {
            await HoldUpAsync(occurrenceId, refusal, ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException
            || database.TroubleOf(e) == DatabaseTrouble.Duplicate)
        {
            // Somebody does it at the same moment: once is enough.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The others are made all the same; this one is tried again.
            log.LogError(e, "Occurrence {Occurrence} of a recurring invoice could not be made", occurrenceId);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        return false;
    }

    private Task<List<Guid>> OpenAsync(Guid? id, CancellationToken ct) => db.RecurringInvoiceOccurrences.AsNoTracking()
        .Where(o => o.State == OccurrenceState.Begun && (id == null || o.RecurringInvoiceId == id)
            && db.RecurringInvoices.Any(
                r => r.Id == o.RecurringInvoiceId && !r.IsPaused && r.StoppedOn == null))
        .OrderBy(o => o.On).ThenBy(o => o.RecurringInvoiceId).ThenBy(o => o.Number).Select(o => o.Id).ToListAsync(ct);

    // From here on this time is there, unique by its number, and the one after it comes next.
    private async Task<bool> BeginAsync(Guid id, DateOnly today, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            return await db.InTransactionAsync(async token =>
            {
                var recurring = await db.RecurringInvoices.SingleAsync(r => r.Id == id, token);
                if (!(recurring.NextOn <= today)) return false;
                db.Add(recurring.TakeNext());
                await db.SaveChangesAsync(token);
                return true;
            }, ct);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException
            || database.TroubleOf(e) == DatabaseTrouble.Duplicate)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> GoOnAsync(Guid occurrenceId, CancellationToken ct)
    {
        await DraftAsync(occurrenceId, ct);
        db.ChangeTracker.Clear();
        var (occurrence, recurring) = await FindAsync(occurrenceId, ct);
        if (occurrence.State != OccurrenceState.Begun) return false;
        var invoice = await db.Invoices.Whole().FirstOrDefaultAsync(i => i.Id == occurrence.InvoiceId, ct);
        if (invoice is { IsDraft: true } && recurring.Stage != InvoiceStage.Draft)
        {
            await asking.RequireNoneAsync(invoice, ct);
            await unattended.RequireReadyAsync(invoice, ct);
            await issuing.IssueAsync(invoice, clock.Today, ct);
        }

        if (invoice is not null && recurring.Stage == InvoiceStage.Send)
            await sending.PrepareAsync(invoice.Id, ct);
        db.ChangeTracker.Clear();
        return await EndAsync(occurrenceId, ct);
    }

    private Task DraftAsync(Guid occurrenceId, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var (occurrence, recurring) = await FindAsync(occurrenceId, token);
        if (occurrence is not { State: OccurrenceState.Begun, InvoiceId: null }) return;
        var invoice = await writer.WriteAsync(recurring, occurrence, clock.Today, token);
        db.Add(invoice);
        occurrence.Drafted(invoice.Id);
        recurring.TellMade(occurrence, invoice.Id);
        await db.SaveChangesAsync(token);
    }, ct);

    // Asked again in the transaction that asks for the mail: who sent it by hand meanwhile has sent it.
    private Task<bool> EndAsync(Guid occurrenceId, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var (occurrence, recurring) = await FindAsync(occurrenceId, token);
        if (occurrence.State != OccurrenceState.Begun) return false;
        var invoice = await db.Invoices.FirstOrDefaultAsync(i => i.Id == occurrence.InvoiceId, token);
        if (invoice is null)
        {
            occurrence.Skip();
            await db.SaveChangesAsync(token);
            return false;
        }

        if (recurring.Stage == InvoiceStage.Send && !await sending.WentAsync(invoice.Id, token))
            await sending.AskAsync(invoice, recurring.MailsLink, token);
        occurrence.Finish();
        await db.SaveChangesAsync(token);
        return true;
    }, ct);

    private async Task HoldUpAsync(Guid occurrenceId, BusinessRuleException refusal, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            await db.InTransactionAsync(async token =>
            {
                var (occurrence, recurring) = await FindAsync(occurrenceId, token);
                if (occurrence.State != OccurrenceState.Begun) return;
                if (occurrence.HoldUp(refusal)) recurring.TellHeldUp(occurrence);
                await db.SaveChangesAsync(token);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else keeps what stands in the way of it, or has done it.
        }
    }

    private async Task<(Guid Id, string Name)?> PlannerAsync(Guid occurrenceId, CancellationToken ct)
    {
        var planner = await db.RecurringInvoices.AsNoTracking()
            .Where(r => db.RecurringInvoiceOccurrences.Any(
                o => o.Id == occurrenceId && o.RecurringInvoiceId == r.Id))
            .Select(r => new { r.SetById, r.SetByName }).SingleAsync(ct);
        return (planner.SetById, planner.SetByName);
    }

    private async Task<(RecurringInvoiceOccurrence Occurrence, RecurringInvoice Recurring)> FindAsync(
        Guid occurrenceId, CancellationToken ct)
    {
        var occurrence = await db.RecurringInvoiceOccurrences.SingleAsync(o => o.Id == occurrenceId, ct);
        return (occurrence, await db.RecurringInvoices.Include(r => r.Lines)
            .SingleAsync(r => r.Id == occurrence.RecurringInvoiceId, ct));
    }
}

/// <summary>Every day, and again while something stands in the way.</summary>
internal sealed class MakeRecurringInvoices(RecurringInvoiceMaker maker) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct) => maker.MakeDueAsync(null, ct);
}
