using CsCheck;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Workspace.Approvals;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ErpCrm.Tests.Finance.Billing.Concessions.ConcessionScene;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Finance.Billing.Concessions;

/// <summary>Whatever is asked, approved, declined, taken back, paid and ruled in whatever order: what is credited or
/// written off had every word that was asked for when it was asked, by others, and is done once.</summary>
public sealed class ConcessionSequenceTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private enum Deed
    {
        Credit,
        WriteOff,
        ManagementApproves,
        OwnerApproves,
        AskerApproves,
        Declines,
        TakesBack,
        PolicyOff,
        OneStep,
        TwoSteps,
        Pays,
        Delivers,
    }

    private static readonly Gen<Deed[]> Lives =
        Gen.Enum<Deed>().Array[16].Select(deeds => deeds.Prepend(Deed.TwoSteps).ToArray());

    private readonly FinanceScene _scene = new(app);
    private int _number;

    [Fact]
    public void Nothing_is_let_off_without_the_words_that_are_asked_for_and_nothing_twice() =>
        Lives.Sample(deeds => LiveAsync(deeds).GetAwaiter().GetResult(), iter: 12, threads: 1);

    private async Task LiveAsync(Deed[] deeds)
    {
        var (company, project, invoice) = await _scene.IssuedAsync($"Life {_number++}", hours: 4);
        var delivery = (await _scene.DeliveryAsync(await _scene.TimeAsync(project, 60))).Id;
        var (isOn, free, freeWriteOff) = (false, new HashSet<Guid>(), false);
        Assert.NotEqual(Guid.Empty, company);
        // What an earlier life left is none of this one's: else the shortest that comes after it is told.
        var earlier = await app.UnsoundAsync();
        foreach (var deed in deeds)
        {
            if (deed is Deed.PolicyOff or Deed.OneStep or Deed.TwoSteps)
            {
                app.Time.Advance(TimeSpan.FromSeconds(1));
                isOn = deed != Deed.PolicyOff;
                StepRule[] steps = deed == Deed.TwoSteps
                    ? [Asks(BuiltInRoles.Management), Asks(BuiltInRoles.Owner)]
                    : isOn ? [Asks(BuiltInRoles.Management)] : [];
                await RuleAsync(Credit, steps);
                await RuleAsync(WriteOff, steps);
                continue;
            }

            var before = (await app.NotesAsync(invoice)).Select(n => n.Id).ToHashSet();
            var wroteOff = (await app.WriteOffsAsync(delivery)).Count;
            try
            {
                await DoAsync(deed, invoice, delivery);
            }
            catch (Exception e) when (e is BusinessRuleException or RecordNotFoundException
                or DbUpdateConcurrencyException)
            {
                // Refused.
            }

            if (!isOn && deed == Deed.Credit) free.UnionWith((await app.NotesAsync(invoice)).Select(n => n.Id)
                .Except(before));
            freeWriteOff |= !isOn && deed == Deed.WriteOff && (await app.WriteOffsAsync(delivery)).Count > wroteOff;
            await ProveAsync(invoice, delivery, free, freeWriteOff);
        }

        Assert.Empty((await app.UnsoundAsync()).Except(earlier));
    }

    // As its page does: what was asked for before goes by the steps of then, whether or not anybody heard of it.
    private Task RuleAsync(string kind, StepRule[] steps) => app.ChangePolicyAsync(kind, policy =>
    {
        var now = app.Time.GetUtcNow().UtcDateTime;
        policy.Change(false, null, null, null, now);
        foreach (var step in policy.InOrder.ToList()) policy.Remove(step.Id);
        foreach (var step in steps) policy.Add(step);
        if (steps.Length > 0) policy.Change(true, null, null, null, now);
    });

    private async Task DoAsync(Deed deed, Guid invoice, Guid delivery)
    {
        if (deed == Deed.Pays)
        {
            await app.PayAsync(invoice, 100);
            return;
        }

        if (deed == Deed.Delivers)
        {
            await app.DrainAsync();
            return;
        }

        var user = deed switch
        {
            Deed.ManagementApproves or Deed.Declines => TestUser.Management,
            Deed.OwnerApproves => TestUser.Owner,
            _ => TestUser.Accountant,
        };
        using var acting = ActingUser.Act(user.Id, user.Name);
        await using var scope = app.Services.CreateAsyncScope();
        var (services, ct) = (scope.ServiceProvider, CancellationToken.None);
        var db = services.GetRequiredService<FinanceDbContext>();
        if (deed == Deed.Credit) await CreditAsync(services, db, invoice);
        else if (deed == Deed.WriteOff) await WriteOffAsync(services, db, delivery);
        else await DecideAsync(deed, services, db, [invoice, delivery], new AskedBy(user.Id, user.Name,
            app.Time.GetUtcNow().UtcDateTime), ct);
    }

    private async Task CreditAsync(IServiceProvider services, FinanceDbContext db, Guid id)
    {
        var copy = await db.Invoices.Whole().AsNoTrackingWithIdentityResolution().SingleAsync(i => i.Id == id);
        var request = new CreditRequest(new Dictionary<Guid, decimal> { [copy.Lines[0].Id] = 1 },
            CreditedWork.MayBeBilledAgain, "x", app.Today);
        if (await services.GetRequiredService<ConcessionAsking>().AskCreditAsync(copy, request, default) is not null)
            return;
        await services.GetRequiredService<Crediting>()
            .CreditAsync(await db.Invoices.Whole().SingleAsync(i => i.Id == id), request, default);
    }

    private async Task WriteOffAsync(IServiceProvider services, FinanceDbContext db, Guid id)
    {
        var delivery = await db.Deliveries.SingleAsync(d => d.Id == id);
        if (await services.GetRequiredService<ConcessionAsking>().AskWriteOffAsync(delivery, "x", default) is not null)
            return;
        delivery.GiveUp("x", app.Today);
        await db.SaveChangesAsync();
    }

    // Whatever waits of this life, as the page would post it.
    private static async Task DecideAsync(Deed deed, IServiceProvider services, FinanceDbContext db, Guid[] subjects,
        AskedBy by, CancellationToken ct)
    {
        foreach (var asked in await db.Concessions.AsNoTracking()
            .Where(c => subjects.Contains(c.SubjectId) && c.State == ConcessionState.Waiting).ToListAsync(ct))
        {
            var now = (await ConcessionSubject.LoadAsync(db, [asked], ct))[asked.SubjectId];
            var deciding = services.GetRequiredService<ConcessionDeciding>();
            if (deed == Deed.Declines) await deciding.DeclineAsync(asked.Id, "No", ct);
            else if (deed == Deed.TakesBack)
            {
                (await db.Concessions.SingleAsync(c => c.Id == asked.Id, ct)).Withdraw(by);
                await db.SaveChangesAsync(ct);
            }
            else await deciding.ApproveAsync(asked.Id, ConcessionSubject.SeenOf(asked, now), ct);
        }
    }

    private async Task ProveAsync(Guid invoice, Guid delivery, HashSet<Guid> free, bool freeWriteOff)
    {
        var notes = await app.NotesAsync(invoice);
        Assert.True(notes.Sum(n => n.Gross) <= (await _scene.InvoiceAsync(invoice)).Gross);
        foreach (var note in notes.Where(n => !free.Contains(n.Id))) await HasItsWordsAsync(note.Id, note.Gross);
        var writeOffs = await app.WriteOffsAsync(delivery);
        Assert.True(writeOffs.Count <= 1);
        if (writeOffs.Count == 0 || freeWriteOff) return;
        var granted = await app.InAsync<FinanceDbContext, Concession>(db => db.Concessions.AsNoTracking()
            .SingleAsync(c => c.SubjectId == delivery && c.State == ConcessionState.Granted));
        await HasItsWordsAsync(granted.Id, writeOffs[0].Value);
    }

    private async Task HasItsWordsAsync(Guid id, decimal amount)
    {
        var asked = await app.ConcessionAsync(id);
        Assert.Equal((ConcessionState.Granted, amount), (asked.State, asked.Amount));
        await app.DrainAsync();
        var approval = await app.InAsync<WorkspaceDbContext, Approval>(
            db => db.Approvals.AsNoTracking().Include(a => a.Seats).SingleAsync(a => a.RecordId == id));
        Assert.Equal(ApprovalState.Approved, approval.State);
        Assert.All(approval.Seats, seat => Assert.True(seat.IsDecided && seat.DecidedById != asked.AskedById));
    }
}
