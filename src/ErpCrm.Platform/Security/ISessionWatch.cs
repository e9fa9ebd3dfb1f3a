using Microsoft.AspNetCore.Http;

namespace ErpCrm.Platform.Security;

/// <summary>For requests that outlive a moment: whether whoever began one may still go on with it.</summary>
public interface ISessionWatch
{
    /// <summary>Asks again. The rights of the request's
    /// <see cref="ICurrentUser"/> are those of now afterwards.</summary>
    /// <returns>False once the session has ended, was signed out or its user was disabled.</returns>
    Task<bool> IsStillSignedInAsync(HttpContext http, CancellationToken ct);
}
