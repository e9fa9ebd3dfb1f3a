using System.Net;

namespace ErpCrm.Platform.Outgoing;

/// <summary>Section <c>Outgoing</c>: where requests to other servers may go.</summary>
public sealed class OutgoingSettings
{
    /// <summary>Networks that are not public and may be reached all the same, as <c>192.168.1.0/24</c>; only there http
    /// is spoken too. Usually none.</summary>
    public List<string> PrivateNetworks { get; set; } = [];

    /// <summary>How long one request may take in all.</summary>
    public int Seconds { get; set; } = 20;

    public TimeSpan Limit => TimeSpan.FromSeconds(Seconds);

    internal bool IsSound => Seconds is > 0 and <= 30 && PrivateNetworks.TrueForAll(n => IPNetwork.TryParse(n, out _));
}
