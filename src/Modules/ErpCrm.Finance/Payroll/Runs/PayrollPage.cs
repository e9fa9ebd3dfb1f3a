using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>What a department costs in a month.</summary>
internal sealed record DepartmentPay(string Name, int People, decimal Gross, decimal Employer);

/// <summary>What somebody should look at before a month is posted, by name.</summary>
/// <param name="WithoutSalary">Who worked in the month and is not in the run.</param>
/// <param name="Unchanged">Whose salary is the same for a year or more.</param>
/// <param name="Below">For whom nothing is left.</param>
internal sealed record PayrollWarnings(
    IReadOnlyList<string> WithoutSalary, IReadOnlyList<string> Unchanged, IReadOnlyList<string> Below);

/// <summary>A payroll run as its page shows it.</summary>
internal sealed record PayrollPage(
    PayrollRun Run, IReadOnlyList<PayrollLine> Lines, IReadOnlyList<DepartmentPay> Departments,
    PayrollWarnings Warnings, IReadOnlyList<SelectListItem> Accounts, string PreparedBy, string? ApprovedBy,
    bool MayEdit, DateOnly Today)
{
    public bool IsDraft => Run.State == PayrollState.Draft;

    public bool IsPosted => Run.State == PayrollState.Posted;

    /// <summary>Whether a bank can be told whom to pay.</summary>
    public bool HasTransfers => IsPosted && Accounts.Count > 0 && Lines.Any(HasAccount);

    public IReadOnlyList<string> WithoutAccount => [.. Lines.Where(l => l.Net > 0 && l.AccountNumber.Length == 0)
        .Select(l => l.PersonName)];

    public string NameOf(Guid person) => Lines.FirstOrDefault(l => l.PersonId == person)?.PersonName ?? "";

    public static bool HasAccount(PayrollLine line) => line.Net > 0 && line.AccountNumber.Length > 0;
}

/// <summary>Reads payroll runs with what is to be looked at.</summary>
internal sealed class PayrollPages(FinanceDbContext db, ICurrentUser me, IBusinessClock clock)
{
    private const int UnchangedMonths = 12;

    public async Task<PayrollPage> LoadAsync(PayrollRun run, CancellationToken ct)
    {
        var lines = run.Lines.OrderBy(l => l.Department, StringComparer.CurrentCulture)
            .ThenBy(l => l.PersonName, StringComparer.CurrentCulture).ToList();
        var names = await db.Users.AsNoTracking().Where(u => u.Id == run.PreparedById || u.Id == run.ApprovedById)
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var usual = await db.BankAccounts.UsualAsync(run.Currency, ct);
        var accounts = await db.BankAccounts.AsNoTracking().Where(a => a.Currency == run.Currency)
            .OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync(ct);
        return new PayrollPage(run, lines,
            [.. lines.GroupBy(l => l.Department).Select(g => new DepartmentPay(g.Key, g.Count(), g.Sum(l => l.Gross),
                g.Sum(l => l.Pay.Employer)))],
            await WarningsAsync(run, lines, ct),
            [.. accounts.OrderByDescending(a => a.Id == usual)
                .Select(a => new SelectListItem(a.Name, a.Id.ToString()))],
            names.GetValueOrDefault(run.PreparedById, ""),
            run.ApprovedById is { } by ? names.GetValueOrDefault(by) : null,
            me.Can(FinancePermissions.EditPayroll), clock.Today);
    }

    private async Task<PayrollWarnings> WarningsAsync(PayrollRun run, List<PayrollLine> lines, CancellationToken ct)
    {
        if (run.State != PayrollState.Draft) return new PayrollWarnings([], [], []);
        var (first, last, paid) = (run.Month, PayMonth.LastOf(run.Month), lines.Select(l => l.PersonId).ToHashSet());
        var worked = await db.Deliveries.AsNoTracking()
            .Where(d => d.Kind == BillingSourceKind.Time && d.DeliveredOn >= first && d.DeliveredOn <= last
                && d.PersonId != null)
            .Select(d => d.PersonId!.Value).Distinct().ToListAsync(ct);
        var missing = worked.Where(id => !paid.Contains(id)).ToList();
        var names = await db.People.AsNoTracking().Where(p => missing.Contains(p.Id)).OrderBy(p => p.Name)
            .Select(p => p.Name).ToListAsync(ct);
        var before = first.AddMonths(-UnchangedMonths);
        return new PayrollWarnings(names,
            [.. lines.Where(l => l.SalarySince <= before).Select(l => l.PersonName)],
            [.. lines.Where(l => l.Net < 0 || l.Gross < 0).Select(l => l.PersonName)]);
    }
}
