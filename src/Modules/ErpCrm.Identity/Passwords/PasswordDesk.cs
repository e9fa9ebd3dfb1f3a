using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Identity;

namespace ErpCrm.Identity.Passwords;

/// <summary>Gives a user a new password, which ends the user's sessions; the caller saves.</summary>
internal sealed class PasswordDesk(UserManager<Credentials> manager, PasswordRules rules, TimeProvider time)
{
    /// <exception cref="BusinessRuleException">The password is not good enough.</exception>
    public void Set(User user, string password)
    {
        if (rules.RefusalOf(password, user) is { } refusal)
            throw new BusinessRuleException(refusal) { Field = "Password" };
        user.SetPassword(manager.PasswordHasher.HashPassword(user.Credentials, password), time.GetUtcNow().UtcDateTime);
    }
}
