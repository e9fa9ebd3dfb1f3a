using ErpCrm.Contracts;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Tax;

/// <summary>
/// Declares the VAT of months: what was paid to suppliers is deducted from what is owed, and the figures of each month
/// are kept, so that what comes later is seen. Paying it is an entry of its own.
/// </summary>
internal sealed class VatSettling(FinanceDbContext db, VatReport report, LedgerSums sums, ClosingRunner runner,
    BookKeeper keeper)
{
    /// <exception cref="BusinessRuleException">A month was declared before, or nothing is to be declared.</exception>
    public Task<ClosingRun> DeclareAsync(MonthSpan period, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var accounts = await VatAccounts.LoadAsync(db, token);
            if (accounts is not { Output: { } output, Input: { } input })
                throw new BusinessRuleException("Choose accounts for VAT in the chart of accounts first.");
            await RequireNewAsync(period, token);
            var figures = await report.ReadAsync(period.From.First, period.To.Last, token);
            var rows = period.Months.SelectMany(month => Of(month, figures, output, input)).ToList();
            if (rows.Count == 0) throw new BusinessRuleException("There is no VAT in these months.");
            var deducted = await DeductedAsync(rows.Where(r => r.RefId == output).Sum(r => r.Target), input,
                period.To.Last, token);
            return await runner.WriteAsync(RunStep.TaxReturn, period.To, rows,
                (run, _, posting) => posting
                    .Open(JournalKind.TaxPayment, period.To.Last, Kinds.ClosingRun, run.Id, run.Code)
                    .Debit(output, deducted).Credit(input, deducted),
                token);
        }, ct);

    /// <summary>Pays tax that is owed from a bank account.</summary>
    /// <exception cref="BusinessRuleException">The account is in another currency.</exception>
    public Task<ClosingRun> PayAsync(DateOnly on, decimal amount, BankAccount from, string baseCurrency,
        CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            if (from.Currency != baseCurrency)
                throw new BusinessRuleException("Taxes are paid in {0}.", baseCurrency) { Field = "BankAccountId" };
            var output = (await VatAccounts.LoadAsync(db, token)).Output
                ?? throw new BusinessRuleException("Choose accounts for VAT in the chart of accounts first.");
            RunRow[] rows = [new(Kinds.BankAccount, from.Id, "", from.Name, amount, 0)];
            var money = await MoneyAccounts.ForAsync(await keeper.BeginAsync(token), from.Id, baseCurrency, on, token);
            return await runner.WriteAsync(RunStep.TaxPayment, ClosingMonth.Of(on), rows,
                (run, _, of) => of.Open(JournalKind.TaxPayment, on, Kinds.ClosingRun, run.Id, run.Code)
                    .Debit(output, amount).Credit(money, amount),
                token);
        }, ct);

    // Not more than is owed for the months: the rest is carried on to the next ones.
    private async Task<decimal> DeductedAsync(decimal owed, Guid input, DateOnly day, CancellationToken ct)
    {
        var left = (await sums.ReadAsync(new SumQuery(null, day, Accounts: [input]), ct)).Sum(s => s.BaseAmount);
        return Math.Max(0, Math.Min(owed, left));
    }

    private async Task RequireNewAsync(MonthSpan period, CancellationToken ct)
    {
        var parts = period.Months.SelectMany(m => new[] { RunParts.Output + m.Key, RunParts.Input + m.Key }).ToList();
        var known = await db.ClosingRuns.AsNoTracking()
            .Where(r => r.Step == RunStep.TaxReturn && r.State == RunState.Posted
                && db.ClosingRunLines.Any(l => l.RunId == r.Id && parts.Contains(l.Part)))
            .Select(r => r.Code).FirstOrDefaultAsync(ct);
        if (known is not null) throw new BusinessRuleException("{0} declares a part of these months already.", known);
    }

    private static IEnumerable<RunRow> Of(ClosingMonth month, IReadOnlyList<VatFigure> figures, Guid output, Guid input)
    {
        decimal Sum(VatSide side) => figures.Where(f => f.Side == side && f.Month == month.First).Sum(f => f.Vat);
        var (charged, paid) = (Sum(VatSide.Output), Sum(VatSide.Input));
        if (charged != 0) yield return new(Kinds.Account, output, RunParts.Output + month.Key, month.Key, charged, 0);
        if (paid != 0) yield return new(Kinds.Account, input, RunParts.Input + month.Key, month.Key, -paid, 0);
    }
}
