using ErpCrm.Demo.Seeding;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Platform.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Seeding;

/// <summary>Credit notes, whole and partial; the credited work is billed again or written off.</summary>
internal sealed class SeedCredits(FinanceDbContext db, SeedWorld world, CompanyProfile company, SeedNumbers numbers,
    SeedSchedule schedule)
{
    public async Task PlayAsync(SeedWeek week, CancellationToken ct)
    {
        var ids = schedule.CreditsOf(week);
        if (ids.Count == 0 || week.Number >= world.Weeks - 1) return;
        var invoices = await db.Invoices.Whole().Where(i => ids.Contains(i.Id)).ToListAsync(ct);
        var contents = await db.IssuedDocuments.AsNoTracking().Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, d => d.Content, ct);
        foreach (var invoice in invoices.OrderBy(i => i.IssuedOn).ThenBy(i => i.Number!.Length)
            .ThenBy(i => i.Number, StringComparer.Ordinal))
        {
            var on = week.Day(3) > invoice.IssuedOn ? week.Day(3) : week.LastDay;
            Credit(invoice, FrozenDocument.Read(contents[invoice.Id]), on);
        }
    }

    private void Credit(Invoice invoice, FrozenDocument frozen, DateOnly on)
    {
        var chance = SeedWorld.Chance("finance.credit " + invoice.Number);
        var isFull = chance.Next(2) == 0;
        var lines = invoice.Lines.OrderBy(l => l.Position).ToList();
        var quantities = isFull
            ? lines.ToDictionary(l => l.Id, l => l.Quantity)
            : new Dictionary<Guid, decimal> { [lines[0].Id] = lines[0].Quantity >= 2 ? 1m : lines[0].Quantity };
        var work = chance.Next(2) == 0 ? CreditedWork.MayBeBilledAgain : CreditedWork.WrittenOff;
        var (note, parts) = CreditWriter.Write(invoice,
            new CreditRequest(quantities, work, isFull ? "Wrong purchase order" : "Часы согласованы дважды", on));
        var series = NumberSequence.SeriesOf(CreditNote.Prefix, on);
        note.Issue(numbers.Take(series, on), on, parts);
        db.Add(note);
        db.Add(numbers.Freeze(note.Id, series, FrozenDocument.Of(note, frozen, company).Write()));
    }
}
