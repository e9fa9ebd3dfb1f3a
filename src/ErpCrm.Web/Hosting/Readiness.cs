using ErpCrm.Platform.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ErpCrm.Web.Hosting;

/// <summary>
/// Ready when the database can be read and something can be written:
/// the database is there, its schema is current enough and what people enter
/// is kept. Effects that were given up leave it degraded, which still serves.
/// </summary>
internal sealed class Readiness(IMessageBoard board, WriteProof writing) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        var givenUp = await board.DeadLettersAsync(cancellationToken);
        var (problem, isPassing) = await writing.TryAsync(cancellationToken);
        if (problem is not null)
            return isPassing ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Unhealthy(problem);
        return givenUp == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(
            $"{givenUp} effects were given up");
    }
}
