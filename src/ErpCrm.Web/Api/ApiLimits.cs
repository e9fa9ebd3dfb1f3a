using System.Globalization;
using System.Threading.RateLimiting;
using ErpCrm.Ui.Api;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ErpCrm.Web.Api;

/// <summary>Section <c>Api</c>: how fast one token may ask.</summary>
internal sealed class ApiSpeed
{
    public int RequestsPerSecond { get; set; } = 10;

    public int Burst { get; set; } = 50;
}

/// <summary>So much a second for each token, and for whoever has none by his address.</summary>
internal sealed class ApiLimits : IDisposable
{
    private readonly ApiSpeed _speed;

    public ApiLimits(IOptions<ApiSpeed> speed)
    {
        _speed = speed.Value;
        All = PartitionedRateLimiter.Create<HttpContext, string>(http => http.Request.IsApi()
            ? RateLimitPartition.GetTokenBucketLimiter(PartitionOf(http), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = _speed.Burst,
                TokensPerPeriod = _speed.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(""));
    }

    public PartitionedRateLimiter<HttpContext> All { get; }

    /// <summary>Says how much is left (RateLimit fields of the IETF's draft).</summary>
    public void Tell(HttpContext http)
    {
        var left = All.GetStatistics(http)?.CurrentAvailablePermits ?? 0;
        var window = Math.Max(1, _speed.Burst / Math.Max(1, _speed.RequestsPerSecond));
        http.Response.Headers["RateLimit-Policy"] =
            string.Create(CultureInfo.InvariantCulture, $"\"token\";q={_speed.Burst};w={window}");
        http.Response.Headers["RateLimit"] =
            string.Create(CultureInfo.InvariantCulture, $"\"token\";r={Math.Max(0, left)};t=1");
    }

    public void Dispose() => All.Dispose();

    private static string PartitionOf(HttpContext http) => http.TokenId() is var token && token != Guid.Empty
        ? token.ToString()
        : $"from {http.Connection.RemoteIpAddress}";
}

internal sealed class UseApiLimits(ApiLimits limits) : IConfigureOptions<RateLimiterOptions>
{
    public void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = limits.All;
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return ValueTask.CompletedTask;
        };
    }
}
