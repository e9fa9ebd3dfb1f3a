using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Deposits;

/// <summary>A deposit of a customer, as far as it is not earned.</summary>
/// <param name="Open">Net that no issued invoice deducts yet.</param>
/// <param name="Left">Net that was paid and that no draft reserves.</param>
internal sealed record OpenDeposit(Guid Id, string Number, Guid CompanyId, string Currency, DateOnly IssuedOn,
    DateOnly? PaidOn, Guid? ProjectId, decimal Net, decimal Open, decimal Left)
{
    public static OpenDeposit Of(Invoice deposit) => new(deposit.Id, deposit.Number!, deposit.CompanyId,
        deposit.Currency, deposit.IssuedOn!.Value, deposit.PaidOn, deposit.DepositProjectId, deposit.Net,
        deposit.DepositOpen, deposit.DepositLeft);
}

internal static class DepositQueries
{
    /// <summary>Issued deposits of which something is not earned yet.</summary>
    public static IQueryable<Invoice> OpenDeposits(this IQueryable<Invoice> invoices)
    {
        // A parameter, because SQLite has no use for an index on a bare truth value.
        var isDeposit = true;
        return invoices.Where(i => i.IsDeposit == isDeposit && i.DepositOpen > 0);
    }

    /// <summary>Oldest first.</summary>
    public static async Task<IReadOnlyList<OpenDeposit>> ReadDepositsAsync(this IQueryable<Invoice> invoices,
        CancellationToken ct) =>
    [
        .. (await invoices.AsNoTracking().OpenDeposits().ToListAsync(ct)).Select(OpenDeposit.Of)
            .OrderBy(d => d.IssuedOn).ThenBy(d => d.Number, StringComparer.Ordinal),
    ];
}
