using System.Runtime.CompilerServices;
using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Payments to suppliers: used within their amount, for bills of their supplier and currency; reversals undo
/// exactly, what came back was paid ahead; payment runs paid what they say.</summary>
internal sealed class SupplierPaymentCheck(FinanceDbContext db) : ICheck
{
    public string Rule =>
        "Payments to suppliers: within amounts, reversals undo exactly, runs paid what they say (§6, §7)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var payments = await db.SupplierPayments.AsNoTracking().Include(p => p.Allocations).AsSplitQuery()
            .ToListAsync(ct);
        var bills = await db.Bills.AsNoTracking().Select(b => new { b.Id, b.SupplierId, b.Currency, b.PostedOn })
            .ToDictionaryAsync(b => b.Id, b => new PaidBill(b.SupplierId, b.Currency, b.PostedOn), ct);
        var refunds = payments.Where(p => p.RefundsId is not null).ToLookup(p => p.RefundsId!.Value);
        var reversals = payments.Where(p => p.ReversesId is not null).ToLookup(p => p.ReversesId!.Value);
        foreach (var payment in payments)
        {
            foreach (var finding in Left(payment, [.. refunds[payment.Id]])
                .Concat(Reversal(payment, reversals[payment.Id].FirstOrDefault()))
                .Concat(Bills(payment, bills))) yield return finding;
        }

        await foreach (var run in db.PaymentRuns.AsNoTracking().Include(r => r.Items).AsAsyncEnumerable()
            .WithCancellation(ct))
        {
            foreach (var finding in Run(run)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Left(SupplierPayment payment, List<SupplierPayment> refunds)
    {
        var isOpposite = payment.ReversesId is not null || payment.IsRefund;
        var left = isOpposite || payment.IsReversed ? 0 : payment.Amount - payment.Allocations.Sum(a => a.Amount)
            + refunds.Sum(r => r.Amount);
        if (payment.OpenAmount != left || payment.HasAdvance != left > 0)
            yield return Of(payment, $"{left} of it pays nothing, it says {payment.OpenAmount}");
        if (left < 0) yield return Of(payment, $"more than its {payment.Amount} is used");
        if (isOpposite != payment.Amount < 0) yield return Of(payment, $"its amount is {payment.Amount}");
        foreach (var other in refunds.Where(r => (r.SupplierId, r.Currency) != (payment.SupplierId, payment.Currency)))
            yield return Of(other, $"it gives {payment.Id} back, of another supplier or currency");
    }

    private static IEnumerable<Finding> Reversal(SupplierPayment payment, SupplierPayment? reversal)
    {
        if (payment.ReversesId is null && payment.IsReversed != reversal is not null)
            yield return Of(payment,
                $"it says taken back {payment.IsReversed}, and the opposite entry is “{reversal?.Id}”");
        if (reversal is null) yield break;
        if (reversal.Amount != -payment.Amount)
            yield return Of(reversal, $"it takes {payment.Amount} back with {reversal.Amount}");
        if (Sums(payment, 1) is var was && Sums(reversal, -1) is var now
            && was.Keys.Union(now.Keys).Any(id => was.GetValueOrDefault(id) != now.GetValueOrDefault(id)))
            yield return Of(reversal, $"it opens other amounts again than {payment.Id} paid");
    }

    private static Dictionary<Guid, decimal> Sums(SupplierPayment payment, int sign) => payment.Allocations
        .GroupBy(a => a.BillId).ToDictionary(g => g.Key, g => sign * g.Sum(a => a.Amount));

    private static IEnumerable<Finding> Bills(SupplierPayment payment, Dictionary<Guid, PaidBill> bills)
    {
        foreach (var allocation in payment.Allocations)
        {
            if (bills.GetValueOrDefault(allocation.BillId) is not { } bill
                || (bill.SupplierId, bill.Currency) != (payment.SupplierId, payment.Currency))
                yield return Of(payment, $"it pays {allocation.BillId}, of another supplier or currency");
            else if (allocation.On < payment.PaidOn || allocation.On < bill.PostedOn)
                yield return Of(payment,
                    $"it pays {allocation.BillId} on {allocation.On}, before one of them was there");
        }
    }

    private static IEnumerable<Finding> Run(PaymentRun run)
    {
        var total = run.Items.Sum(i => i.Amount);
        if (run.Total != total || run.BillCount != run.Items.Count)
            yield return Of(run, $"its bills come to {total}, it says {run.Total}");
        if (run.IsOpen != run.State is PaymentRunState.Draft or PaymentRunState.Approved
            || run.Items.Any(i => i.OpenBillId is not null != run.IsOpen))
            yield return Of(run, $"it is {run.State}, and its bills are held {run.IsOpen}");
        if (run.Items.Any(i => i.PaymentId is not null != (run.State == PaymentRunState.Executed)))
            yield return Of(run, $"it is {run.State}, and not what it says paid its bills");
    }

    private static Finding Of(SupplierPayment payment, FormattableString problem) =>
        Finding.Of("SupplierPayment", payment.Id, problem);

    private static Finding Of(PaymentRun run, FormattableString problem) => Finding.Of("PaymentRun", run.Id, problem);

    private sealed record PaidBill(Guid SupplierId, string Currency, DateOnly? PostedOn);
}
