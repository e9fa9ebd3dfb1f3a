using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Periods;

/// <summary>Closes days of the books and opens them again, with a reason (domain-rules §15).</summary>
[Route("finance/month-end/locks"), RequirePermission(FinancePermissions.ClosePeriods)]
internal sealed class LocksController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(await LocksPage.LoadAsync(db, clock.UtcNow, ct));

    [HttpGet("move")]
    public async Task<IActionResult> Move(LockKind kind, CancellationToken ct) =>
        View(LockForm.Of(await PeriodGuard.ReadAsync(db, ct) ?? new BookLocks(), kind, clock.Today));

    [HttpPost("move")]
    public async Task<IActionResult> Move(LockForm form, CancellationToken ct)
    {
        var locks = await BookLocks.ForChangeAsync(db, ct);
        return await TrySaveAsync("Move", form, async () =>
        {
            if (form.Version != locks.Moves) return Outdated("Move", form, locks.Moves);
            db.AddRange(locks.Move(form.Kind, form.Day, form.Reason, clock.Today, clock.UtcNow, me.Id));
            await db.SaveChangesAsync(ct);
            return Saved("/finance/month-end/locks", form.Day is { } day
                ? T["The books are closed until {0}", Format.Date(day)]
                : T["The books are open"]);
        });
    }
}
