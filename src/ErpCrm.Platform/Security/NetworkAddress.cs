using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Platform.Security;

/// <summary>Where a request comes from.</summary>
public static class NetworkAddress
{
    /// <summary>The network address; empty inside the process.</summary>
    public static string Of(HttpContext? http)
    {
        var address = http?.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "";
    }

    /// <summary>What one subscriber has: the address, or of IPv6 its
    /// first 64 bits, of which the rest is chosen freely.</summary>
    public static string SourceOf(HttpContext? http)
    {
        if (http?.Connection.RemoteIpAddress is not { AddressFamily: AddressFamily.InterNetworkV6,
            IsIPv4MappedToIPv6: false } address)
            return Of(http);
        return Convert.ToHexStringLower(address.GetAddressBytes()[..8]);
    }
}
