using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>What a payment run can pay: open bills in the currency of its account that are due up to a day and lie in
/// no other run.</summary>
internal sealed class PaymentRunForms(FinanceDbContext db, IBusinessClock clock)
{
    private const int Most = 500;

    /// <param name="run">Null for a new one.</param>
    public async Task<PaymentRunContext> ContextAsync(PaymentRun? run, PaymentRunForm form, CancellationToken ct)
    {
        var accounts = await db.BankAccounts.ItemsAsync(null, ct);
        var currency = await db.BankAccounts.Where(a => a.Id == form.BankAccountId).Select(a => a.Currency)
            .FirstOrDefaultAsync(ct);
        return new PaymentRunContext(run, currency ?? "",
            currency is null ? [] : await ProposalsAsync(run, currency, form.DueUntil ?? clock.Today, ct),
            run is null ? accounts : [.. accounts.Where(a => a.Value == run.BankAccountId.ToString())], clock.Today);
    }

    private async Task<IReadOnlyList<RunProposal>> ProposalsAsync(PaymentRun? run, string currency, DateOnly until,
        CancellationToken ct)
    {
        var (runId, mine) = (run?.Id, run?.Items.Select(i => i.BillId).ToList() ?? []);
        return await (
            from bill in db.Bills
            join supplier in db.Suppliers on bill.SupplierId equals supplier.Id
            where bill.IsOpen && bill.Kind == BillKind.Bill && bill.Currency == currency
                && (bill.DueOn <= until || mine.Contains(bill.Id))
                && !db.PaymentRunItems.Any(i => i.OpenBillId == bill.Id && i.PaymentRunId != runId)
            orderby bill.DueOn, bill.SupplierName, bill.Id
            select new RunProposal(bill.Id, bill.Number, supplier.Name, bill.DueOn, bill.OpenAmount,
                supplier.AccountNumber != "")).Take(Most).ToListAsync(ct);
    }
}
