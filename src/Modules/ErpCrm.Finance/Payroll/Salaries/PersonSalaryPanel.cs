using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Salaries;

/// <summary>On a person's page, for who may see payroll: what the person is paid.</summary>
internal sealed class PersonSalaryPanel(FinanceDbContext db, IBusinessClock clock) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var salaries = await db.PersonSalaries.AsNoTracking().Where(s => s.PersonId == subject)
            .OrderByDescending(s => s.ValidFrom).ToListAsync(ct);
        return Panel(new SalariesOfPerson(subject, salaries, PersonSalary.On(salaries, clock.Today)?.Id,
            await db.PayrollRuns.LastPostedAsync(ct)));
    }
}

/// <param name="HoldsNow">Id of the salary of today.</param>
/// <param name="LastPosted">First day of the latest posted month.</param>
internal sealed record SalariesOfPerson(Guid PersonId, IReadOnlyList<PersonSalary> Salaries, Guid? HoldsNow,
    DateOnly? LastPosted);
