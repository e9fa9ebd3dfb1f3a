using ErpCrm.Identity.Account;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.AccessTokens;

/// <param name="Secret">Shown now and never again.</param>
internal sealed record NewAccessToken(string Name, string Secret, DateTime ExpiresAt);

/// <summary>One's own tokens.</summary>
[Route("identity/profile/access-tokens"), SignedIn]
internal sealed class AccessTokensController(
    IdentityModuleDbContext db, ICurrentUser me, IBusinessClock clock, PasswordCheck check, SignInThrottle throttle,
    SecurityJournal journal, SeenSessions seen, IEnumerable<Permission> permissions,
    IStringLocalizer<IdentityText> texts) : PageController
{
    private const string Own = "/identity/profile/access-tokens";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(TokenLine.Of(await OwnTokens.Take(100).ToListAsync(ct), seen, clock.UtcNow));

    [HttpGet("create")]
    public IActionResult Create() => View(Offer(new AccessTokenForm()));

    [HttpPost("create")]
    public async Task<IActionResult> Create(AccessTokenForm form, CancellationToken ct)
    {
        Offer(form);
        if (form.Scopes.Except(form.Offered).Any())
            ModelState.AddModelError(nameof(form.Scopes), texts["You do not hold this permission"]);
        var user = await db.Users.OneAsync(me.Id, ct);
        if (ModelState.IsValid && !(throttle.Allows(HttpContext) && await check.ConfirmAsync(user, form.Current, ct)))
            ModelState.AddModelError(nameof(form.Current), texts["The password is wrong, or there were too many tries"]);
        return await TrySaveAsync("Create", form, async () =>
        {
            var secret = AccessToken.Prefix + Tokens.New();
            var token = new AccessToken
            {
                UserId = me.Id,
                Name = form.Name!.Trim(),
                TokenHash = Tokens.Hash(secret),
                End = secret[^AccessToken.EndLength..],
                Scopes = string.Join(' ', form.Scopes.Distinct()),
                Addresses = string.Join(' ', form.Places),
                CreatedAt = clock.UtcNow,
                ExpiresAt = clock.UtcNow.AddDays(form.Days!.Value),
            };
            db.Add(token);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.TokenMade, user, token.Name);
            // The page itself is the answer: the token exists nowhere else, so there is nothing to lead to.
            return View("Made", new NewAccessToken(token.Name, secret, token.ExpiresAt));
        });
    }

    [HttpPost("{id:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, CancellationToken ct)
    {
        var token = await OwnTokens.AsTracking().OneAsync(t => t.Id == id, ct);
        token.RevokedAt ??= clock.UtcNow;
        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.TokenRevoked, await db.Users.OneAsync(me.Id, ct), token.Name);
        return Saved(Own, texts["The token is revoked"]);
    }

    private IQueryable<AccessToken> OwnTokens => db.AccessTokens.AsNoTracking().Where(t => t.UserId == me.Id)
        .OrderByDescending(t => t.CreatedAt);

    private AccessTokenForm Offer(AccessTokenForm form)
    {
        form.Offered = AccessTokenForm.OfferedTo(me, permissions);
        return form;
    }
}

/// <summary>A token as its list shows it.</summary>
internal sealed record TokenLine(AccessToken Token, DateTime? SeenAt, bool IsGood)
{
    public static IReadOnlyList<TokenLine> Of(IEnumerable<AccessToken> tokens, SeenSessions seen, DateTime now) =>
    [
        .. tokens.Select(t => new TokenLine(t, seen.LastOf(t.Id, t.LastSeenAt ?? DateTime.MinValue) is var last
            && last > DateTime.MinValue ? last : null, t.IsGood(now))),
    ];
}
