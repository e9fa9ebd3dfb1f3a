using ErpCrm.Contracts.Finance;
using ErpCrm.Demo;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>On the last day the accountant asks for a credit note, and for some work to be written off.</summary>
internal sealed class DemoConcessions(FinanceDbContext db, DemoWorld world)
{
    public async Task PlayAsync(DateOnly day, CancellationToken ct)
    {
        if (day != world.Today || await db.Concessions.AnyAsync(ct)) return;
        var by = new AskedBy(world.UserIds[FinanceDemo.Accountant], DemoCast.Find(FinanceDemo.Accountant).Name,
            world.Moment(day, 16));
        var invoice = await db.Invoices.AsNoTrackingWithIdentityResolution().Whole()
            .Where(i => i.IsOpen && i.OpenAmount == i.Gross && i.Currency == "KGS" && !i.IsDeposit
                && !i.Lines.Any(l => l.DepositId != null))
            .OrderByDescending(i => i.Gross).FirstOrDefaultAsync(ct);
        if (invoice?.Lines.OrderBy(l => l.Position).FirstOrDefault() is { } line)
        {
            var request = new CreditRequest(new Dictionary<Guid, decimal> { [line.Id] = Math.Min(line.Quantity, 2) },
                CreditedWork.MayBeBilledAgain, "Кардар менен эки саат кайра макулдашылды", day);
            var note = CreditWriter.Write(invoice, request).Note;
            db.Add(Concession.OfCreditNote(invoice, request, note.Lines.Sum(l => l.Net + l.Vat), by));
        }

        var work = await db.Deliveries.Where(d => d.IsOpen && d.Kind == BillingSourceKind.Time && d.OpenValue >= 2_000)
            .OrderBy(d => d.DeliveredOn).ThenBy(d => d.Id).FirstOrDefaultAsync(ct);
        if (work is not null)
        {
            var customer = await db.Customers.Where(c => c.Id == work.CompanyId).Select(c => c.Name).FirstAsync(ct);
            db.Add(Concession.OfWriteOff(work, customer, "Переделали за свой счёт", by));
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
