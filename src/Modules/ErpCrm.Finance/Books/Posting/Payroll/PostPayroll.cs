using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Payroll;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Payroll;

/// <summary>
/// A payroll run that is posted: pay and contributions are costs of the last day of its month, by departments and the
/// projects they worked on; what is left is owed to people, the social fund and the tax office. Reversed, all of it
/// goes back.
/// </summary>
internal sealed class PostPayroll(FinanceDbContext db, Dimensions dimensions, Lazy<IWorkingPeople> people) : IPosts
{
    private const decimal MinutesOfDay = 8 * 60;

    public bool Concerns(EntityEntry saved) => saved.Entity is PayrollRun run
        && (StateBefore(saved) == PayrollState.Posted) != (run.State == PayrollState.Posted);

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var payroll = (PayrollRun)saved.Entity;
        if (payroll.State == PayrollState.Posted)
        {
            await WriteAsync(payroll, run, ct);
            return;
        }

        foreach (var journal in await db.StandingAsync(Kinds.PayrollRun, payroll.Id, JournalKind.Payroll, ct))
            await run.ReverseAsync(journal, ct);
    }

    private static PayrollState StateBefore(EntityEntry saved) => saved.State == EntityState.Added
        ? PayrollState.Draft
        : (PayrollState)saved.OriginalValues[nameof(PayrollRun.State)]!;

    private async Task WriteAsync(PayrollRun payroll, PostingRun run, CancellationToken ct)
    {
        var day = PayMonth.LastOf(payroll.Month);
        var (currency, of) = (payroll.Currency, new LineOf(ItemId: payroll.Id));
        var entry = run.Open(JournalKind.Payroll, day, Kinds.PayrollRun, payroll.Id, payroll.Code);
        var departments = (await people.Value.DepartmentsAsync(ct)).DistinctBy(d => d.Name)
            .ToDictionary(d => d.Name, d => d.Id);
        var worked = await WorkedAsync(payroll.Month, day, ct);
        foreach (var group in PayGroups.Of(payroll.Lines.Select(Of)))
        {
            Guid? department = group.Department is { } name && departments.TryGetValue(name, out var id) ? id : null;
            foreach (var share in PayGroups.Split(group, MinutesOf(group, worked), Currencies.Digits(currency)))
            {
                var about = await dimensions.OfDepartmentAsync(share.ProjectId, department, ct);
                entry.Debit(AccountRole.Wages, currency, share.Gross, share.Gross, about)
                    .Debit(AccountRole.EmployerContributions, currency, share.Employer, share.Employer, about);
            }
        }

        var contributions = payroll.Employer + payroll.Employee;
        entry.Credit(AccountRole.WagesPayable, currency, payroll.Net, payroll.Net, of)
            .Credit(AccountRole.ContributionsPayable, currency, contributions, contributions, of)
            .Credit(AccountRole.IncomeTaxPayable, currency, payroll.IncomeTax, payroll.IncomeTax, of);
    }

    private static PaidMonth Of(PayrollLine line) => new(line.PersonId, line.Department, line.Gross, line.Pay.Employer,
        line.Days * MinutesOfDay * line.Workload / 100);

    // Approved hours of the month, by person and project.
    private async Task<ILookup<Guid, (Guid ProjectId, int Minutes)>> WorkedAsync(DateOnly first, DateOnly last,
        CancellationToken ct) =>
        (await db.Deliveries.AsNoTracking()
            .Where(d => d.Kind == BillingSourceKind.Time && d.DeliveredOn >= first && d.DeliveredOn <= last
                && d.PersonId != null)
            .GroupBy(d => new { d.PersonId, d.ProjectId })
            .Select(g => new { Person = g.Key.PersonId!.Value, g.Key.ProjectId, Minutes = g.Sum(d => d.WorkedMinutes) })
            .ToListAsync(ct))
            .ToLookup(w => w.Person, w => (w.ProjectId, w.Minutes));

    private static Dictionary<Guid, int> MinutesOf(PayGroup group,
        ILookup<Guid, (Guid ProjectId, int Minutes)> worked) =>
        group.People.SelectMany(p => worked[p.PersonId]).GroupBy(w => w.ProjectId)
            .ToDictionary(g => g.Key, g => g.Sum(w => w.Minutes));
}
