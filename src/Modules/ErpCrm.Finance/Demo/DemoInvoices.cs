using ErpCrm.Contracts.Finance;
using ErpCrm.Demo;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.TaxRates;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>
/// Agreed amounts are invoiced in the middle of a month, hours on its
/// last working day; those of the current month wait. One draft is left; two credit notes.
/// </summary>
internal sealed class DemoInvoices(FinanceDbContext db, Issuing issuing, Crediting crediting, DemoWorld world)
{
    private const int PartialCreditMonth = 4;
    private const int FullCreditMonth = 7;
    private const int CreditDay = 19;
    private const int MiddleDay = 15;
    private const int DraftAge = 7;

    public async Task PlayAsync(DateOnly day, CancellationToken ct)
    {
        var isCurrent = day.Year == world.Today.Year && day.Month == world.Today.Month;
        if (FinanceDemo.IsLastWorkingDay(day) && !isCurrent) await BillAsync(day, isAgreed: false, ct);
        if (IsMiddle(day)) await BillAsync(day, isAgreed: true, ct);
        if (day.Day is >= CreditDay and < CreditDay + 7) await CreditAsync(day, ct);
    }

    private static bool IsMiddle(DateOnly day) =>
        day.Day == MiddleDay || (day.Day is MiddleDay + 1 or MiddleDay + 2 && day.DayOfWeek == DayOfWeek.Monday);

    private IQueryable<Delivery> Open(DateOnly day, bool isAgreed) =>
        db.Deliveries.Where(d => d.IsOpen && d.DeliveredOn <= day
            && (!isAgreed || d.Kind == BillingSourceKind.Milestone || d.Kind == BillingSourceKind.RetainerPeriod));

    private async Task BillAsync(DateOnly day, bool isAgreed, CancellationToken ct)
    {
        var isRecent = world.Today.DayNumber - day.DayNumber is > DraftAge and < 40;
        var groups = await Open(day, isAgreed)
            .GroupBy(d => new { d.CompanyId, d.Currency })
            .Select(g => new { g.Key.CompanyId, g.Key.Currency, Value = g.Sum(d => d.OpenValue) })
            .Where(g => g.Value > 0).ToListAsync(ct);
        var vat = await db.TaxRates.Where(r => r.IsActive).OrderByDescending(r => r.Percent).ToListAsync(ct);
        var kept = isRecent && !await db.Invoices.AnyAsync(i => i.Status == InvoiceStatus.Draft, ct)
            ? groups.MinBy(g => g.Value)
            : null;

        foreach (var group in groups.OrderBy(g => g.CompanyId == kept?.CompanyId && g.Currency == kept.Currency)
            .ThenByDescending(g => g.Value))
        {
            // Services to clients abroad are export: zero rate with its reason.
            var rate = group.Currency == "KGS" ? vat.First(r => r.IsDefault) : vat.First(
                r => r.Percent == 0 && r.ExemptionReason is not null);
            var invoice = await DraftAsync(
                Open(day, isAgreed).Where(d => d.CompanyId == group.CompanyId && d.Currency == group.Currency),
                group.CompanyId, group.Currency, rate, day, ct);
            await new DemoTerms(db, world).PriceAsync(invoice, day, ct);
            await DemoDeposits.DeductAsync(db, invoice, ct);
            if (group != kept) await issuing.IssueAsync(invoice, day, ct);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Invoice> DraftAsync(IQueryable<Delivery> work, Guid companyId, string currency, TaxRate rate,
        DateOnly day, CancellationToken ct)
    {
        var customer = await db.Customers.SingleAsync(c => c.Id == companyId, ct);
        var deliveries = await work.ToListAsync(ct);
        var ids = deliveries.Select(d => d.ProjectId).Distinct().ToList();
        var projects = await db.Projects.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var invoice = DraftWriter.Write(customer, currency, deliveries, projects, LineGrouping.Task,
            _ => LineVat.Of(rate), day);
        db.Add(invoice);
        await db.SaveChangesAsync(ct);
        return invoice;
    }

    private async Task CreditAsync(DateOnly day, CancellationToken ct)
    {
        var month = ((day.Year - world.FirstDay.Year) * 12) + day.Month - world.FirstDay.Month;
        var since = day.AddDays(-CreditDay);
        if (month is not (PartialCreditMonth or FullCreditMonth)
            || await db.CreditNotes.AnyAsync(n => n.IssuedOn > since, ct))
            return;
        if (month == PartialCreditMonth) await CreditAsync(day, isFull: false, "Часы согласованы дважды", ct);
        else await CreditAsync(day, isFull: true, "Wrong purchase order, billed again", ct);
    }

    private async Task CreditAsync(DateOnly day, bool isFull, string reason, CancellationToken ct)
    {
        var invoice = await db.Invoices.Whole().Where(i => i.IsOpen && i.OpenAmount == i.Gross && i.Currency == "KGS"
                && !i.IsDeposit && !i.Lines.Any(l => l.DepositId != null))
            .OrderByDescending(i => i.Number)
            .FirstOrDefaultAsync(ct);
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
