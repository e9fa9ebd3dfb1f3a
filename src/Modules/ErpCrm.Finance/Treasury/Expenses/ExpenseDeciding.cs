using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Approves and sends back, from the expense's page as from the inbox: whose turn it is, is asked
/// first.</summary>
internal sealed class ExpenseDeciding(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IApprovalDesk desk,
    IStringLocalizer<FinanceText> T)
{
    /// <exception cref="BusinessRuleException">It changed since it was seen, others decide now, or its rule
    /// refuses.</exception>
    public async Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct)
    {
        var seen = await Decidable.AsNoTracking().OneAsync(id, ct);
        RequireWaiting(seen, version);
        var turn = await desk.ApproveAsync(Kinds.Expense, id, seen.SubmittedAt, ct);
        turn.Require();
        if (turn.Next is { } next)
            return new ApprovalDone(T["Approved; now it waits for {0}", next], turn.UndoAddress, IsPassedOn: true);
        var approved = 0;
        await db.InTransactionAsync(async token => approved = await DecideAsync(id, version, token), ct);
        return new ApprovalDone(T["Expense approved"], $"/finance/expenses/{id}/undo?version={approved}");
    }

    /// <inheritdoc cref="ApproveAsync"/>
    public async Task<ApprovalDone> DeclineAsync(Guid id, int version, string? reason, CancellationToken ct)
    {
        var expense = await Decidable.OneAsync(id, ct);
        if (reason?.Length > Expense.ReasonLength) reason = reason[..Expense.ReasonLength];
        RequireWaiting(expense, version);
        (await desk.DeclineAsync(Kinds.Expense, id, ct)).Require();
        expense.SendBack(me.Id, clock.UtcNow, reason);
        await db.SaveChangesAsync(ct);
        return new ApprovalDone(T["Expense sent back"]);
    }

    // Its owner may have taken it back, changed it and submitted it again since the page was opened.
    public static void RequireSeen(Expense expense, int version)
    {
        if (expense.ClaimId is not null)
            throw new BusinessRuleException("This expense is a line of a claim: it goes with it.");
        if (expense.Version != version)
            throw new BusinessRuleException("The expense changed meanwhile. Look at it again.");
    }

    private IQueryable<Expense> Decidable => db.Expenses.DecidedBy(me, company.Current);

    private async Task<int> DecideAsync(Guid id, int version, CancellationToken ct)
    {
        var expense = await Decidable.OneAsync(id, ct);
        RequireSeen(expense, version);
        var contract = await db.Projects.Where(p => p.Id == expense.ProjectId).Select(p => p.Currency).ToListAsync(ct);
        var rates = await Rates.ReadAsync(db, company, [expense.Currency, .. contract], ct);
        await ExpenseApproval.ApproveAsync(db, rates, company.Current.BaseCurrency, expense, me.Id, me.Name,
            clock.UtcNow, ct);
        await db.SaveChangesAsync(ct);
        return expense.Version;
    }

    private static void RequireWaiting(Expense expense, int version)
    {
        RequireSeen(expense, version);
        if (expense.State != ExpenseState.Submitted)
            throw new BusinessRuleException("Only a submitted expense can be decided.");
    }
}
