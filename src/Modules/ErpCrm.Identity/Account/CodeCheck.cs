using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Users;

namespace ErpCrm.Identity.Account;

/// <summary>Is this a code of the user's second step, or a recovery code? Wrong answers close its gates.</summary>
internal sealed class CodeCheck(SecondFactor secondFactor, SignInCounter counter, SignInGates gates,
    SecurityJournal journal)
{
    /// <summary>Between the password and the session.</summary>
    public Task<bool> IsRightAsync(User user, string? code, CancellationToken ct) =>
        IsRightAsync(user, code, gates.OfCode(user.Id), ct);

    /// <summary>A code again, of somebody who is signed in; wrong
    /// answers count, and keep nobody from signing in.</summary>
    public Task<bool> ConfirmAsync(User user, string? code, CancellationToken ct) =>
        IsRightAsync(user, code, SignInGates.OfCodeConfirmation(user.Id), ct);

    private async Task<bool> IsRightAsync(User user, string? code, IReadOnlyList<Gate> passing, CancellationToken ct)
    {
        var taken = await counter.TakeAsync(passing, ct);
        if (taken.IsOpen && await UseAsync(user, code ?? "", ct))
        {
            await counter.ForgiveAsync(taken, ct);
            return true;
        }

        var closes = await counter.ClosedAsync(taken, ct);
        await journal.WriteAsync(SecurityEventKind.WrongCode, user);
        if (closes) await journal.WriteAsync(SecurityEventKind.SignInPaused, user);
        return false;
    }

    private async Task<bool> UseAsync(User user, string code, CancellationToken ct)
    {
        if (await secondFactor.UseCodeAsync(user, code, ct)) return true;
        if (!await secondFactor.UseRecoveryCodeAsync(user.Id, code, ct)) return false;
        await journal.WriteAsync(SecurityEventKind.RecoveryCodeUsed, user);
        return true;
    }
}
