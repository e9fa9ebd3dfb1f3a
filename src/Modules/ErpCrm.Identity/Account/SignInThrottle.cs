using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ErpCrm.Identity.Account;

/// <summary>Section <c>SignIn</c>: tries per minute.</summary>
internal sealed class SignInLimits
{
    public int PerAddress { get; set; } = 30;

    public int PerAccount { get; set; } = 10;
}

/// <summary>Slows down guessing: by network address for everything that takes a secret, and by account from
/// that source for passwords. Per node; what is counted in the database holds for all of them.</summary>
internal sealed class SignInThrottle(IOptions<SignInLimits> limits) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(limits.Value.PerAddress);
    private readonly PartitionedRateLimiter<string> _accounts = Limiter(limits.Value.PerAccount);
    private readonly PartitionedRateLimiter<string> _news = Limiter(1);

    public bool Allows(HttpContext http) => AllowsFrom(Addresses.SourceOf(http));

    /// <param name="source">A network address, or a known device.</param>
    public bool AllowsFrom(string source)
    {
        using var lease = _addresses.AttemptAcquire(source);
        return lease.IsAcquired;
    }

    /// <summary>Whether this is the source's first refusal for a
    /// minute: a flood of requests is no flood of log lines.</summary>
    public bool IsNews(string source)
    {
        using var lease = _news.AttemptAcquire(source);
        return lease.IsAcquired;
    }

    public bool Allows(string account)
    {
        using var lease = _accounts.AttemptAcquire(account);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _news.Dispose();
        _addresses.Dispose();
        _accounts.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(
            key, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0
            }));
}
