using ErpCrm.Finance.Purchasing.Bills;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>A bill that waits for money.</summary>
internal sealed record OpenBill(Guid Id, string Number, DateOnly BilledOn, DateOnly DueOn, decimal Gross, decimal Open);

/// <summary>A part of a payment meant for a bill.</summary>
internal sealed record PlannedBill(Guid BillId, decimal Amount);

internal static class BillPlan
{
    /// <summary>The open bills of a supplier in one currency, oldest due first.</summary>
    public static async Task<IReadOnlyList<OpenBill>> OpenAsync(FinanceDbContext db, Guid supplierId, string currency,
        CancellationToken ct) =>
    [
        .. (await db.Bills.AsNoTracking()
                .Where(b => b.SupplierId == supplierId && b.Currency == currency && b.IsOpen
                    && b.Kind == BillKind.Bill)
                .Select(b => new OpenBill(b.Id, b.Number, b.BilledOn, b.DueOn, b.Gross, b.OpenAmount)).ToListAsync(ct))
            .OrderBy(b => b.DueOn).ThenBy(b => b.BilledOn).ThenBy(b => b.Number, StringComparer.Ordinal),
    ];

    /// <summary>In the given order, each as far as it is open; what is left over is paid ahead (domain-rules §7).
    /// </summary>
    public static IReadOnlyList<PlannedBill> Spread(decimal amount, IEnumerable<OpenBill> open)
    {
        var plan = new List<PlannedBill>();
        foreach (var bill in open)
        {
            var part = Math.Min(amount, bill.Open);
            if (part <= 0) continue;
            plan.Add(new PlannedBill(bill.Id, part));
            amount -= part;
        }

        return plan;
    }
}
