using ErpCrm.Contracts;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Treasury.Banking.Matching.Documents;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Bank;

/// <summary>What posted months owe, and what was paid of it: sums, for who may see payroll.</summary>
internal sealed class PayrollMoney(FinanceDbContext db, ICurrentUser me) : IMoneyDocuments
{
    public IReadOnlyList<string> Paid { get; } = [Kinds.PayrollPayable];

    public string Money => Kinds.PayrollPayable;

    public async Task FindAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.ViewPayroll)) return;
        var (currencies, from, pays) = (ask.Currencies, ask.From, me.Can(FinancePermissions.EditPayroll));
        var sums = await db.PayrollPayables.AsNoTracking()
            .Where(p => currencies.Contains(p.Currency) && ((pays && p.State == PayableState.Open)
                || (p.State == PayableState.Paid && p.PaidOn >= @from
                    && !db.BankMatches.Any(m => m.DocumentId == p.Id && m.UndoneAt == null))))
            .ToListAsync(ct);
        foreach (var sum in sums)
        {
            var isPaid = sum.State == PayableState.Paid;
            var account = isPaid ? ask.AccountOf(sum.BankAccountId, sum.Currency) : null;
            // Money of another account waits for no line here.
            if (isPaid && account is null) continue;
            found.Candidates.Add(new Candidate(
                isPaid ? CandidateKind.Payment : CandidateKind.Expense, Kinds.PayrollPayable, sum.Id, sum.Currency,
                -sum.Amount, sum.PaidOn ?? sum.DueOn, sum.PaidOn ?? sum.DueOn, sum.Id)
            {
                Numbers = [sum.Code], Title = sum.Code, OfAccount = account,
            });
        }
    }

    public async Task<RecordedMoney?> RecordedAsync(Guid id, CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.ViewPayroll)) return null;
        var sum = await db.PayrollPayables.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id
            && p.State == PayableState.Paid
            && !db.BankMatches.Any(m => m.DocumentId == p.Id && m.UndoneAt == null), ct);
        return sum is null ? null : Of(sum);
    }

    public async Task<RecordedMoney> PayAsync(PayOrder order, CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.EditPayroll)) throw new BusinessRuleException("Choose one of the list.");
        var share = order.Of.Count == 1 ? order.Of[0]
            : throw new BusinessRuleException("Sums of payroll are paid in parts of the line, one each.");
        var sum = await db.PayrollPayables.OneAsync(share.Id, ct);
        if (order.Line.Amount > 0 || sum.Currency != order.Line.Currency || share.Amount != sum.Amount
            || order.Amount != sum.Amount)
            throw new BusinessRuleException("This comes to {0} {1}: it is paid as a whole.", sum.Amount, sum.Currency);
        sum.Pay(order.On, order.On, order.Line.BankAccountId);
        return Of(sum);
    }

    public async Task TakeBackAsync(Guid id, string? reason, DateOnly on, CancellationToken ct) =>
        (await db.PayrollPayables.OneAsync(id, ct)).TakeBack();

    // Whose it is says its kind: no party of the books.
    private static RecordedMoney Of(PayrollPayable sum) => new(Kinds.PayrollPayable, sum.Id, -sum.Amount, sum.Currency,
        sum.PaidOn!.Value, null, sum.Code);
}
