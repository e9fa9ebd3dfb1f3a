using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ErpCrm.Finance.Billing.PublicLinks;

/// <summary>Section <c>PublicLinks</c>: pages per minute.</summary>
internal sealed class PublicLinkLimits
{
    public int PerAddress { get; set; } = 60;
}

/// <summary>Slows down whoever tries tokens, by network address. Per process.</summary>
internal sealed class PublicLinkThrottle(IOptions<PublicLinkLimits> limits) : IDisposable
{
    private const int Segments = 6;

    private readonly PartitionedRateLimiter<string> _addresses = PartitionedRateLimiter.Create<string, string>(
        source => RateLimitPartition.GetSlidingWindowLimiter(source, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limits.Value.PerAddress, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = Segments,
            QueueLimit = 0,
        }));

    /// <param name="source">A network address.</param>
    public bool Allows(string source)
    {
        using var lease = _addresses.AttemptAcquire(source);
        return lease.IsAcquired;
    }

    public void Dispose() => _addresses.Dispose();
}
