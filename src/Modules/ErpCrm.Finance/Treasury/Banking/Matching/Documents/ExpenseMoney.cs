using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Documents;

/// <summary>Expenses that people laid out, and what they were paid back; and what company cards paid. Lines of a claim
/// are paid back with it (<see cref="ClaimMoney"/>).</summary>
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
            where currencies.Contains(e.PayableCurrency!) && (e.ClaimId == null || e.CardId != null)
                && (e.State == ExpenseState.Approved || (e.State == ExpenseState.Paid && e.PaidOn >= @from
                    && !db.BankMatches.Any(m => m.DocumentId == e.Id && m.UndoneAt == null)))
            select new
            {
                e.Id, e.State, e.Description, Amount = e.Payable!.Value, Currency = e.PayableCurrency!, e.SpentOn,
                e.PaidOn, e.PaidFromId, e.RecordedById, u.Name, e.Supplier, IsByCard = e.CardId != null
            }).ToListAsync(ct);
        foreach (var e in expenses)
        {
            var (open, isPaid) = (-e.Amount, e.State == ExpenseState.Paid);
            var account = isPaid ? ask.AccountOf(e.PaidFromId, e.Currency) : null;
            // Nobody pays his own; money of another account waits for no line here.
            if (isPaid ? account is null : !MayPay(e.RecordedById)) continue;
            found.Candidates.Add(new Candidate(
                isPaid ? CandidateKind.Payment : CandidateKind.Expense, Kinds.Expense, e.Id, e.Currency, open,
                e.PaidOn ?? e.SpentOn, e.PaidOn ?? e.SpentOn.AddDays(UsualDays),
                // On the statement of a card stands who was paid: of each only the name is known.
                e.IsByCard ? e.Id : e.RecordedById)
            {
                Title = e.Description, PartyName = e.IsByCard ? e.Supplier : e.Name, OfAccount = account,
            });
        }

        found.Parties.AddRange(expenses.DistinctBy(e => e.RecordedById)
            .Select(e => new PartyFacts(e.RecordedById, false, [e.Name])));
        found.Parties.AddRange(expenses.Where(e => e.IsByCard && e.Supplier.Length > 0)
            .Select(e => new PartyFacts(e.Id, false, [e.Supplier])));
    }

    public async Task<RecordedMoney?> RecordedAsync(Guid id, CancellationToken ct)
    {
        var expense = await db.Expenses.AsNoTracking().VisibleTo(me).FirstOrDefaultAsync(e => e.Id == id
            && e.State == ExpenseState.Paid && (e.ClaimId == null || e.CardId != null)
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
        var owed = expense.Payable ?? expense.Gross;
        if (order.Line.Amount > 0 || (expense.PayableCurrency ?? expense.Currency) != order.Line.Currency
            || share.Amount != owed || order.Amount != owed)
            throw new BusinessRuleException("This expense comes to {0} {1}: it is paid as a whole.", owed,
                expense.PayableCurrency ?? expense.Currency);
        expense.Pay(order.On, order.On, order.Line.BankAccountId, order.Line.ExchangeRate);
        return Of(expense);
    }

    public async Task TakeBackAsync(Guid id, string? reason, DateOnly on, CancellationToken ct) =>
        (await db.Expenses.VisibleTo(me).OneAsync(e => e.Id == id, ct)).TakeBackPayment();

    private bool MayPay(Guid recordedById) => company.Current.AllowsOwnDecisions || recordedById != me.Id;

    private static RecordedMoney Of(Expense expense) => new(Kinds.Expense, expense.Id, -expense.Payable!.Value,
        expense.PayableCurrency!, expense.PaidOn!.Value, expense.IsByCard ? null : expense.RecordedById,
        expense.Description);
}
