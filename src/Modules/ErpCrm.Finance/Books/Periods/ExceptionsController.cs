using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Periods;

/// <summary>Lets one person into closed days for a while, and ends it.</summary>
[Route("finance/month-end/locks/exceptions"), RequirePermission(FinancePermissions.ClosePeriods)]
internal sealed class ExceptionsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const string List = "/finance/month-end/locks";

    [HttpGet("create")]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        var locks = await PeriodGuard.ReadAsync(db, ct);
        return View(new LockExceptionForm
        {
            Since = (locks?.FinalDay?.AddDays(1) ?? locks?.OperationsDay) ?? clock.Today,
            Days = 1,
            People = await LockExceptionForm.PeopleAsync(db, ct),
        });
    }

    [HttpPost("create")]
    public async Task<IActionResult> Create(LockExceptionForm form, CancellationToken ct)
    {
        form.People = await LockExceptionForm.PeopleAsync(db, ct);
        if (form.UserId is { } id && form.People.All(p => p.Value != id.ToString()))
            ModelState.AddModelError(nameof(form.UserId), T["Choose one of the list."]);
        return await TrySaveAsync("Create", form, async () =>
        {
            db.Add(form.Write(clock.UtcNow, me.Id));
            await db.SaveChangesAsync(ct);
            return Saved(List, T["Exception given"]);
        });
    }

    [HttpPost("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id, CancellationToken ct)
    {
        var exception = await db.LockExceptions.OneAsync(e => e.Id == id, ct);
        return await TryAsync(List, async () =>
        {
            exception.End(clock.UtcNow, me.Id);
            await db.SaveChangesAsync(ct);
            return Saved(List, T["Exception ended"]);
        });
    }
}
