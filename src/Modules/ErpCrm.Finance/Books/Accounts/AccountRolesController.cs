using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>Which account the books use for what; each role has one account at most.</summary>
[Route("finance/accounts"), RequirePermission(FinancePermissions.EditLedger)]
internal sealed class AccountRolesController(FinanceDbContext db, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("roles")]
    public async Task<IActionResult> Roles(CancellationToken ct) =>
        View(RolesForm.Of(await db.Accounts.AsNoTracking().OrderBy(a => a.Code).ToListAsync(ct)));

    [HttpPost("roles")]
    public async Task<IActionResult> Roles(RolesForm form, CancellationToken ct)
    {
        var accounts = await db.Accounts.OrderBy(a => a.Code).ToListAsync(ct);
        form.Context = accounts;
        Check(form, accounts);
        return await TrySaveTogetherAsync("Roles", form, ChangedMeanwhile(), async () =>
        {
            await ApplyAsync(form, accounts, ct);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/accounts", T["What accounts are used for is saved"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            again.Context = await db.Accounts.AsNoTracking().OrderBy(a => a.Code).ToListAsync(ct);
        });
    }

    // Each row says which account it was shown with: what somebody else chose since is not overwritten unseen.
    private void Check(RolesForm form, IReadOnlyList<Account> accounts)
    {
        for (var i = 0; i < form.Roles.Count; i++)
        {
            var (choice, name) = (form.Roles[i], $"Roles[{i}].AccountId");
            var now = accounts.FirstOrDefault(a => a.Role == choice.Role);
            if (choice.AccountId is { } id && accounts.All(a => a.Id != id))
                ModelState.AddModelError(name, T["Choose one of the list."]);
            else if (now?.Id != choice.Was && now?.Id != choice.AccountId)
                ModelState.AddModelError(name, T["Somebody chose another account meanwhile: {0}",
                    now is null ? Ui.Formats.Format.Nothing : AccountTexts.Of(now, T)]);
            choice.Was = now?.Id;
            ModelState.Remove($"Roles[{i}].Was");
        }
    }

    // First all that is given up: two accounts can change places.
    private async Task ApplyAsync(RolesForm form, List<Account> accounts, CancellationToken ct)
    {
        var changes = form.Roles.Select((choice, i) => (choice.Role, i, choice.AccountId)).Where(
            c => c.Role != AccountRole.None && accounts.Find(a => a.Role == c.Role)?.Id != c.AccountId)
            .DistinctBy(c => c.Role).ToList();
        foreach (var (role, i, _) in changes)
        {
            if (accounts.Find(a => a.Role == role) is not { } account) continue;
            var isUsed = await db.IsUsedAsync(account.Id, ct);
            At(i, () => account.GiveUpRole(isUsed));
        }

        foreach (var (role, i, id) in changes)
        {
            if (id is not null) At(i, () => accounts.First(a => a.Id == id).Take(role));
        }
    }

    private static void At(int index, Action change)
    {
        try
        {
            change();
        }
        catch (BusinessRuleException refusal)
        {
            throw new BusinessRuleException(refusal.Message, [.. refusal.Arguments])
            {
                Field = $"Roles[{index}].AccountId"
            };
        }
    }

    private static BusinessRuleException ChangedMeanwhile() =>
        new("Somebody else changed these accounts meanwhile. Look at them again.");
}

internal sealed class RolesForm
{
    public List<RoleChoice> Roles { get; set; } = [];

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public IReadOnlyList<Account> Context { get; set; } = [];

    public static RolesForm Of(IReadOnlyList<Account> accounts) => new()
    {
        Context = accounts,
        Roles = [.. AccountRoles.All.Select(role =>
        {
            var id = accounts.FirstOrDefault(a => a.Role == role)?.Id;
            return new RoleChoice { Role = role, AccountId = id, Was = id };
        })],
    };
}

/// <summary>The account that is used for something.</summary>
internal sealed class RoleChoice
{
    public AccountRole Role { get; set; }
    public Guid? AccountId { get; set; }

    /// <summary>The one that was shown.</summary>
    public Guid? Was { get; set; }
}
