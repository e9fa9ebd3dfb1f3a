using ErpCrm.Contracts.Finance;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Money;

/// <summary>Work that was delivered before its day's rate was known is earned now.</summary>
internal sealed class EarnWaitingWorkWhenExchangeRateSet(MoneyBook money) : IHandle<ExchangeRateSet>
{
    public Task HandleAsync(ExchangeRateSet domainEvent, CancellationToken ct) =>
        money.EarnWaitingAsync(domainEvent, ct);
}
