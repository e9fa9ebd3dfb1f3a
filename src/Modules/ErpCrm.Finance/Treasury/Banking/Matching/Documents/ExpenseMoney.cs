using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Documents;

/// <summary>Expenses that people laid out, and what they were paid back.</summary>
internal sealed class ExpenseMoney(FinanceDbContext db, ICurrentUser me, ICompanyProfile company) : IMoneyDocuments
{
    // Approved and paid within so long they are in time.
    private const int UsualDays = 30;

    public IReadOnlyList<string> Paid { get; } = [Kinds.Expense];

    public string Money => Kinds.Expense;

    public async Task FindAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        var (currencies, from) = (ask.Currencies, ask.From);
        var expenses = await (
            from e in db.Expenses.AsNoTracking().VisibleTo(me)
            join u in db.Users on e.RecordedById equals u.Id
            where currencies.Contains(e.Currency) && (e.State == ExpenseState.Approved
                || (e.State == ExpenseState.Paid && e.PaidOn >= @from
                    && !db.BankMatches.Any(m => m.DocumentId == e.Id && m.UndoneAt == null)))
            select new
            {
                e.Id, e.State, e.Description, e.Net, e.Vat, e.Currency, e.SpentOn, e.PaidOn, e.PaidFromId,
                e.RecordedById, u.Name
            }).ToListAsync(ct);
        foreach (var e in expenses)
        {
            var (open, isPaid) = (-(e.Net + e.Vat), e.State == ExpenseState.Paid);
            var account = isPaid ? ask.AccountOf(e.PaidFromId, e.Currency) : null;
            // Nobody pays his own; money of another account waits for no line here.
            if (isPaid ? account is null : !MayPay(e.RecordedById)) continue;
            found.Candidates.Add(new Candidate(
                isPaid ? CandidateKind.Payment : CandidateKind.Expense, Kinds.Expense, e.Id, e.Currency, open,
                e.PaidOn ?? e.SpentOn, e.PaidOn ?? e.SpentOn.AddDays(UsualDays), e.RecordedById)
            {
                Title = e.Description, PartyName = e.Name, OfAccount = account,
            });
        }

        found.Parties.AddRange(expenses.DistinctBy(e => e.RecordedById)
            .Select(e => new PartyFacts(e.RecordedById, false, [e.Name])));
    }

    public async Task<RecordedMoney?> RecordedAsync(Guid id, CancellationToken ct)
    {
        var expense = await db.Expenses.AsNoTracking().VisibleTo(me).FirstOrDefaultAsync(e => e.Id == id
            && e.State == ExpenseState.Paid
            && !db.BankMatches.Any(m => m.DocumentId == e.Id && m.UndoneAt == null), ct);
        return expense is null ? null : Of(expense);
    }

    public async Task<RecordedMoney> PayAsync(PayOrder order, CancellationToken ct)
    {
        var share = order.Of.Count == 1 ? order.Of[0]
            : throw new BusinessRuleException("Several expenses are paid in parts of the line, one each.");
        var expense = await db.Expenses.VisibleTo(me).OneAsync(e => e.Id == share.Id, ct);
        if (!MayPay(expense.RecordedById))
            throw new BusinessRuleException("Nobody pays his own expenses. Somebody else with the right does it.");
        if (order.Line.Amount > 0 || expense.Currency != order.Line.Currency || share.Amount != expense.Gross
            || order.Amount != expense.Gross)
            throw new BusinessRuleException("This expense comes to {0} {1}: it is paid as a whole.", expense.Gross,
                expense.Currency);
        expense.Pay(order.On, order.On, order.Line.BankAccountId, order.Line.ExchangeRate);
        return Of(expense);
    }

    public async Task TakeBackAsync(Guid id, string? reason, DateOnly on, CancellationToken ct) =>
        (await db.Expenses.VisibleTo(me).OneAsync(e => e.Id == id, ct)).TakeBackPayment();

    private bool MayPay(Guid recordedById) => company.Current.AllowsOwnDecisions || recordedById != me.Id;

    private static RecordedMoney Of(Expense expense) => new(Kinds.Expense, expense.Id, -expense.Gross,
        expense.Currency, expense.PaidOn!.Value, expense.RecordedById, expense.Description);
}
