using ErpCrm.Contracts.Finance;
using ErpCrm.Demo.Seeding;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Seeding;

/// <summary>What arrives in a week: what one customer pays on a day is one payment
/// over all its invoices; some pay too much, a few are entered wrongly.</summary>
internal sealed class SeedPayments(FinanceDbContext db, SeedWorld world, ExchangeRateTable rates, string baseCurrency,
    SeedSchedule schedule, Guid byId, IReadOnlyDictionary<string, Guid> accounts)
{
    public async Task PlayAsync(SeedWeek week, CancellationToken ct)
    {
        var due = schedule.PaymentsOf(week);
        var ids = due.Select(p => p.InvoiceId).Distinct().ToList();
        var invoices = await db.Invoices.Include(i => i.Lines).Where(i => ids.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, ct);
        foreach (var transfer in due.GroupBy(p => (p.On, p.CompanyId, p.Currency))) Receive([.. transfer], invoices);
    }

    private void Receive(List<ExpectedPayment> parts, Dictionary<Guid, Invoice> invoices)
    {
        var first = parts[0];
        var chance = SeedWorld.Chance("finance.payment " + first.Number, (int)first.Amount);
        // A credit may have settled a part meanwhile.
        var open = parts
            .Select(p => (Invoice: invoices[p.InvoiceId], Amount: Math.Min(p.Amount, invoices[p.InvoiceId].OpenAmount)))
            .Where(p => p.Amount > 0)
            .ToList();
        if (open.Count == 0) return;
        var total = open.Sum(p => p.Amount);
        var extra = chance.Next(60) == 0 ? Rounding.Round(total * 0.02m, first.Currency) : 0;
        var terms = new PaymentTerms(
            first.CompanyId, first.On, total + extra, first.Currency, rates.Require(first.Currency, first.On),
            (PaymentMethod)(chance.Next(10) == 0 ? 2 : 0),
            string.Join(", ", parts.Select(p => p.Number).Take(3)), null,
            accounts.TryGetValue(first.Currency, out var account) ? account : null);
        var payment = Payment.Receive(byId, terms, first.Customer, world.Today);
        db.Add(payment);
        payment.Announce([.. open.Select(p => Allocate(payment, p.Invoice, p.Amount, first.On))]);
        if (chance.Next(400) == 0)
            db.Add(payment.Reverse(byId, first.On, "Entered twice", [.. open.Select(p => p.Invoice)]));
    }

    private PaymentPart Allocate(Payment payment, Invoice invoice, decimal amount, DateOnly on)
    {
        var allocation = payment.Allocate(invoice, amount, on, baseCurrency);
        return new PaymentPart(invoice.Id, invoice.Number!, allocation.Amount, invoice.EngagementIds());
    }
}
