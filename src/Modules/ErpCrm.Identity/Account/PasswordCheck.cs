using ErpCrm.Identity.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Identity.Account;

/// <summary>
/// Is this the password of this address? Takes the same steps and time whether the address is known, locked, or nobody's;
/// five wrong answers close an address for fifteen minutes.
/// </summary>
internal sealed class PasswordCheck(IdentityModuleDbContext db, UserManager<User> users, DummyPassword dummy, TimeProvider time, ILogger<PasswordCheck> log)
{
    /// <summary>The user, when the password is right and the user may sign in; otherwise null, for whatever reason.</summary>
    public async Task<User?> FindAsync(string? email, string? password, CancellationToken ct)
    {
        var account = SignInTries.KeyOf(email);
        var now = time.GetUtcNow().UtcDateTime;
        var tries = await BeginAsync(account, now, ct);
        var user = await users.FindByEmailAsync((email ?? "").Trim());
        var right = Verify(user, password ?? "");

        if (right && user is { Status: UserStatus.Active } && !IsLocked(tries, now))
        {
            await ClearAsync(account, now, ct);
            return user;
        }

        await CountAsync(account, now, ct);
        log.LogWarning("Sign-in refused for {Account}", account[..12]);
        return null;
    }

    /// <summary>The password again, of somebody who is signed in; wrong answers count.</summary>
    public async Task<bool> ConfirmAsync(User user, string? password, CancellationToken ct) => (await FindAsync(user.Email, password, ct))?.Id == user.Id;

    private bool Verify(User? user, string password)
    {
        var result = users.PasswordHasher.VerifyHashedPassword(user!, user?.PasswordHash ?? dummy.Hash, password);
        if (user?.PasswordHash is null || result == PasswordVerificationResult.Failed) return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded) user.Rehash(users.PasswordHasher.HashPassword(user, password));
        return true;
    }

    private async Task<SignInTries> BeginAsync(string account, DateTime now, CancellationToken ct)
    {
        if (await db.SignInTries.AsNoTracking().FirstOrDefaultAsync(t => t.Account == account, ct) is { } known) return known;
        var first = new SignInTries { Account = account, LastAt = now };
        var entry = db.Add(first);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The same address at the same moment.
        }

        entry.State = EntityState.Detached;
        return first;
    }

    private static bool IsLocked(SignInTries tries, DateTime now) => tries.LockedUntil > now;

    // One statement, so that parallel guesses all count. A pause that is over starts the count anew.
    private Task CountAsync(string account, DateTime now, CancellationToken ct)
    {
        var until = now + SignInTries.Pause;
        var forgotten = now - SignInTries.Pause;
        return db.SignInTries.Where(t => t.Account == account && (t.LockedUntil == null || t.LockedUntil <= now)).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.LockedUntil, t => t.LockedUntil == null && t.LastAt > forgotten && t.Failed + 1 >= SignInTries.Allowed ? until : null)
            .SetProperty(t => t.Failed, t => t.LockedUntil == null && t.LastAt > forgotten ? t.Failed + 1 : 1)
            .SetProperty(t => t.LastAt, now), ct);
    }

    private Task ClearAsync(string account, DateTime now, CancellationToken ct) => db.SignInTries.Where(t => t.Account == account).ExecuteUpdateAsync(set => set
        .SetProperty(t => t.LockedUntil, (DateTime?)null)
        .SetProperty(t => t.Failed, 0)
        .SetProperty(t => t.LastAt, now), ct);
}

/// <summary>A hash nobody has the password of, to be verified for addresses without a user.</summary>
internal sealed class DummyPassword(IPasswordHasher<User> hasher)
{
    private readonly Lazy<string> _hash = new(() => hasher.HashPassword(null!, Tokens.New()));

    public string Hash => _hash.Value;
}
