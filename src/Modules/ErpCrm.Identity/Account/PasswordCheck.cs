using ErpCrm.Identity.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErpCrm.Identity.Account;

/// <summary>
/// Is this the password of this address? Takes the same steps and time whether the address is known, locked, or nobody's;
/// five wrong answers close an address for fifteen minutes.
/// </summary>
internal sealed class PasswordCheck(IdentityModuleDbContext db, UserManager<Credentials> manager, SignInCounter counter, DummyPassword dummy, ILogger<PasswordCheck> log)
{
    /// <summary>The user, when the password is right and the user may sign in; otherwise null, for whatever reason.</summary>
    public async Task<User?> FindAsync(string? email, string? password, CancellationToken ct)
    {
        var account = SignInTries.KeyOf(email);
        var open = await counter.IsOpenAsync(account, ct);
        var credentials = await manager.FindByNameAsync((email ?? "").Trim());
        var id = credentials?.Id ?? Guid.Empty;
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == id, ct);
        var right = Verify(user, password ?? "");

        if (right && open && user is { Status: UserStatus.Active })
        {
            await counter.ClearAsync(account, ct);
            return user;
        }

        await counter.CountAsync(account, ct);
        log.LogWarning("Sign-in refused for {Account}", account[..12]);
        return null;
    }

    /// <summary>The password again, of somebody who is signed in; wrong answers count.</summary>
    public async Task<bool> ConfirmAsync(User user, string? password, CancellationToken ct) => (await FindAsync(user.Email, password, ct))?.Id == user.Id;

    private bool Verify(User? user, string password)
    {
        var credentials = user?.Credentials;
        var result = manager.PasswordHasher.VerifyHashedPassword(credentials!, credentials?.PasswordHash ?? dummy.Hash, password);
        if (credentials?.PasswordHash is null || result == PasswordVerificationResult.Failed) return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded) user!.Rehash(manager.PasswordHasher.HashPassword(credentials, password));
        return true;
    }
}

/// <summary>A hash nobody has the password of, to be verified for addresses without a user.</summary>
internal sealed class DummyPassword(IOptions<PasswordHasherOptions> options)
{
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<Credentials>(options).HashPassword(null!, Tokens.New()));

    public string Hash => _hash.Value;
}
