using ErpCrm.Demo;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Company;
using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Setup;

[Route("identity/setup"), AllowAnonymous]
internal sealed class SetupController(
    IdentityModuleDbContext db,
    PasswordDesk passwords,
    RoleDefaults roles,
    CompanyProfileStore company,
    SessionStore sessions,
    SignInThrottle throttle,
    TimeProvider time,
    IFileStore files,
    IEnumerable<IDemoPlayer> demo,
    DemoRun run,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? token, CancellationToken ct)
    {
        if (await IsDoneAsync(ct)) return Redirect("/");
        if (!await IsValidAsync(token, ct)) return View("Locked");
        return View(new SetupForm
        {
            Token = token,
            Language = Page.Language,
            BaseCurrency = "KGS",
            TimeZoneId = "Asia/Bishkek",
            FiscalYearStartMonth = 1,
            OffersDemo = demo.Any(),
        });
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(SetupForm form, CancellationToken ct)
    {
        if (await IsDoneAsync(ct)) return Redirect("/");
        if (!throttle.Allows(HttpContext) || !await IsValidAsync(form.Token, ct)) return View("Locked");
        form.OffersDemo = demo.Any();
        return await TrySaveAsync("Index", form, async () =>
        {
            var owner = await FoundAsync(form, ct);
            await company.RefreshAsync(ct);
            if (form.WithDemo && demo.FirstOrDefault() is { } player)
            {
                DemoRun.Remember(HttpContext, run.Start(player, owner.Id));
                return Redirect("/identity/setup/demo");
            }

            await sessions.SignInAsync(owner, HttpContext, ct);
            Preferences.Write(HttpContext, owner);
            return Saved("/", texts["Welcome to ErpCrm"]);
        });
    }

    /// <summary>How far the demo company is; whoever began it is signed in when it is there, once.</summary>
    [HttpGet("demo")]
    public async Task<IActionResult> Demo(CancellationToken ct)
    {
        if (run.Of(HttpContext) is not { } begun) return Redirect("/");
        if (!begun.IsOver)
        {
            Response.Headers["Refresh"] = "2";
            return View("Demo", begun.Progress);
        }

        DemoRun.Forget(HttpContext);
        if (!run.Take(begun)) return Redirect("/");
        var owner = await db.Users.SingleAsync(u => u.Id == begun.OwnerId, ct);
        await sessions.SignInAsync(owner, HttpContext, ct);
        Preferences.Write(HttpContext, owner);
        return Saved("/", begun.HasFailed
            ? texts["The demo company is not complete: something failed on the way."]
            : texts["Welcome to ErpCrm"]);
    }

    private async Task<User> FoundAsync(SetupForm form, CancellationToken ct)
    {
        using var acting = ActingUser.Act(null, null);
        await roles.EnsureAsync(ct);
        var role = await db.Roles.SingleAsync(r => r.IsBuiltIn && r.Name == BuiltInRoles.Owner, ct);
        var owner = new User(form.Name!, form.Email!, role, form.Language!);
        passwords.Set(owner, form.Password!);
        db.Add(owner);

        var own = new OwnCompany();
        own.Change(form.ToProfile());
        if (form.Logo is { } file) own.ShowLogo(await Logo.StoreAsync(files, file, ct));
        db.Add(own);
        db.RemoveRange(await db.SetupTokens.ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        return owner;
    }

    private async Task<bool> IsDoneAsync(CancellationToken ct)
    {
        if (company.IsSetUp) return true;
        await company.RefreshAsync(ct);
        return company.IsSetUp;
    }

    private Task<bool> IsValidAsync(string? token, CancellationToken ct)
    {
        var (hash, now) = (Tokens.Hash(token ?? ""), time.GetUtcNow().UtcDateTime);
        return db.SetupTokens.AnyAsync(t => t.TokenHash == hash && t.ExpiresAt > now, ct);
    }
}
