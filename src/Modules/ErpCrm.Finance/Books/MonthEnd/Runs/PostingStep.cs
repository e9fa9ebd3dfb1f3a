using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>
/// A step whose entries the books compute. What should stand on the accounts at the end of the month is compared with
/// what runs have posted, and the difference is posted: the sum is exact, and what was closed before is caught up in
/// the first open month (domain-rules §11, §12).
/// </summary>
internal abstract class PostingStep(FinanceDbContext db) : IClosingStep
{
    public abstract RunStep Step { get; }

    public string Key => KeyOf(Step);

    public abstract int Order { get; }

    public abstract string Title { get; }

    public abstract string About { get; }

    public virtual bool IsOf(ClosingMonth month) => true;

    protected FinanceDbContext Db => db;

    /// <summary>Every figure of the month, also those of which nothing is left to be posted.</summary>
    public abstract Task<IReadOnlyList<RunRow>> ComputeAsync(ClosingMonth month, CancellationToken ct);

    /// <summary>Writes the journals of what is to be posted.</summary>
    public abstract void Post(ClosingRun run, IReadOnlyList<RunRow> rows, PostingRun posting);

    /// <summary>What is missing before it can be computed; null when nothing is.</summary>
    public virtual Task<BusinessRuleException?> LackAsync(ClosingMonth month, CancellationToken ct) =>
        Task.FromResult<BusinessRuleException?>(null);

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct)
    {
        var url = $"{month.Url}/steps/{Key}";
        if (await LackAsync(month, ct) is not null) return new ClosingState(ClosingStatus.Open, Url: url);
        var left = (await ComputeAsync(month, ct)).Count(row => row.Difference != 0);
        return ClosingState.OfLeft(left, "{0} entry to post|{0} entries to post", url);
    }

    /// <summary>In addresses and rows.</summary>
    public static string KeyOf(RunStep step) => step switch
    {
        RunStep.Deferral => "deferral",
        RunStep.WorkInProgress => "wip",
        RunStep.Revaluation => "revaluation",
        RunStep.Accrual => "accrual",
        RunStep.TaxReturn => "tax",
        RunStep.TaxPayment => "tax-payment",
        _ => "year-end",
    };

    /// <summary>The rates of some currencies: as the database says now where they are posted, in the transaction that
    /// posts, and kept ones where a step is only looked at.</summary>
    protected Task<ExchangeRateTable> RatesAsync(
        ICompanyProfile company, IEnumerable<string> currencies, CancellationToken ct) =>
        db.Database.CurrentTransaction is null
            ? Rates.LoadAsync(db, company, ct)
            : Rates.ReadAsync(db, company, currencies, ct);

    /// <summary>What runs that stand have posted of each figure up to the month.</summary>
    /// <param name="from">First month that counts; null from the beginning.</param>
    protected async Task<Dictionary<(Guid RefId, string Part), decimal>> PostedAsync(
        ClosingMonth month, DateOnly? from, CancellationToken ct)
    {
        var sums = await LinesOf(month, from).GroupBy(l => new { l.RefId, l.Part })
            .Select(g => new { g.Key.RefId, g.Key.Part, Amount = g.Sum(l => l.Difference) }).ToListAsync(ct);
        return sums.Where(s => s.Amount != 0).ToDictionary(s => (s.RefId, s.Part), s => s.Amount);
    }

    /// <summary>Takes back what stands and is not computed any more.</summary>
    /// <param name="posted">What stands of each figure.</param>
    /// <param name="rows">What is computed now.</param>
    protected async Task<IReadOnlyList<RunRow>> WithGoneAsync(ClosingMonth month, DateOnly? from,
        Dictionary<(Guid RefId, string Part), decimal> posted, List<RunRow> rows, CancellationToken ct)
    {
        var computed = rows.Select(row => (row.RefId, row.Part)).ToHashSet();
        var gone = posted.Keys.Where(key => !computed.Contains(key)).ToList();
        if (gone.Count == 0) return rows;
        var ids = gone.Select(key => key.RefId).Distinct().ToList();
        var lines = await LinesOf(month, from).Where(l => ids.Contains(l.RefId)).ToListAsync(ct);
        foreach (var key in gone)
        {
            var last = lines.Where(l => (l.RefId, l.Part) == key).MaxBy(l => l.Id)!;
            rows.Add(new RunRow(last.Kind, last.RefId, last.Part, last.Label, 0, posted[key])
            {
                ProjectId = last.ProjectId, AccountId = last.AccountId, Currency = last.Currency,
            });
        }

        return rows;
    }

    private IQueryable<ClosingRunLine> LinesOf(ClosingMonth month, DateOnly? from)
    {
        var (step, last) = (Step, month.First);
        var runs = db.ClosingRuns.Where(r => r.Step == step && r.State == RunState.Posted && r.Month <= last);
        if (from is { } first) runs = runs.Where(r => r.Month >= first);
        return db.ClosingRunLines.AsNoTracking().Where(l => runs.Any(r => r.Id == l.RunId));
    }
}
