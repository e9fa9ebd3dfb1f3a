using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Accounts;

[Route("finance/accounts")]
internal sealed class AccountsController(FinanceDbContext db, IBusinessClock clock, ICompanyProfile company,
    LedgerSums sums, AccountBalances balances, AccountsList list, IStringLocalizer<FinanceText> T) : PageController
{
    private const int OptionCount = 20;

    [HttpGet(""), RequirePermission(FinancePermissions.ViewLedger)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewLedger)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().OneAsync(id, ct);
        return View(await AccountPage.LoadAsync(db, sums, balances, company.Current, account, clock.Today, ct));
    }

    [HttpGet("create"), RequirePermission(FinancePermissions.EditLedger)]
    public IActionResult Create() => View("Form", new AccountForm { IsActive = true });

    [HttpPost("create"), RequirePermission(FinancePermissions.EditLedger)]
    public async Task<IActionResult> Create(AccountForm form, CancellationToken ct)
    {
        await RefuseNamesakeAsync(form, null, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            var account = new Account(form.Code!, form.Name!, form.Class!.Value);
            account.Change(form.Code, form.Name, form.Class.Value, form.IsActive, isUsed: false);
            db.Add(account);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/accounts/{account.Id}", T["Account saved"]);
        });
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.EditLedger)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", AccountForm.Of(await db.Accounts.AsNoTracking().OneAsync(id, ct), T));

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.EditLedger)]
    public async Task<IActionResult> Edit(Guid id, AccountForm form, CancellationToken ct)
    {
        var account = await db.Accounts.OneAsync(id, ct);
        form.Id = id;
        await RefuseNamesakeAsync(form, id, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (account.Version != form.Version) return Conflict("Form", form, AccountForm.Of(account, T));
            form.KeepWords(account, T);
            account.Change(form.Code, form.Name, form.Class!.Value, form.IsActive, await db.IsUsedAsync(id, ct));
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/accounts/{id}", T["Account saved"]);
        });
    }

    /// <summary>Active accounts by code or name, for whoever posts on one.</summary>
    [HttpGet("options"), RequirePermission(FinancePermissions.EditLedger)]
    public async Task<IActionResult> Options(string? q, CancellationToken ct)
    {
        var words = SearchText.Words(q);
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.IsActive).OrderBy(a => a.Code).ToListAsync(ct);
        var found = accounts.Select(a => (Account: a, Text: AccountTexts.Of(a, T)))
            .Where(a => !a.Account.Role.IsControl()
                && words.All(word => SearchText.Of(a.Text).Contains(word, StringComparison.Ordinal)))
            .Take(OptionCount);
        return PartialView("_PickerOptions", found.Select(a => new PickerOption(
            a.Account.Id.ToString(), a.Text, T[AccountWords.Of(a.Account.Class)])));
    }

    private async Task RefuseNamesakeAsync(AccountForm form, Guid? id, CancellationToken ct)
    {
        var code = form.Code?.Trim();
        if (await db.Accounts.AnyAsync(a => a.Code == code && a.Id != id, ct))
            ModelState.AddModelError(nameof(form.Code), T["There is already an account with this code."]);
    }
}

internal static class AccountTexts
{
    /// <summary>Code and name, as an account is called wherever one is chosen or named.</summary>
    public static string Of(Account account, IStringLocalizer texts) => Of(account.Code, account.Name, texts);

    /// <inheritdoc cref="Of(Account, IStringLocalizer)"/>
    public static string Of(string code, string name, IStringLocalizer texts) => $"{code} {texts[name]}";
}
