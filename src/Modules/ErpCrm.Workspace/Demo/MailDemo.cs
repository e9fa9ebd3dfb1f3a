using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Demo;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Mail;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Demo;

/// <summary>The accountant of the demo company mails invoices the day after they were issued. No line is opened: what a
/// server would have said is played.</summary>
internal sealed class MailDemo(WorkspaceDbContext db, MailWriting writing, IBusinessClock clock) : IDemoActor
{
    private const string Gulnara = "gulnara@orda.example";

    public int Order => 91;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var (from, to) = (world.Moment(day.AddDays(-1), 0), world.Moment(day, 0));
        var name = Subscription.NameOf(typeof(InvoiceIssued));
        var issued = await db.Set<LoggedEvent>()
            .Where(e => e.Name == name && e.OccurredAt >= from && e.OccurredAt < to)
            .OrderBy(e => e.Sequence).Select(e => e.Payload).ToListAsync(ct);
        foreach (var payload in issued)
            await MailAsync(world, day, (InvoiceIssued)EventJson.Read(payload, typeof(InvoiceIssued)), ct);
        await SendAskedAsync(world, day, ct);
    }

    // What was written by itself the day before.
    private async Task SendAskedAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        var waiting = await db.Mails.Include(m => m.Recipients)
            .Where(m => m.Kind == Kinds.Reminder && m.State == SendState.Waiting).OrderBy(m => m.Id).ToListAsync(ct);
        foreach (var mail in waiting)
        {
            world.At(day, 10, 55);
            mail.Begin(clock.UtcNow);
            var outcome = Played(mail, DemoWorld.Chance("workspace.asked", mail.Id.ToByteArray()[15]).Next(8));
            mail.Take(outcome, clock.UtcNow);
            await RememberAsync(outcome, ct);
            await db.SaveChangesAsync(ct);
        }

        db.ChangeTracker.Clear();
    }

    private async Task MailAsync(DemoWorld world, DateOnly day, InvoiceIssued issued, CancellationToken ct)
    {
        var chance = DemoWorld.Chance("workspace.mail", issued.InvoiceId.ToByteArray()[15] + day.DayNumber);
        if (chance.Next(3) > 0) return;
        using var acting = world.As(Gulnara);
        world.At(day, 10, chance.Next(50));
        var record = new RecordRef(Kinds.Invoice, issued.InvoiceId);
        var form = await writing.BeginAsync(record, null, null, ct);
        if (string.IsNullOrEmpty(form.To)) return;
        var mail = new RecordMail(record, await writing.WriteAsync(form, record, ct), null,
            new Doing(clock.UtcNow, world.UserIds[Gulnara], DemoCast.Find(Gulnara).Name));
        db.Add(mail);
        await db.SaveChangesAsync(ct);
        mail.Begin(clock.UtcNow);
        var outcome = Played(mail, chance.Next(8));
        mail.Take(outcome, clock.UtcNow);
        await RememberAsync(outcome, ct);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task RememberAsync(MailOutcome outcome, CancellationToken ct)
    {
        foreach (var (address, answer) in outcome.Refusals)
        {
            var key = MailAddresses.KeyOf(address);
            if (await db.RefusedAddresses.AnyAsync(a => a.Address == key, ct)) continue;
            db.Add(new RefusedAddress { Address = key, Answer = answer.Answer, RefusedAt = clock.UtcNow });
        }
    }

    private static MailOutcome Played(RecordMail mail, int chance)
    {
        var refusal = new MailAnswer(MailResult.Refused, MailTrouble.AddressRefused, "550 5.1.1 No such user here");
        return chance switch
        {
            0 => new MailOutcome(refusal,
                new Dictionary<string, MailAnswer> { [mail.Recipients[0].Address] = refusal }),
            1 => new MailOutcome(new MailAnswer(MailResult.Unsure, MailTrouble.NoAnswer, ""),
                new Dictionary<string, MailAnswer>()),
            _ => new MailOutcome(new MailAnswer(MailResult.Taken, MailTrouble.None, "2.0.0 Ok: queued"),
                new Dictionary<string, MailAnswer>()),
        };
    }
}
