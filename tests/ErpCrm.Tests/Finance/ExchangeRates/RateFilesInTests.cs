using System.Collections.Concurrent;
using System.Text;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Platform.Outgoing;

namespace ErpCrm.Tests.Finance.ExchangeRates;

/// <summary>What banks offer in a test: nothing, until the test says what.</summary>
internal sealed class RateFilesInTests : IRateFiles
{
    private readonly ConcurrentDictionary<string, OutgoingFile> _offered = new(StringComparer.Ordinal);

    /// <summary>How often somebody asked.</summary>
    public int Asked { get; private set; }

    public void Offer(string name, OutgoingFile file) => _offered[name] = file;

    public void Offer(string name, string content) =>
        Offer(name, new OutgoingFile(OutgoingTrouble.None, 200, Encoding.UTF8.GetBytes(content)));

    public Task<OutgoingFile> GetAsync(Uri address, int most, CancellationToken ct)
    {
        Asked++;
        return Task.FromResult(_offered.GetValueOrDefault(address.Segments[^1],
            new OutgoingFile(OutgoingTrouble.NameNotFound)));
    }
}
