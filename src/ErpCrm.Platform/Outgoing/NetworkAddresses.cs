using System.Net;
using System.Net.Sockets;

namespace ErpCrm.Platform.Outgoing;

/// <summary>Which addresses are those of the public Internet, and none of a network of one's own, of this machine or of
/// a cloud's metadata (IANA special-purpose registries).</summary>
public static class NetworkAddresses
{
    private static readonly IPNetwork[] Special = Read(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        // The host of a virtual machine in Azure.
        "168.63.129.16/32",
        // Teredo, ORCHID and others; documentation; 6to4, behind which any IPv4 address stands.
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    // Whatever is outside of it is nobody's on the Internet: loopback, link-local, unique local, multicast.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether anybody on the Internet has this address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        address = Plain(address);
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (Translated.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes()[12..]));
            if (!Global.Contains(address)) return false;
        }

        return !Special.Any(network => network.Contains(address));
    }

    /// <summary>An IPv4 address that is written as one of IPv6, as what it is.</summary>
    public static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork[] Read(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
