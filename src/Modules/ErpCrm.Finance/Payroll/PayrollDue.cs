using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Treasury.Cash;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll;

/// <summary>
/// What months of work will cost in cash, as sums alone: what posted runs owe, by their due days, and what the next
/// months will owe if they are like the latest posted one. A month that is posted is no coming one any more: each
/// amount is counted once (domain-rules §29).
/// </summary>
internal static class PayrollDue
{
    // A company that stopped running payroll here has nothing coming.
    private const int LatestMonths = 3;

    public static async Task<IReadOnlyList<CashItem>> LoadAsync(FinanceDbContext db, ExchangeRateTable rates,
        DateOnly today, CancellationToken ct)
    {
        var open = await db.PayrollPayables.AsNoTracking().Where(p => p.State == PayableState.Open).ToListAsync(ct);
        return
        [
            .. open.Select(p => Of(p.RunId, p.Code, p.Kind, p.DueOn, p.Amount, p.Currency, rates, today)),
            .. await ComingAsync(db, rates, today, ct),
        ];
    }

    private static async Task<IReadOnlyList<CashItem>> ComingAsync(FinanceDbContext db, ExchangeRateTable rates,
        DateOnly today, CancellationToken ct)
    {
        var latest = await db.PayrollRuns.AsNoTracking().Where(r => r.State == PayrollState.Posted)
            .OrderByDescending(r => r.Month).FirstOrDefaultAsync(ct);
        var current = PayMonth.Of(today);
        if (latest is null || latest.Month < current.AddMonths(-LatestMonths)) return [];
        var (coming, end, first) = (new List<CashItem>(), CashFlow.EndOf(today), latest.Month.AddMonths(1));
        for (var month = first > current.AddMonths(-1) ? first : current.AddMonths(-1); month < end;
            month = month.AddMonths(1))
        {
            var code = PayMonth.KeyOf(month);
            coming.AddRange(SumsOf(latest, month).Where(s => s.Amount > 0 && s.Due < end)
                .Select(s => Of(latest.Id, code, s.Kind, s.Due, s.Amount, latest.Currency, rates, today)));
        }

        return coming;
    }

    private static (PayableKind Kind, DateOnly Due, decimal Amount)[] SumsOf(PayrollRun like, DateOnly month) =>
    [
        (PayableKind.Wages, PayDayOf(like, month), like.Net),
        (PayableKind.Contributions, PayMonth.DuesOf(month), like.Employer + like.Employee),
        (PayableKind.IncomeTax, PayMonth.DuesOf(month), like.IncomeTax),
    ];

    // The same day after the beginning of its month; the last day stays the last.
    private static DateOnly PayDayOf(PayrollRun run, DateOnly month)
    {
        if (run.PayOn == PayMonth.LastOf(run.Month)) return PayMonth.LastOf(month);
        var later = ((run.PayOn.Year - run.Month.Year) * 12) + run.PayOn.Month - run.Month.Month;
        var paid = month.AddMonths(later);
        return paid.AddDays(Math.Min(run.PayOn.Day, DateTime.DaysInMonth(paid.Year, paid.Month)) - 1);
    }

    private static CashItem Of(Guid runId, string code, PayableKind kind, DateOnly due, decimal amount, string currency,
        ExchangeRateTable rates, DateOnly today) =>
        new(runId, code, "", due, amount, currency, rates.ToBase(amount, currency, today))
        {
            Url = $"/finance/payroll/{runId}", Word = PayrollWords.Of(kind), Needs = FinancePermissions.ViewPayroll,
        };
}
