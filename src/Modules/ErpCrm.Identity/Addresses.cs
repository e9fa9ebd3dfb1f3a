using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity;

/// <summary>Where a request comes from.</summary>
internal static class Addresses
{
    /// <inheritdoc cref="NetworkAddress.Of"/>
    public static string Of(HttpContext? http) => NetworkAddress.Of(http);

    /// <inheritdoc cref="NetworkAddress.SourceOf"/>
    public static string SourceOf(HttpContext? http) => NetworkAddress.SourceOf(http);
}
