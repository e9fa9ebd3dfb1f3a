using ErpCrm.SharedKernel.Events;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ErpCrm.Web.Hosting;

/// <summary>
/// Ready when every module's tables can be read: the database is there and its schema is current enough. Effects that were
/// given up leave it degraded, which still serves.
/// </summary>
internal sealed class Readiness(IEnumerable<IMessageBoard> boards) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var givenUp = 0;
        foreach (var board in boards) givenUp += await board.DeadLettersAsync(cancellationToken);
        return givenUp == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{givenUp} effects were given up");
    }
}
