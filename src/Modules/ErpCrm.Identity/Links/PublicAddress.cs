using System.Net;
using ErpCrm.Platform;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ErpCrm.Identity.Links;

/// <summary>
/// Where links lead: <c>Public:BaseUrl</c>; else the address of the
/// request when its host is one that <c>AllowedHosts</c> names or this machine itself; else the
/// address the server listens on. What a stranger writes into the Host header never gets into a link.
/// </summary>
internal sealed class PublicAddress(IConfiguration configuration, IServer server) : IPublicAddress
{
    public string Of(string path, HttpRequest? request = null) => Base(request).TrimEnd('/') + path;

    private string Base(HttpRequest? request)
    {
        if (configuration["Public:BaseUrl"] is { Length: > 0 } configured) return configured;
        if (request is not null && IsTrusted(request.Host.Host))
            return $"{request.Scheme}://{request.Host}{request.PathBase}";
        return Listening();
    }

    private bool IsTrusted(string host) =>
        host is "localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
        || (configuration["AllowedHosts"] ?? "").Split(';',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(allowed => allowed != "*" && string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase));

    private string Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return address.Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
    }
}
