using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Matching.Documents;

/// <summary>Claims that people are paid back in one sum.</summary>
internal sealed class ClaimMoney(FinanceDbContext db, ICurrentUser me, ICompanyProfile company) : IMoneyDocuments
{
    // Approved and paid within so long they are in time.
    private const int UsualDays = 30;

    public IReadOnlyList<string> Paid { get; } = [Kinds.ExpenseClaim];

    public string Money => Kinds.ExpenseClaim;

    public async Task FindAsync(MoneyAsk ask, FoundMoney found, CancellationToken ct)
    {
        var (currencies, from) = (ask.Currencies, ask.From);
        var claims = await (
            from c in db.ExpenseClaims.AsNoTracking().VisibleTo(me)
            join u in db.Users on c.RecordedById equals u.Id
            where currencies.Contains(c.Currency) && (c.State == ExpenseState.Approved
                || (c.State == ExpenseState.Paid && c.PaidOn >= @from
                    && !db.BankMatches.Any(m => m.DocumentId == c.Id && m.UndoneAt == null)))
            select new
            {
                c.Id, c.State, c.Title, Total = c.Total!.Value, c.Currency, c.PeriodUntil, c.PaidOn, c.PaidFromId,
                c.RecordedById, u.Name
            }).ToListAsync(ct);
        foreach (var c in claims)
        {
            var isPaid = c.State == ExpenseState.Paid;
            var account = isPaid ? ask.AccountOf(c.PaidFromId, c.Currency) : null;
            // Nobody pays his own; money of another account waits for no line here.
            if (isPaid ? account is null : !MayPay(c.RecordedById)) continue;
            found.Candidates.Add(new Candidate(
                isPaid ? CandidateKind.Payment : CandidateKind.Expense, Kinds.ExpenseClaim, c.Id, c.Currency, -c.Total,
                c.PaidOn ?? c.PeriodUntil, c.PaidOn ?? c.PeriodUntil.AddDays(UsualDays), c.RecordedById)
            {
                Title = c.Title, PartyName = c.Name, OfAccount = account,
            });
        }

        found.Parties.AddRange(claims.DistinctBy(c => c.RecordedById)
            .Where(c => found.Parties.TrueForAll(p => p.Id != c.RecordedById))
            .Select(c => new PartyFacts(c.RecordedById, false, [c.Name])).ToList());
    }

    public async Task<RecordedMoney?> RecordedAsync(Guid id, CancellationToken ct)
    {
        var claim = await db.ExpenseClaims.AsNoTracking().VisibleTo(me).FirstOrDefaultAsync(c => c.Id == id
            && c.State == ExpenseState.Paid && c.PaidOn != null
            && !db.BankMatches.Any(m => m.DocumentId == c.Id && m.UndoneAt == null), ct);
        return claim is null ? null : Of(claim);
    }

    public async Task<RecordedMoney> PayAsync(PayOrder order, CancellationToken ct)
    {
        var share = order.Of.Count == 1 ? order.Of[0]
            : throw new BusinessRuleException("Several claims are paid in parts of the line, one each.");
        var claim = await db.ExpenseClaims.VisibleTo(me).OneAsync(c => c.Id == share.Id, ct);
        if (!MayPay(claim.RecordedById))
            throw new BusinessRuleException("Nobody pays his own expenses. Somebody else with the right does it.");
        var owed = claim.Total ?? 0;
        if (order.Line.Amount > 0 || claim.Currency != order.Line.Currency || share.Amount != owed
            || order.Amount != owed)
            throw new BusinessRuleException("This claim comes to {0} {1}: it is paid as a whole.", owed,
                claim.Currency);
        claim.Pay(await db.LinesOf(claim.Id).ToListAsync(ct), order.On, order.On, order.Line.BankAccountId,
            order.Line.ExchangeRate);
        return Of(claim);
    }

    public async Task TakeBackAsync(Guid id, string? reason, DateOnly on, CancellationToken ct)
    {
        var claim = await db.ExpenseClaims.VisibleTo(me).OneAsync(c => c.Id == id, ct);
        claim.TakeBackPayment(await db.LinesOf(id).ToListAsync(ct));
    }

    private bool MayPay(Guid recordedById) => company.Current.AllowsOwnDecisions || recordedById != me.Id;

    private static RecordedMoney Of(ExpenseClaim claim) => new(Kinds.ExpenseClaim, claim.Id, -claim.Total!.Value,
        claim.Currency, claim.PaidOn!.Value, claim.RecordedById, claim.Title);
}
