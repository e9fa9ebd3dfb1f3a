using ErpCrm.Finance.Billing;
using ErpCrm.Finance.CreditNotes;
using ErpCrm.Finance.Invoices;
using ErpCrm.SharedKernel.Demo;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>Invoices on the last working day of each month but the current one; one draft is left; two credit notes.</summary>
internal sealed class DemoInvoices(FinanceDbContext db, Issuing issuing, Crediting crediting, DemoWorld world)
{
    private const int PartialCreditMonth = 4;
    private const int FullCreditMonth = 7;
    private const int CreditDay = 12;

    public async Task PlayAsync(DateOnly day, CancellationToken ct)
    {
        var isCurrent = day.Year == world.Today.Year && day.Month == world.Today.Month;
        if (FinanceDemo.IsLastWorkingDay(day) && !isCurrent) await BillAsync(day, ct);
        if (day.Day is >= CreditDay and < CreditDay + 7) await CreditAsync(day, ct);
    }

    private async Task BillAsync(DateOnly day, CancellationToken ct)
    {
        var isLast = day.AddMonths(1).Month == world.Today.Month && world.Today.DayNumber - day.DayNumber < 40;
        var groups = await db.Deliveries.Where(d => d.IsOpen && d.DeliveredOn <= day)
            .GroupBy(d => new { d.CompanyId, d.Currency }).Select(g => new { g.Key.CompanyId, g.Key.Currency, Value = g.Sum(d => d.OpenValue) })
            .Where(g => g.Value > 0).ToListAsync(ct);
        var vat = await db.TaxRates.Where(r => r.IsActive).OrderByDescending(r => r.Percent).ToListAsync(ct);
        var kept = isLast && groups.Count > 1 ? groups.MinBy(g => g.Value) : null;

        foreach (var group in groups.OrderBy(g => g.CompanyId == kept?.CompanyId && g.Currency == kept.Currency).ThenByDescending(g => g.Value))
        {
            // Services to clients abroad are export: zero rate with its reason.
            var rate = group.Currency == "KGS" ? vat.First(r => r.IsDefault) : vat.First(r => r.Percent == 0 && r.ExemptionReason is not null);
            var invoice = await DraftAsync(group.CompanyId, group.Currency, rate.Percent, rate.ExemptionReason, day, ct);
            if (group != kept) await issuing.IssueAsync(invoice, day, ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Invoice> DraftAsync(Guid companyId, string currency, decimal percent, string? note, DateOnly day, CancellationToken ct)
    {
        var customer = await db.Customers.SingleAsync(c => c.Id == companyId, ct);
        var deliveries = await db.Deliveries.Where(d => d.IsOpen && d.CompanyId == companyId && d.Currency == currency && d.DeliveredOn <= day).ToListAsync(ct);
        var ids = deliveries.Select(d => d.ProjectId).Distinct().ToList();
        var projects = await db.Projects.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var invoice = DraftWriter.Write(customer, currency, deliveries, projects, LineGrouping.Task, percent, note, day);
        db.Add(invoice);
        await db.SaveChangesAsync(ct);
        return invoice;
    }

    private async Task CreditAsync(DateOnly day, CancellationToken ct)
    {
        var month = ((day.Year - world.FirstDay.Year) * 12) + day.Month - world.FirstDay.Month;
        var since = day.AddDays(-CreditDay);
        if (month is not (PartialCreditMonth or FullCreditMonth) || await db.CreditNotes.AnyAsync(n => n.IssuedOn > since, ct)) return;
        if (month == PartialCreditMonth) await CreditAsync(day, isFull: false, "Часы согласованы дважды", ct);
        else await CreditAsync(day, isFull: true, "Wrong purchase order, billed again", ct);
    }

    private async Task CreditAsync(DateOnly day, bool isFull, string reason, CancellationToken ct)
    {
        var invoice = await db.Invoices.Whole().Where(i => i.IsOpen && i.OpenAmount == i.Gross && i.Currency == "KGS").OrderByDescending(i => i.Number).FirstOrDefaultAsync(ct);
        if (invoice is null) return;
        var lines = invoice.Lines.OrderBy(l => l.Position).ToList();
        var quantities = isFull
            ? lines.ToDictionary(l => l.Id, l => l.Quantity)
            : new Dictionary<Guid, decimal> { [lines[0].Id] = lines[0].Quantity >= 2 ? 1m : lines[0].Quantity };
        var work = isFull ? CreditedWork.MayBeBilledAgain : CreditedWork.WrittenOff;
        await crediting.CreditAsync(invoice, new CreditRequest(quantities, work, reason, day), ct);
        db.ChangeTracker.Clear();
    }
}
