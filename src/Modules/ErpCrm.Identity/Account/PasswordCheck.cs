using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ErpCrm.Identity.Account;

/// <summary>
/// Is this the password of this address? Takes the same steps and
/// time whether the address is known, closed, or nobody's; wrong answers close its gates.
/// </summary>
internal sealed class PasswordCheck(
    IdentityModuleDbContext db,
    UserManager<Credentials> manager,
    SignInCounter counter,
    SignInGates gates,
    DummyPassword dummy,
    SecurityJournal journal)
{
    /// <summary>The user, when the password is right and the user may
    /// sign in; otherwise null, for whatever reason.</summary>
    public async Task<User?> FindAsync(string? email, string? password, CancellationToken ct)
    {
        var credentials = await manager.FindByNameAsync((email ?? "").Trim());
        var id = credentials?.Id ?? Guid.Empty;
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == id, ct);
        return await IsRightAsync(user, password, gates.OfPassword(email, id), ct) ? user : null;
    }

    /// <summary>The password again, of somebody who is signed in;
    /// wrong answers count, and keep nobody from signing in.</summary>
    public Task<bool> ConfirmAsync(User user, string? password, CancellationToken ct) =>
        IsRightAsync(user, password, SignInGates.OfConfirmation(user.Id), ct);

    private async Task<bool> IsRightAsync(User? user, string? password, IReadOnlyList<Gate> passing,
        CancellationToken ct)
    {
        var taken = await counter.TakeAsync(passing, ct);
        if (Verify(user, password ?? "") && taken.IsOpen && user is { Status: UserStatus.Active })
        {
            await counter.ForgiveAsync(taken, ct);
            return true;
        }

        var closes = await counter.ClosedAsync(taken, ct);
        await journal.WriteAsync(SecurityEventKind.WrongPassword, user);
        if (closes) await journal.WriteAsync(SecurityEventKind.SignInPaused, user);
        return false;
    }

    private bool Verify(User? user, string password)
    {
        var credentials = user?.Credentials;
        var result = manager.PasswordHasher.VerifyHashedPassword(credentials!, credentials?.PasswordHash ?? dummy.Hash,
            password);
        if (credentials?.PasswordHash is null || result == PasswordVerificationResult.Failed) return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            user!.Rehash(manager.PasswordHasher.HashPassword(credentials, password));
        return true;
    }
}

/// <summary>A hash nobody has the password of, to be verified for addresses without a user.</summary>
internal sealed class DummyPassword(IOptions<PasswordHasherOptions> options)
{
    private readonly Lazy<string> _hash = new(
        () => new PasswordHasher<Credentials>(options).HashPassword(null!, Tokens.New()));

    public string Hash => _hash.Value;
}
