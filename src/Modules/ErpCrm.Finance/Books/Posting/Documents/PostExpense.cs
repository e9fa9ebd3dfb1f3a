using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>
/// An approved expense is a cost of the day it was spent, owed to whoever laid it out until it is paid, or taken from
/// the company's card that paid it. An approval that is taken back is reversed. What is approved after its month was
/// closed is a cost of the first open day. A line of a claim is paid with it (<see cref="PostExpenseClaim"/>).
/// </summary>
internal sealed class PostExpense(FinanceDbContext db, Dimensions dimensions) : IPosts, ICatchesUp
{
    private Dictionary<Guid, Guid>? _accounts;

    public bool Concerns(EntityEntry saved) => saved.Entity is Expense expense && StateBefore(saved) is var before
        && (IsApproved(before) != IsApproved(expense.State) || IsPaid(before) != IsPaid(expense.State));

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var (expense, before) = ((Expense)saved.Entity, StateBefore(saved));
        if (IsPaid(before) && !IsPaid(expense.State))
        {
            await TakeBackAsync(expense, JournalKind.ExpensePayment, run, ct);
            await TakeBackAsync(expense, JournalKind.Transfer, run, ct);
        }

        if (IsApproved(before) && !IsApproved(expense.State))
        {
            await TakeBackAsync(expense, JournalKind.Expense, run, ct);
            await TakeBackAsync(expense, JournalKind.CardExpense, run, ct);
        }

        if (!IsApproved(before) && IsApproved(expense.State)) await ApproveAsync(expense, run, ct);
        if (!IsPaid(before) && IsPaidAlone(expense)) await PayAsync(expense, expense.PaidOn!.Value, run, ct);
    }

    public async Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct)
    {
        var missing = await db.Expenses.AsNoTracking()
            .Where(e => (e.State == ExpenseState.Approved || e.State == ExpenseState.Paid)
                && !db.Journals.Any(j => j.SourceKind == Kinds.Expense && j.SourceId == e.Id))
            .OrderBy(e => e.SpentOn).ThenBy(e => e.Id).Take(most).ToListAsync(ct);
        foreach (var expense in missing)
        {
            await ApproveAsync(expense, run, ct);
            if (IsPaidAlone(expense))
                await PayAsync(expense, await run.FirstOpenAsync(expense.PaidOn!.Value, ct), run, ct);
        }

        return missing.Count;
    }

    private static ExpenseState StateBefore(EntityEntry saved) => saved.State == EntityState.Added
        ? ExpenseState.Draft
        : (ExpenseState)saved.OriginalValues[nameof(Expense.State)]!;

    private static bool IsApproved(ExpenseState state) => state is ExpenseState.Approved or ExpenseState.Paid;

    private static bool IsPaid(ExpenseState state) => state == ExpenseState.Paid;

    private static bool IsPaidAlone(Expense expense) =>
        IsPaid(expense.State) && expense is { IsByCard: false, ClaimId: null };

    private async Task ApproveAsync(Expense expense, PostingRun run, CancellationToken ct)
    {
        var (currency, rate) = (expense.Currency, expense.ExchangeRate!.Value);
        var of = await dimensions.OfAsync(expense.ProjectId, expense.RecordedById, expense.CategoryId, ct);
        var gross = run.ToBase(expense.Gross, rate);
        var net = expense.BaseNet!.Value;
        var kind = expense.IsByCard ? JournalKind.CardExpense : JournalKind.Expense;
        var entry = run.Open(kind, await run.FirstOpenAsync(expense.SpentOn, ct), Kinds.Expense, expense.Id,
            expense.Description)
            .Debit(await AccountOfAsync(expense.CategoryId, run, ct), currency, expense.Net, net,
                of with { VatPercent = PercentOf(expense) })
            .Debit(AccountRole.InputVat, currency, expense.Vat, gross - net,
                new LineOf(VatPercent: PercentOf(expense)));
        if (expense.IsByCard)
        {
            var card = await MoneyAccounts.ForAsync(run, expense.CardId, currency, expense.SpentOn, ct);
            entry.Credit(card, currency, expense.Gross, gross);
            return;
        }

        // Owed in another currency, it may differ by a cent.
        var (owed, itsRate) = (expense.Payable!.Value, expense.PayableRate!.Value);
        entry.Credit(AccountRole.EmployeeClaims, expense.PayableCurrency!, owed, run.ToBase(owed, itsRate),
            new LineOf(PartyId: expense.RecordedById, ItemId: expense.Id)).Rest(AccountRole.RealisedExchange);
    }

    private static async Task PayAsync(Expense expense, DateOnly day, PostingRun run, CancellationToken ct)
    {
        var (currency, gross, rate) = (expense.PayableCurrency!, expense.Payable!.Value, expense.PayableRate!.Value);
        var money = await MoneyAccounts.ForAsync(run, expense.PaidFromId, currency, expense.PaidOn!.Value, ct);
        run.Open(JournalKind.ExpensePayment, day, Kinds.Expense, expense.Id, expense.Description)
            .Debit(AccountRole.EmployeeClaims, currency, gross, run.ToBase(gross, rate),
                new LineOf(PartyId: expense.RecordedById, ItemId: expense.Id))
            .Credit(money, currency, gross, run.ToBase(gross, expense.PaidRate ?? rate),
                new LineOf(PartyId: expense.RecordedById))
            .Rest(AccountRole.RealisedExchange);
    }

    private static async Task TakeBackAsync(Expense expense, JournalKind kind, PostingRun run, CancellationToken ct)
    {
        foreach (var journal in await run.Db.StandingAsync(Kinds.Expense, expense.Id, kind, ct))
            await run.ReverseAsync(journal, ct);
    }

    private async Task<Guid> AccountOfAsync(Guid categoryId, PostingRun run, CancellationToken ct)
    {
        if (_accounts?.TryGetValue(categoryId, out var known) == true) return known;
        var categories = await db.ExpenseCategories.AsNoTracking()
            .Select(c => new { c.Id, c.AccountId, c.Cost }).ToListAsync(ct);
        var there = (await db.Accounts.Select(a => a.Id).ToListAsync(ct)).ToHashSet();
        _accounts = categories.ToDictionary(c => c.Id, c => c.AccountId
            ?? (there.Contains(BuiltInChart.UsualFor(c.Cost)) ? BuiltInChart.UsualFor(c.Cost)
                : run.Accounts.Of(AccountRole.Purchases)));
        return _accounts.TryGetValue(categoryId, out var account)
            ? account
            : throw new BusinessRuleException("Choose one of the list.") { Field = nameof(Expense.CategoryId) };
    }

    // The receipt says amounts: the rate is the plainest one that gives its VAT.
    private static decimal? PercentOf(Expense expense)
    {
        if (expense.Vat == 0 || expense.Net == 0) return null;
        var percent = expense.Vat / expense.Net * 100;
        for (var digits = 0; digits < 2; digits++)
        {
            var plain = Rounding.Round(percent, digits);
            if (Math.Abs(Rounding.Round(expense.Net * plain / 100, expense.Currency) - expense.Vat)
                <= Rounding.Unit(Currencies.Digits(expense.Currency)))
                return plain;
        }

        return Math.Min(100, Rounding.Round(percent, 2));
    }
}
