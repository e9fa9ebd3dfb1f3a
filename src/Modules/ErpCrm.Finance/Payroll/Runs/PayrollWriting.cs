using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>What happens to payroll runs, each in its own transaction.</summary>
internal sealed class PayrollWriting(FinanceDbContext db, PayrollComputing computing, ICurrentUser me,
    IBusinessClock clock, ICompanyProfile company)
{
    public async Task<PayrollRun> BeginAsync(DateOnly month, DateOnly? payOn, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(async token =>
            {
                var first = PayMonth.Of(month);
                if (await db.PayrollRuns.AnyAsync(r => r.OpenMonth == first, token)) throw IsThere();
                var before = await db.PayrollRuns.CountAsync(r => r.Month == first, token);
                var run = PayrollRun.Begin(first, payOn, company.Current.BaseCurrency, before, me.Id);
                run.Compute(await computing.ComputeAsync(run, token));
                db.Add(run);
                await db.SaveChangesAsync(token);
                return run;
            }, ct);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            // Two begin the same month at once: the index lets the first one save.
            db.ChangeTracker.Clear();
            throw IsThere();
        }
    }

    /// <summary>Changes a draft and computes it again.</summary>
    public Task ComputeAsync(Guid id, int version, Action<PayrollRun> change, CancellationToken ct) =>
        DoAsync(id, version, async (run, token) =>
        {
            change(run);
            run.Compute(await computing.ComputeAsync(run, token));
        }, ct);

    /// <summary>Adds an amount of one person; who has no salary is on no payroll.</summary>
    public Task AddAsync(Guid id, int version, PayrollExtraForm form, CancellationToken ct) =>
        DoAsync(id, version, async (run, token) =>
        {
            var (person, last) = (form.PersonId!.Value, PayMonth.LastOf(run.Month));
            if (!await db.PersonSalaries.AnyAsync(s => s.PersonId == person && s.ValidFrom <= last, token))
                throw new BusinessRuleException("This person has no salary in the month. Enter one first.")
                {
                    Field = nameof(form.PersonId),
                };
            run.Add(person, form.Kind!.Value, form.Amount!.Value, form.Note);
            run.Compute(await computing.ComputeAsync(run, token));
        }, ct);

    public Task ApproveAsync(Guid id, int version, CancellationToken ct) => DoAsync(id, version,
        async (run, token) => run.Approve(await computing.ComputeAsync(run, token), me.Id, clock.UtcNow), ct);

    public Task ReverseAsync(Guid id, int version, string? reason, CancellationToken ct) =>
        DoAsync(id, version, (run, _) =>
        {
            run.Reverse(reason);
            return Task.CompletedTask;
        }, ct);

    /// <summary>A draft is thrown away with everything in it.</summary>
    public Task DeleteAsync(Guid id, int version, CancellationToken ct) => DoAsync(id, version, (run, _) =>
    {
        run.RequireDraft();
        db.Remove(run);
        return Task.CompletedTask;
    }, ct);

    public Task PayAsync(Guid id, Guid payableId, int version, DateOnly? on, Guid? bankAccountId,
        CancellationToken ct) => db.InTransactionAsync(async token =>
        {
            var payable = await SeenAsync(id, payableId, version, token);
            if (bankAccountId is { } account && !await db.BankAccounts.AnyAsync(
                a => a.Id == account && a.Currency == payable.Currency, token))
                throw new BusinessRuleException("Choose one of the list.");
            payable.Pay(on ?? clock.Today, clock.Today, bankAccountId);
            await db.SaveChangesAsync(token);
        }, ct);

    public Task TakeBackAsync(Guid id, Guid payableId, int version, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var payable = await SeenAsync(id, payableId, version, token);
            if (await db.BankMatches.AnyAsync(m => m.DocumentId == payableId && m.UndoneAt == null, token))
                throw new BusinessRuleException("A bank line is matched with this payment. Undo that first.");
            payable.TakeBack();
            await db.SaveChangesAsync(token);
        }, ct);

    private Task DoAsync(Guid id, int version, Func<PayrollRun, CancellationToken, Task> act, CancellationToken ct) =>
        db.InTransactionAsync(async token =>
        {
            var run = await db.PayrollRuns.Whole().OneAsync(r => r.Id == id, token);
            if (run.Version != version) throw ChangedMeanwhile();
            await act(run, token);
            await db.SaveChangesAsync(token);
        }, ct);

    private async Task<PayrollPayable> SeenAsync(Guid id, Guid payableId, int version, CancellationToken ct)
    {
        var payable = await db.PayrollPayables.OneAsync(p => p.Id == payableId && p.RunId == id, ct);
        return payable.Version == version ? payable : throw ChangedMeanwhile();
    }

    private static BusinessRuleException IsThere() =>
        new("There is a payroll run of this month already.") { Field = nameof(PayrollRunForm.Month) };

    private static BusinessRuleException ChangedMeanwhile() =>
        new("The payroll run changed meanwhile. Look at it again.");
}
