using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>What happens to payment runs, each in its own transaction.</summary>
internal sealed class PaymentRunWriting(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, PaymentRunPages pages, SupplierSettlement settlement)
{
    public static BusinessRuleException ChangedMeanwhile() => SupplierSettlement.ChangedMeanwhile();

    public Task<PaymentRun> PrepareAsync(PaymentRunForm form, CancellationToken ct) => OnceAsync(async token =>
    {
        var account = await db.BankAccounts.SingleOrDefaultAsync(a => a.Id == form.BankAccountId, token)
            ?? throw new BusinessRuleException("Choose one of the list.") { Field = nameof(form.BankAccountId) };
        var run = PaymentRun.Prepare(account, form.Terms(), await PartsAsync(form, null, account.Currency, token),
            me.Id, clock.Today);
        db.Add(run);
        await db.SaveChangesAsync(token);
        return run;
    }, ct);

    public Task<PaymentRun> ChangeAsync(Guid id, PaymentRunForm form, CancellationToken ct) => OnceAsync(async token =>
    {
        var run = await WholeAsync(id, form.Version, token);
        run.Change(form.Terms(), await PartsAsync(form, id, run.Currency, token), clock.Today);
        await db.SaveChangesAsync(token);
        return run;
    }, ct);

    public Task ApproveAsync(Guid id, int version, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var run = await WholeAsync(id, version, token);
        var parts = await pages.PartsAsync(run.Items.ToDictionary(i => i.BillId, i => i.Amount), token);
        run.Approve(me.Id, clock.UtcNow, parts, company.Current.AllowsOwnDecisions);
        await db.SaveChangesAsync(token);
    }, ct);

    /// <summary>The bank paid: each transfer becomes a payment, and its bills are paid.</summary>
    public Task ExecuteAsync(Guid id, int version, DateOnly on, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var run = await WholeAsync(id, version, token);
            var terms = await settlement.TermsAsync(on, run.Total, run.Currency, PaymentMethod.BankTransfer, null, null,
                run.BankAccountId, null, token);
            var suppliers = await SuppliersAsync(run, token);
            foreach (var transfer in Transfer.Of(run, await pages.RowsAsync(run, token)))
            {
                var plan = transfer.Rows.Select(r => new PlannedBill(r.Item.BillId, r.Item.Amount)).ToList();
                var payment = await settlement.PayAsync(me.Id, suppliers[transfer.Rows[0].Item.SupplierId],
                    terms with { Amount = transfer.Amount, Reference = transfer.Reference }, plan, token, run.Id);
                foreach (var row in transfer.Rows) row.Item.PaidBy(payment.Id);
            }

            run.Execute(on, clock.Today);
            await db.SaveChangesAsync(token);
        }, ct);

    public Task DoAsync(Guid id, int version, Action<PaymentRun> act, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            act(await WholeAsync(id, version, token));
            await db.SaveChangesAsync(token);
        }, ct);

    private async Task<PaymentRun> WholeAsync(Guid id, int version, CancellationToken ct)
    {
        var run = await db.PaymentRuns.Include(r => r.Items).OneAsync(id, ct);
        return run.Version == version
            ? run
            : throw new BusinessRuleException("The payment run changed meanwhile. Look at it again.");
    }

    private async Task<Dictionary<Guid, Suppliers.Supplier>> SuppliersAsync(PaymentRun run, CancellationToken ct)
    {
        var ids = run.Items.Select(i => i.SupplierId).Distinct().ToList();
        return await db.Suppliers.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
    }

    // Only bills that are owed, and never more than is open.
    private async Task<IReadOnlyList<RunPart>> PartsAsync(PaymentRunForm form, Guid? runId, string currency,
        CancellationToken ct)
    {
        var amounts = form.Amounts();
        var ids = amounts.Keys.ToList();
        var open = await db.Bills.AsNoTracking()
            .Where(b => ids.Contains(b.Id) && b.IsOpen && b.Kind == BillKind.Bill && b.Currency == currency
                && !db.PaymentRunItems.Any(i => i.OpenBillId == b.Id && i.PaymentRunId != runId))
            .Select(b => new { b.Id, b.Number, b.OpenAmount }).ToDictionaryAsync(b => b.Id, ct);
        if (open.Count < ids.Count) throw ChangedMeanwhile();
        foreach (var (id, amount) in amounts.Where(a => a.Value > open[a.Key].OpenAmount))
            throw new BusinessRuleException("Only {0} {1} of “{2}” are open.", open[id].OpenAmount, currency,
                open[id].Number)
            {
                Field = $"Lines[{form.Lines.FindIndex(l => l.BillId == id)}].Amount",
            };
        return await pages.PartsAsync(amounts, ct);
    }

    // Two runs may take the same bill at the same time: the index lets the first one save.
    private async Task<PaymentRun> OnceAsync(Func<CancellationToken, Task<PaymentRun>> save, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(save, ct);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            throw ChangedMeanwhile();
        }
    }
}
