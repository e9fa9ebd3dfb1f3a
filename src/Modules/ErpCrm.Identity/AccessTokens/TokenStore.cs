using ErpCrm.Identity.Company;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.AccessTokens;

/// <summary>
/// Who asks with a token, and what he may do: what the token names, as far as his role allows it now. It is read for
/// each request, so that what was taken away is gone at once.
/// </summary>
internal sealed class TokenStore(
    IdentityModuleDbContext db, RightsCache rights, CompanyProfileStore company, SeenSessions seen,
    SharedChanges others, TimeProvider time)
{
    public async Task<SignedInUser?> FindAsync(string token, HttpContext http, CancellationToken ct)
    {
        if (!token.StartsWith(AccessToken.Prefix, StringComparison.Ordinal)) return null;
        await others.FollowAsync(ct);
        var (hash, now) = (Tokens.Hash(token), time.GetUtcNow().UtcDateTime);
        var found = await (
            from known in db.AccessTokens.AsNoTracking()
            join user in db.Users on known.UserId equals user.Id
            where known.TokenHash == hash && !user.IsDisabled && user.JoinedAt != null
            select new
            {
                Token = known,
                user.Name,
                user.TimeZoneId,
                user.RoleId,
                user.HasSecondFactor,
                Rights = db.Stamps.Where(s => s.Name == Stamp.Rights).Select(s => s.Value).FirstOrDefault(),
                Company = db.Stamps.Where(s => s.Name == Stamp.Company).Select(s => (Guid?)s.Value).FirstOrDefault(),
            }).FirstOrDefaultAsync(ct);
        if (found is null || !found.Token.IsGood(now) || !found.Token.IsFrom(http.Connection.RemoteIpAddress))
            return null;
        await company.KeepUpAsync(found.Company, ct);
        var held = await rights.OfAsync(db, found.Token.UserId, found.RoleId, found.Rights, ct);
        var signedIn = new SignedInUser(found.Token.Id, found.Token.UserId, found.Name, found.TimeZoneId,
            Within(held, found.Token.Scopes), found.HasSecondFactor);
        if (signedIn.MustSetUpSecondFactor) return null;
        seen.See(found.Token.Id, now);
        return signedIn;
    }

    private static Rights Within(Rights held, string scopes) => held with
    {
        IsOwner = false,
        Scopes = scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Where(permission => held.ScopeOf(permission) != Scope.None)
            .ToDictionary(permission => permission, held.ScopeOf),
    };
}
