using System.Globalization;
using ErpCrm.Demo;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Payroll;
using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Payroll.Salaries;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Demo;

/// <summary>Everybody but the contractor has a salary; the last months are posted and paid, the present one is a
/// draft.</summary>
internal sealed class DemoPayroll(FinanceDbContext db, PayrollWriting writing) : IDemoActor
{
    private const int Days = 100;
    private const decimal HoursOfMonth = 168;
    private const decimal WithContributions = 1.1725m;
    private const decimal Raise = 1.08m;
    private const int MonthsToRaise = 6;
    private const string PartTimer = "meerim@orda.example";
    private const string Seller = "elena@orda.example";
    private const string Developer = "bakyt@orda.example";
    private const string Consultant = "sergey@orda.example";

    // After what people work and spend on a day, before statements of the bank.
    public int Order => 44;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day < world.Today.AddDays(-Days)) return;
        using var acting = world.As(FinanceDemo.Accountant);
        var month = PayMonth.Of(day);
        await HireAsync(world, ct);
        if (day == Workday(month)) await PayMonthAsync(world, month.AddMonths(-1), day, ct);
        if (day == Workday(PayMonth.DuesOf(month.AddMonths(-1)))) await PayOpenAsync(day, ct);
        if (day == world.Today) await DraftAsync(month, ct);
        db.ChangeTracker.Clear();
    }

    private static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private async Task HireAsync(DemoWorld world, CancellationToken ct)
    {
        var raise = PayMonth.Of(world.FirstDay).AddMonths(MonthsToRaise);
        foreach (var person in await db.People.AsNoTracking()
            .Where(p => !db.PersonSalaries.Any(s => s.PersonId == p.Id)).ToListAsync(ct))
        {
            if (DemoCast.All.FirstOrDefault(c => c.Name == person.Name) is not { Role: not null } cast) continue;
            var first = new PersonSalary(person.Id, PayMonth.Of(world.FirstDay).AddMonths(-1), TermsOf(cast, 1), []);
            db.AddRange(first, new PersonSalary(person.Id, raise, TermsOf(cast, Raise), [first]));
        }

        await db.SaveChangesAsync(ct);
    }

    // What an hour costs, without contributions, for a month, in thousands.
    private static SalaryTerms TermsOf(DemoPerson cast, decimal raise) => new(
        Rounding.Round(cast.Cost * raise * HoursOfMonth / WithContributions / 1000, 0) * 1000, "KGS",
        cast.Email == PartTimer ? 60 : 100, BuiltInContributions.General)
    {
        Account = new PayeeAccount(string.Create(CultureInfo.InvariantCulture,
            $"118000{DemoWorld.Chance("finance.payroll " + cast.Email).NextInt64(1_000_000_000, 9_999_999_999)}"),
            "ЗАО «Демир Банк»", "118003"),
    };

    private async Task PayMonthAsync(DemoWorld world, DateOnly month, DateOnly day, CancellationToken ct)
    {
        if (month <= PayMonth.Of(world.FirstDay) || await IsThereAsync(month, ct)) return;
        var run = await writing.BeginAsync(month, day, ct);
        await AddAsync(run, Seller, PayrollExtraKind.Bonus, 15_000, "За новый договор", ct);
        await writing.ApproveAsync(run.Id, run.Version, ct);
        foreach (var wages in run.Payables.Where(p => p.Kind == PayableKind.Wages).ToList())
            await PayAsync(wages, day, ct);
    }

    private async Task PayOpenAsync(DateOnly day, CancellationToken ct)
    {
        foreach (var due in await db.PayrollPayables.Where(p => p.State == PayableState.Open && p.DueOn <= day)
            .ToListAsync(ct))
            await PayAsync(due, day, ct);
    }

    private async Task PayAsync(PayrollPayable payable, DateOnly day, CancellationToken ct)
    {
        payable.Pay(day, day, await db.BankAccounts.UsualAsync(payable.Currency, ct));
        await db.SaveChangesAsync(ct);
    }

    private async Task DraftAsync(DateOnly month, CancellationToken ct)
    {
        if (await IsThereAsync(month, ct)) return;
        var run = await writing.BeginAsync(month, null, ct);
        await AddAsync(run, Developer, PayrollExtraKind.Bonus, 20_000, "За внедрение", ct);
        await AddAsync(run, Consultant, PayrollExtraKind.Deduction, 8_000, "Без оплаты", ct);
    }

    private Task<bool> IsThereAsync(DateOnly month, CancellationToken ct) =>
        db.PayrollRuns.AnyAsync(r => r.OpenMonth == month, ct);

    private async Task AddAsync(PayrollRun run, string email, PayrollExtraKind kind, decimal amount, string note,
        CancellationToken ct)
    {
        var name = DemoCast.Find(email).Name;
        if (run.Lines.FirstOrDefault(l => l.PersonName == name) is not { } line) return;
        await writing.AddAsync(run.Id, run.Version,
            new PayrollExtraForm { PersonId = line.PersonId, Kind = kind, Amount = amount, Note = note }, ct);
    }
}
