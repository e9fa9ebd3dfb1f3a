using System.Runtime.CompilerServices;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>What was approved was done for the amount that was asked for, and what was not was not.</summary>
internal sealed class ConcessionCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Requests: what is approved is done once and for the amount that was asked for";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var asked in db.Concessions.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (asked.State == ConcessionState.Waiting != asked.WaitingFor is not null)
                yield return Of(asked, $"it is {asked.State} and waits for {asked.WaitingFor}");
            if (asked.State == ConcessionState.Waiting != asked.DecidedAt is null)
                yield return Of(asked, $"it is {asked.State} and was decided at {asked.DecidedAt}");
        }

        var granted = db.Concessions.AsNoTracking().Where(c => c.State == ConcessionState.Granted);
        foreach (var asked in await granted.Where(c => c.Kind == ConcessionKind.CreditNote
            && !db.CreditNotes.Any(n => n.Id == c.Id && n.Gross == c.Amount)).ToListAsync(ct))
            yield return Of(asked, $"it is approved, and no credit note of {asked.Amount} has its id");
        foreach (var asked in await granted.Where(c => c.Kind == ConcessionKind.WriteOff
            && !db.WriteOffs.Any(w => w.DeliveryId == c.SubjectId && w.Value == c.Amount)).ToListAsync(ct))
            yield return Of(asked, $"it is approved, and {asked.Amount} of {asked.SubjectId} is not written off");
        foreach (var asked in await granted.Where(c => c.Kind == ConcessionKind.Discount
            && !db.Invoices.Any(i => i.Id == c.SubjectId && i.IssuedOn != null)).ToListAsync(ct))
            yield return Of(asked, $"it is approved, and its invoice is not issued");
        foreach (var asked in await granted.Where(c => c.Kind == ConcessionKind.BadDebt
            && !db.OpenWriteOffs.Any(w => w.InvoiceId == c.SubjectId && w.Amount == c.Amount)).ToListAsync(ct))
            yield return Of(asked, $"it is approved, and {asked.Amount} of {asked.SubjectId} is not given up");
        foreach (var asked in await db.Concessions.AsNoTracking().Where(c => c.State != ConcessionState.Granted
            && db.CreditNotes.Any(n => n.Id == c.Id)).ToListAsync(ct))
            yield return Of(asked, $"it is {asked.State}, and its credit note is issued");
    }

    private static Finding Of(Concession asked, FormattableString problem) =>
        Finding.Of("Concession", asked.Id, problem);
}
