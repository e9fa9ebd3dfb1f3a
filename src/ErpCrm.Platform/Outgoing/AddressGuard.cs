using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace ErpCrm.Platform.Outgoing;

/// <summary>What is wrong with an address that somebody typed.</summary>
public enum AddressFault
{
    None,
    NotAnAddress,
    NotEncrypted,
    NotPublic,
}

/// <summary>A name leads where no request may go.</summary>
public sealed class AddressRefusedException(string host) : Exception($"{host} is not on the public Internet.");

/// <summary>
/// Decides where requests to other servers may go. What an address looks like is judged when it is typed; where it
/// leads, when the connection is made, from the answer that the connection then goes by.
/// </summary>
public sealed class AddressGuard(INameResolver names, IOptions<OutgoingSettings> settings)
{
    public const int AddressLength = 500;

    private static readonly string[] OwnNames = ["localhost", "local", "internal", "lan", "home.arpa"];
    private readonly IPNetwork[] _own = [.. settings.Value.PrivateNetworks.Select(IPNetwork.Parse)];

    /// <summary>How long one request may take in all.</summary>
    public TimeSpan Limit { get; } = settings.Value.Limit;

    /// <summary>Reads what somebody typed; it says nothing of where a name leads.</summary>
    public AddressFault Read(string? typed, out Uri? address)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > AddressLength || !Uri.TryCreate(text, UriKind.Absolute, out address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.Host.Length == 0 || address.UserInfo.Length > 0 || address.Fragment.Length > 0
            || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
        {
            address = null;
            return AddressFault.NotAnAddress;
        }

        var isPlain = address.Scheme == Uri.UriSchemeHttp;
        if (isPlain && _own.Length == 0) return AddressFault.NotEncrypted;
        return IsRefused(address, isPlain) ? AddressFault.NotPublic : AddressFault.None;
    }

    /// <summary>Where a connection to the host may go: every address it has, or none.</summary>
    /// <param name="isPlain">It is not encrypted.</param>
    /// <exception cref="AddressRefusedException">One of its addresses may not be reached.</exception>
    /// <exception cref="SocketException">There is no such name.</exception>
    public async Task<IReadOnlyList<IPAddress>> FindAsync(string host, bool isPlain, CancellationToken ct)
    {
        IPAddress[] found = IPAddress.TryParse(host.Trim('[', ']'), out var written)
            ? [written]
            : await names.ResolveAsync(host, ct);
        if (found.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        // A name with one public address among others is a trick, or a mistake.
        if (!found.All(address => Allows(address, isPlain))) throw new AddressRefusedException(host);
        return [.. found.Select(NetworkAddresses.Plain)];
    }

    /// <summary>Whether a connection may go to this address.</summary>
    public bool Allows(IPAddress address, bool isPlain)
    {
        var plain = NetworkAddresses.Plain(address);
        return _own.Any(network => network.Contains(plain)) || (!isPlain && NetworkAddresses.IsPublic(plain));
    }

    private bool IsRefused(Uri address, bool isPlain)
    {
        // As the network writes it: a dot at the end and digits of another script change nothing.
        var host = address.IdnHost.Trim('[', ']', '.');
        if (IPAddress.TryParse(host, out var written)) return !Allows(written, isPlain);
        return _own.Length == 0 && (!host.Contains('.', StringComparison.Ordinal)
            || OwnNames.Any(own => host.EndsWith('.' + own, StringComparison.OrdinalIgnoreCase)));
    }
}
