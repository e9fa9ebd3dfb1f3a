using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>
/// Brings money and invoices together. Two at the same time cannot
/// use the same open amount: both change the invoice, and its version lets only the first one save.
/// </summary>
internal sealed class Settlement(FinanceDbContext db, string baseCurrency, DateOnly today)
{
    /// <summary>What is told to whoever distributes money over invoices that are not any more what was shown.</summary>
    public static BusinessRuleException ChangedMeanwhile() =>
        new("These invoices changed meanwhile. Check the amounts and save again.");

    /// <summary>Records a payment and uses it as planned; the rest stays the customer's credit.</summary>
    public async Task<Payment> ReceiveAsync(Guid byId, PaymentTerms terms, Customer customer,
        IReadOnlyList<PlannedAllocation> plan, CancellationToken ct)
    {
        if (terms.BankAccountId is null)
            terms = terms with { BankAccountId = await db.BankAccounts.UsualAsync(terms.Currency, ct) };
        var payment = Payment.Receive(byId, terms, customer.Name, today, customer.Today);
        payment.Announce(await AllocateAsync(payment, plan, payment.ReceivedOn, ct));
        db.Add(payment);
        return payment;
    }

    /// <summary>Uses what is left of an earlier payment.</summary>
    public async Task UseAsync(Payment payment, IReadOnlyList<PlannedAllocation> plan, CancellationToken ct)
    {
        if (plan.Count == 0) throw new BusinessRuleException("Enter an amount for at least one invoice.");
        payment.AnnounceCredit(await AllocateAsync(payment, plan, today, ct), today);
    }

    /// <summary>Uses what is left of a credit note.</summary>
    public async Task UseAsync(CreditNote note, IReadOnlyList<PlannedAllocation> plan, CancellationToken ct)
    {
        if (plan.Count == 0) throw new BusinessRuleException("Enter an amount for at least one invoice.");
        var invoices = await InvoicesAsync(plan.Select(p => p.InvoiceId), ct);
        var parts = new List<PaymentPart>();
        foreach (var part in plan)
        {
            var invoice = Find(invoices, part.InvoiceId, note.CompanyId);
            if (invoice.Currency != note.Currency)
                throw new BusinessRuleException("Invoice {0} is in {1}, the payment in {2}.", invoice.Number!,
                    invoice.Currency, note.Currency);
            var amount = Currencies.Exact(part.Amount, note.Currency, nameof(Payment.Amount));
            note.Use(amount);
            invoice.Settle(amount, today);
            var difference = Rounding.Round(amount * (note.ExchangeRate - invoice.ExchangeRate), baseCurrency);
            db.Add(PaymentAllocation.OfCredit(note.Id, invoice.Id, amount, today, difference));
            parts.Add(new PaymentPart(invoice.Id, invoice.Number!, amount, invoice.EngagementIds()));
        }

        note.AnnounceCredit(parts, today);
    }

    /// <summary>Takes a payment back with everything it was used for.</summary>
    public async Task<Payment> ReverseAsync(Payment payment, Guid byId, string? reason, CancellationToken ct)
    {
        if (await db.BankMatches.AnyAsync(m => m.DocumentId == payment.Id && m.UndoneAt == null, ct))
            throw new BusinessRuleException("A bank line is matched with this payment. Undo that first.");
        var invoices = await InvoicesAsync(payment.Allocations.Select(a => a.InvoiceId), ct);
        var reversal = payment.Reverse(byId, today, reason, invoices);
        db.Add(reversal);
        return reversal;
    }

    /// <summary>The open invoices of a customer in one currency, oldest due first.</summary>
    public static async Task<List<OpenInvoice>> OpenAsync(FinanceDbContext db, Guid companyId, string currency,
        CancellationToken ct)
    {
        var open = await db.Invoices.AsNoTracking()
            .Where(i => i.CompanyId == companyId && i.Currency == currency && i.IsOpen)
            .Select(i => new OpenInvoice(i.Id, i.Number!, i.IssuedOn!.Value, i.DueOn!.Value, i.Gross, i.OpenAmount))
            .ToListAsync(ct);
        return [.. AllocationPlan.InOrder(open)];
    }

    private async Task<IReadOnlyList<PaymentPart>> AllocateAsync(Payment payment, IReadOnlyList<PlannedAllocation> plan,
        DateOnly on, CancellationToken ct)
    {
        var invoices = await InvoicesAsync(plan.Select(p => p.InvoiceId), ct);
        var parts = new List<PaymentPart>();
        foreach (var planned in plan)
        {
            var invoice = Find(invoices, planned.InvoiceId, payment.CompanyId);
            // Money that came before the invoice settles it from the day it exists.
            var from = invoice.IssuedOn is { } issued && issued > on ? issued : on;
            var allocation = payment.Allocate(invoice, planned.Amount, from, baseCurrency);
            parts.Add(new PaymentPart(invoice.Id, invoice.Number!, allocation.Amount, invoice.EngagementIds()));
        }

        return parts;
    }

    private async Task<List<Invoice>> InvoicesAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Invoices.Include(i => i.Lines).Where(i => wanted.Contains(i.Id)).ToListAsync(ct);
    }

    private static Invoice Find(List<Invoice> invoices, Guid id, Guid companyId) =>
        invoices.FirstOrDefault(i => i.Id == id && i.CompanyId == companyId)
        ?? throw new BusinessRuleException("The invoice belongs to another customer.");
}
