using System.Net;

namespace ErpCrm.Platform.Outgoing;

/// <summary>Finds the addresses of a server.</summary>
public interface INameResolver
{
    /// <exception cref="System.Net.Sockets.SocketException">There is no such name, or nobody can be asked.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct);
}

/// <summary>As the machine finds them.</summary>
internal sealed class SystemNames : INameResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);
}
