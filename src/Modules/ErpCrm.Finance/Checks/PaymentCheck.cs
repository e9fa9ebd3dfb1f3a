using System.Runtime.CompilerServices;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Payments: used within their amount, for invoices of their customer and
/// currency; reversals undo exactly, refunds take from what was left.</summary>
internal sealed class PaymentCheck(FinanceDbContext db, ICompanyProfile company) : ICheck
{
    private const int Portion = 1000;

    public string Rule => "Payments: allocations within amounts, reversals undo exactly (§6, §7)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var reversals = await db.Payments.AsNoTracking().Where(p => p.ReversesId != null)
            .ToDictionaryAsync(p => p.ReversesId!.Value, ct);
        var refunds = (await db.Payments.AsNoTracking().Where(p => p.RefundsId != null).ToListAsync(ct))
            .ToLookup(p => p.RefundsId!.Value);
        foreach (var ids in (await db.Payments.Select(p => p.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var payments = await db.Payments.AsNoTracking().Include(p => p.Allocations).Where(p => ids.Contains(p.Id))
                .ToListAsync(ct);
            var invoices = await InvoicesAsync(payments, ct);
            var undone = await UndoneAsync(payments, ct);
            foreach (var payment in payments)
            {
                foreach (var finding in Left(payment, [.. refunds[payment.Id]])) yield return finding;
                foreach (var finding in Reversal(payment, reversals.GetValueOrDefault(payment.Id)))
                    yield return finding;
                foreach (var finding in Allocations(payment, invoices).Concat(Days(payment, invoices)))
                    yield return finding;
                foreach (var finding in payment.ReversesId is { } original
                    ? Undoing(payment, undone[original])
                    : Differences(payment, invoices))
                    yield return finding;
            }
        }

        foreach (var finding in await LooseRefundsAsync(refunds, ct)) yield return finding;
    }

    private async Task<Dictionary<Guid, Paid>> InvoicesAsync(List<Payment> payments, CancellationToken ct)
    {
        var ids = payments.SelectMany(p => p.Allocations).Select(a => a.InvoiceId).Distinct().ToList();
        return await db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id))
            .Select(i => new Paid(i.Id, i.CompanyId, i.Currency, i.ExchangeRate, i.IssuedOn))
            .ToDictionaryAsync(i => i.Id, ct);
    }

    // What the payments were used for that are taken back here.
    private async Task<ILookup<Guid, PaymentAllocation>> UndoneAsync(List<Payment> payments, CancellationToken ct)
    {
        var originals = payments.Where(p => p.ReversesId is not null).Select(p => p.ReversesId).ToList();
        return (await db.PaymentAllocations.AsNoTracking().Where(a => originals.Contains(a.PaymentId)).ToListAsync(ct))
            .ToLookup(a => a.PaymentId!.Value);
    }

    private async Task<IEnumerable<Finding>> LooseRefundsAsync(ILookup<Guid, Payment> refunds, CancellationToken ct)
    {
        var known = (await db.Payments.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var notes = await db.Payments.AsNoTracking()
            .Where(p => p.RefundsCreditNoteId != null && !db.CreditNotes.Any(n => n.Id == p.RefundsCreditNoteId))
            .ToListAsync(ct);
        return refunds.Where(r => !known.Contains(r.Key)).SelectMany(r => r).Concat(notes)
            .Select(r => Of(r, $"it pays back what is not known"));
    }

    private static IEnumerable<Finding> Left(Payment payment, List<Payment> refunds)
    {
        var goesOut = payment.ReversesId is not null || payment.IsRefund;
        var left = goesOut || payment.IsReversed ? 0 : payment.Amount - payment.Allocations.Sum(a => a.Amount)
            + refunds.Sum(r => r.Amount);
        if (payment.OpenAmount != left || payment.HasCredit != left > 0)
            yield return Of(payment, $"{left} of it is not used, it says {payment.OpenAmount}");
        if (left < 0) yield return Of(payment, $"more than its {payment.Amount} is used");
        if (goesOut != payment.Amount < 0) yield return Of(payment, $"its amount is {payment.Amount}");
        if (payment.IsRefund && payment.Allocations.Count > 0)
            yield return Of(payment, $"it pays credit back, and it is used for invoices");
        foreach (var other in refunds.Where(r => (r.CompanyId, r.Currency) != (payment.CompanyId, payment.Currency)))
            yield return Of(other, $"it pays {payment.Id} back, of another customer or currency");
    }

    private static IEnumerable<Finding> Reversal(Payment payment, Payment? reversal)
    {
        if (payment.ReversesId is null && payment.IsReversed != reversal is not null)
            yield return Of(payment,
                $"it says taken back {payment.IsReversed}, and the opposite entry is “{reversal?.Id}”");
        if (reversal is not null && reversal.Amount != -payment.Amount)
            yield return Of(reversal, $"it takes {payment.Amount} back with {reversal.Amount}");
    }

    private static IEnumerable<Finding> Allocations(Payment payment, Dictionary<Guid, Paid> invoices) =>
        payment.Allocations
        .Where(a => invoices.GetValueOrDefault(a.InvoiceId) is not { } invoice
            || (invoice.CompanyId, invoice.Currency) != (payment.CompanyId, payment.Currency))
        .Select(a => Of(payment, $"it is used for {a.InvoiceId}, of another customer or currency"));

    private static IEnumerable<Finding> Days(Payment payment, Dictionary<Guid, Paid> invoices) => payment.Allocations
        .Where(a => a.On < payment.ReceivedOn
            || (payment.ReversesId is null && a.On < invoices.GetValueOrDefault(a.InvoiceId)?.IssuedOn))
        .Select(a => Of(payment,
            $"it came in on {payment.ReceivedOn} and settles {a.InvoiceId} on {a.On}, before one of them was there"));

    private IEnumerable<Finding> Differences(Payment payment, Dictionary<Guid, Paid> invoices) =>
        from allocation in payment.Allocations
        where invoices.ContainsKey(allocation.InvoiceId)
        let difference = Rounding.Round(
            allocation.Amount * (payment.ExchangeRate - invoices[allocation.InvoiceId].ExchangeRate),
            company.Current.BaseCurrency)
        where difference != allocation.ExchangeDifference
        select Of(payment,
            $"the exchange difference of {allocation.Amount} is {difference}, it says {allocation.ExchangeDifference}");

    // Parts were rounded one by one: their sum is what was realised and is taken back, not a difference of the sum.
    private static IEnumerable<Finding> Undoing(Payment reversal, IEnumerable<PaymentAllocation> undone)
    {
        var before = undone.GroupBy(a => a.InvoiceId).ToDictionary(g => g.Key,
            g => (Amount: g.Sum(a => a.Amount), Difference: g.Sum(a => a.ExchangeDifference)));
        var back = reversal.Allocations.GroupBy(a => a.InvoiceId).ToDictionary(g => g.Key,
            g => (Amount: -g.Sum(a => a.Amount), Difference: -g.Sum(a => a.ExchangeDifference)));
        return
            from invoice in before.Keys.Union(back.Keys)
            let was = before.GetValueOrDefault(invoice)
            let now = back.GetValueOrDefault(invoice)
            where was != now
            select Of(reversal,
                $"of {invoice} it takes {now.Amount} with the exchange difference {now.Difference} back, {was.Amount} with {was.Difference} was used");
    }

    private static Finding Of(Payment payment, FormattableString problem) => Finding.Of("Payment", payment.Id, problem);

    private sealed record Paid(Guid Id, Guid CompanyId, string Currency, decimal ExchangeRate, DateOnly? IssuedOn);
}
