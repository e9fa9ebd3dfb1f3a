using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Payroll.Salaries;

[Route("finance/payroll/salaries")]
internal sealed class SalariesController(FinanceDbContext db, SalariesList list, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    private const string Address = "/finance/payroll/salaries";

    [HttpGet(""), RequirePermission(FinancePermissions.ViewPayroll)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditPayroll)]
    public async Task<IActionResult> Create(Guid? personId, CancellationToken ct)
    {
        var form = new SalaryForm
        {
            PersonId = personId,
            ValidFrom = PayMonth.Of(clock.Today),
            Currency = company.Current.BaseCurrency,
            Workload = 100,
            Tariff = company.Current.BaseCurrency == "KGS" ? BuiltInContributions.General : BuiltInContributions.Free,
        };
        form.BeginWith(PersonSalary.On(await KnownAsync(personId, ct), clock.Today));
        await form.PrepareAsync(db, T, ct);
        return View(form);
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditPayroll)]
    public async Task<IActionResult> Create(SalaryForm form, CancellationToken ct)
    {
        await form.PrepareAsync(db, T, ct);
        if (form.PersonId is { } chosen && form.People.All(p => p.Value != chosen.ToString()))
            ModelState.AddModelError(nameof(form.PersonId), T["Choose one of the list."]);
        if (form.Tariff is { Length: > 0 } tariff && form.Tariffs.All(t => t.Value != tariff))
            ModelState.AddModelError(nameof(form.Tariff), T["Choose one of the list."]);
        return await TrySaveAsync("Create", form, async () =>
        {
            var person = form.PersonId!.Value;
            db.Add(new PersonSalary(person, form.ValidFrom!.Value, form.Terms(), await KnownAsync(person, ct)));
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Salary saved"]);
        });
    }

    [HttpPost("{id:guid}/remove"), RequirePermission(FinancePermissions.EditPayroll)]
    public async Task<IActionResult> Remove(Guid id, CancellationToken ct)
    {
        var salary = await db.PersonSalaries.OneAsync(id, ct);
        return await TryAsync(Address, async () =>
        {
            salary.RequireRemovable(await db.PayrollRuns.LastPostedAsync(ct));
            db.Remove(salary);
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Salary removed"]);
        });
    }

    private Task<List<PersonSalary>> KnownAsync(Guid? personId, CancellationToken ct) =>
        db.PersonSalaries.AsNoTracking().Where(s => s.PersonId == personId).ToListAsync(ct);
}
