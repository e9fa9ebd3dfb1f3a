using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking;

/// <summary>Bank accounts with what the books and the bank say of them.</summary>
[Route("finance/bank"), RequirePermission(FinancePermissions.ViewBank)]
internal sealed class BankController(FinanceDbContext db, IBankBooks books, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(await BankPage.LoadAsync(db, books, clock.Today, ct));

    /// <summary>What is certain is matched without being confirmed.</summary>
    [HttpPost("{bankAccountId:guid}/by-itself"), RequirePermission(FinancePermissions.EditBank)]
    public Task<IActionResult> ByItself(Guid bankAccountId, CancellationToken ct) =>
        ChooseAsync(bankAccountId, true, T["What is certain is matched by itself from now on"], ct);

    /// <summary>Somebody confirms everything.</summary>
    [HttpPost("{bankAccountId:guid}/by-hand"), RequirePermission(FinancePermissions.EditBank)]
    public Task<IActionResult> ByHand(Guid bankAccountId, CancellationToken ct) =>
        ChooseAsync(bankAccountId, false, T["Everything is confirmed by somebody from now on"], ct);

    private async Task<IActionResult> ChooseAsync(Guid bankAccountId, bool byItself, string toast,
        CancellationToken ct)
    {
        var account = await db.BankAccounts.AsNoTracking().OneAsync(bankAccountId, ct);
        return await TryAsync("/finance/bank", async () =>
        {
            var feed = await db.BankFeeds.FirstOrDefaultAsync(f => f.BankAccountId == account.Id, ct);
            if (feed is null) db.Add(feed = new BankFeed(account.Id));
            feed.Choose(byItself);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/bank", toast);
        });
    }
}
