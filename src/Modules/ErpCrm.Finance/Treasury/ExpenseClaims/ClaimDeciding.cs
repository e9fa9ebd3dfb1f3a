using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <summary>Decides about claims and pays them, from the claim's page as from the inbox: each with all its lines in one
/// transaction; whose turn it is, is asked before it.</summary>
internal sealed class ClaimDeciding(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IApprovalDesk desk,
    IStringLocalizer<FinanceText> T)
{
    /// <exception cref="BusinessRuleException">It changed since it was seen, others decide now, or a rule of a line
    /// refuses.</exception>
    public async Task<ApprovalDone> ApproveAsync(Guid id, int version, CancellationToken ct)
    {
        var seen = await Decidable.AsNoTracking().OneAsync(id, ct);
        RequireWaiting(seen, version);
        var turn = await desk.ApproveAsync(Kinds.ExpenseClaim, id, seen.SubmittedAt, ct);
        turn.Require();
        if (turn.Next is { } next)
            return new ApprovalDone(T["Approved; now it waits for {0}", next], turn.UndoAddress, IsPassedOn: true);
        var approved = 0;
        await db.InTransactionAsync(async token => approved = await ApproveAllAsync(id, version, token), ct);
        return new ApprovalDone(T["Claim approved"], $"/finance/expense-claims/{id}/undo?version={approved}");
    }

    /// <inheritdoc cref="ApproveAsync"/>
    public async Task<ApprovalDone> DeclineAsync(Guid id, int version, string? reason, CancellationToken ct)
    {
        var seen = await Decidable.AsNoTracking().OneAsync(id, ct);
        RequireWaiting(seen, version);
        (await desk.DeclineAsync(Kinds.ExpenseClaim, id, ct)).Require();
        await db.InTransactionAsync(async token =>
        {
            var (claim, lines) = await WholeAsync(id, version, token);
            claim.SendBack(lines, me.Id, clock.UtcNow, Cut(reason));
            await db.SaveChangesAsync(token);
        }, ct);
        return new ApprovalDone(T["Claim sent back"]);
    }

    /// <summary>One line goes back, the others wait on.</summary>
    public async Task SendBackAsync(Guid id, Guid lineId, int version, string? reason, CancellationToken ct)
    {
        var seen = await Decidable.AsNoTracking().OneAsync(id, ct);
        RequireWaiting(seen, version);
        (await desk.DeclineAsync(Kinds.ExpenseClaim, id, ct)).Require();
        await db.InTransactionAsync(async token =>
        {
            var (claim, lines) = await WholeAsync(id, version, token);
            var line = lines.FirstOrDefault(l => l.Id == lineId).OrNotFound();
            var others = lines.Where(l => l.Id != lineId).ToList();
            var rates = await RatesAsync(claim, lines, token);
            claim.SendBack(line, me.Id, clock.UtcNow, Cut(reason), ClaimLines.OwedOf(others, claim.Currency, rates));
            await db.SaveChangesAsync(token);
        }, ct);
    }

    /// <summary>Takes an approval back: it waits for a decision again.</summary>
    public Task UndoAsync(Guid id, int version, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        var (claim, lines) = await WholeAsync(id, version, token);
        foreach (var line in lines) await ExpenseApproval.UndoAsync(db, line, token);
        claim.UndoApproval(lines);
        await db.SaveChangesAsync(token);
    }, ct);

    public Task PayAsync(Guid id, DateOnly on, Guid? fromId, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var claim = await db.ExpenseClaims.VisibleTo(me).OneAsync(id, token);
            if (!me.MayPay(claim, company.Current))
                throw new BusinessRuleException("Nobody pays his own expenses. Somebody else with the right does it.");
            var rate = RequiredRate.Require(await Rates.ReadAsync(db, company, claim.Currency, on, token),
                claim.Currency, on);
            var account = await db.BankAccounts.ChosenAsync(fromId, claim.Currency, null, token);
            claim.Pay(await db.LinesOf(id).ToListAsync(token), on, clock.Today, account, rate);
            await db.SaveChangesAsync(token);
        }, ct);

    private IQueryable<ExpenseClaim> Decidable => db.ExpenseClaims.DecidedBy(me, company.Current);

    private async Task<int> ApproveAllAsync(Guid id, int version, CancellationToken ct)
    {
        var (claim, lines) = await WholeAsync(id, version, ct);
        var rates = await RatesAsync(claim, lines, ct);
        foreach (var line in lines)
            await ExpenseApproval.ApproveAsync(db, rates, company.Current.BaseCurrency, line, me.Id, me.Name,
                clock.UtcNow, ct, claim.Currency);
        claim.Approve(lines, me.Id, clock.UtcNow);
        await db.SaveChangesAsync(ct);
        return claim.Version;
    }

    // What its lines were spent in, what it is paid back in, and what its clients pay in.
    private async Task<ExchangeRateTable> RatesAsync(ExpenseClaim claim, List<Expense> lines, CancellationToken ct)
    {
        var projects = lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        var contracts = projects.Count == 0 ? []
            : await db.Projects.Where(p => projects.Contains(p.Id)).Select(p => p.Currency).Distinct().ToListAsync(ct);
        return await Rates.ReadAsync(db, company,
            [.. lines.Select(l => l.Currency).Concat(contracts).Append(claim.Currency).Distinct()], ct);
    }

    private async Task<(ExpenseClaim Claim, List<Expense> Lines)> WholeAsync(Guid id, int version, CancellationToken ct)
    {
        var claim = await Decidable.OneAsync(id, ct);
        RequireSeen(claim, version);
        return (claim, await db.LinesOf(id).ToListAsync(ct));
    }

    private static string? Cut(string? reason) =>
        reason?.Length > ExpenseClaim.ReasonLength ? reason[..ExpenseClaim.ReasonLength] : reason;

    // Its owner may have taken it back, changed it and submitted it again since the page was opened.
    private static void RequireSeen(ExpenseClaim claim, int version)
    {
        if (claim.Version != version)
            throw new BusinessRuleException("The claim changed meanwhile. Look at it again.");
    }

    private static void RequireWaiting(ExpenseClaim claim, int version)
    {
        RequireSeen(claim, version);
        if (claim.State != ExpenseState.Submitted)
            throw new BusinessRuleException("Only a submitted claim can be decided.");
    }
}
