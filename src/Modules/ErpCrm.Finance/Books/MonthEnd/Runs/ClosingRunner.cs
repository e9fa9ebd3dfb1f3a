using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>Posts what a step computes, and takes it back: run and journals in one transaction.</summary>
internal sealed class ClosingRunner(FinanceDbContext db, BookKeeper keeper, Dimensions dimensions, IBusinessClock clock,
    ICurrentUser me)
{
    /// <exception cref="BusinessRuleException">Something is missing, nothing is to be posted, or the month is closed.
    /// </exception>
    public Task<ClosingRun> PostAsync(PostingStep step, ClosingMonth month, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            if (await step.LackAsync(month, token) is { } lack) throw lack;
            var rows = (await step.ComputeAsync(month, token)).Where(row => row.Difference != 0).ToList();
            if (rows.Count == 0) throw new BusinessRuleException("Nothing is to be posted.");
            await RequireNoneLaterAsync(step.Step, month, token);
            return await WriteAsync(step.Step, month, rows, step.Post, token);
        }, ct);

    /// <summary>Writes a run of its own kind, within the caller's transaction or in one of its own.</summary>
    public Task<ClosingRun> WriteAsync(RunStep step, ClosingMonth month, IReadOnlyList<RunRow> rows,
        Action<ClosingRun, IReadOnlyList<RunRow>, PostingRun> post, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var first = month.First;
            var number = await db.ClosingRuns.Where(r => r.Month == first && r.Step == step)
                .MaxAsync(r => (int?)r.Number, token) ?? 0;
            var run = new ClosingRun(step, month, number + 1, clock.UtcNow, me.Id);
            foreach (var row in rows) run.Add(row);
            var posting = await keeper.BeginAsync(token);
            post(run, await WithDimensionsAsync(rows, token), posting);
            db.Add(run);
            keeper.Post(posting);
            await db.SaveChangesAsync(token);
            return run;
        }, ct);

    /// <exception cref="BusinessRuleException">It is undone already, a later one stands, or its days are closed.
    /// </exception>
    public Task<ClosingRun> UndoAsync(Guid id, string? reason, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var run = await db.ClosingRuns.OneAsync(id, token);
            if (reason?.Length > ClosingRun.ReasonLength) reason = reason[..ClosingRun.ReasonLength];
            run.Undo(reason, clock.UtcNow, me.Id);
            await RequireLastAsync(run, token);
            var posting = await keeper.BeginAsync(token);
            foreach (var journal in await keeper.StandingAsync(Kinds.ClosingRun, id, null, token))
                posting.Open(journal.Kind, journal.Date, Kinds.ClosingRun, id, run.Code,
                    reversalOf: journal.Id).Reverse(journal.Lines);
            keeper.Post(posting);
            await db.SaveChangesAsync(token);
            return run;
        }, ct);

    // An entry of a project is of the department and cost centre that its invoices are of.
    private async Task<List<RunRow>> WithDimensionsAsync(IReadOnlyList<RunRow> rows, CancellationToken ct)
    {
        var ready = new List<RunRow>(rows.Count);
        foreach (var row in rows)
            ready.Add(row with { Of = await dimensions.OfAsync(row.ProjectId, null, null, ct) });
        return ready;
    }

    // Later runs posted what this one left: it would be wrong without it.
    private async Task RequireLastAsync(ClosingRun run, CancellationToken ct)
    {
        if (run.Step is RunStep.Accrual or RunStep.TaxReturn or RunStep.TaxPayment or RunStep.Revaluation) return;
        var (step, month, number) = (run.Step, run.Month, run.Number);
        if (await db.ClosingRuns.AsNoTracking().Where(r => r.Step == step && r.State == RunState.Posted
                && (r.Month > month || (r.Month == month && r.Number > number)))
            .OrderByDescending(r => r.Month).ThenByDescending(r => r.Number).Select(r => r.Code)
            .FirstOrDefaultAsync(ct) is { } later)
            throw new BusinessRuleException("{0} was posted later. Undo it first.", later);
    }

    private async Task RequireNoneLaterAsync(RunStep step, ClosingMonth month, CancellationToken ct)
    {
        var first = month.First;
        // What is revalued is taken back on the next day: months do not stand on each other.
        if (step != RunStep.Revaluation && await db.ClosingRuns.AsNoTracking()
            .Where(r => r.Step == step && r.State == RunState.Posted && r.Month > first)
            .OrderByDescending(r => r.Month).Select(r => r.Code).FirstOrDefaultAsync(ct) is { } later)
            throw new BusinessRuleException("{0} was posted later. Undo it first.", later);
    }
}
