using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>An exchange rate holds from a day on: 1 unit of <paramref name="Currency"/>
/// = <paramref name="Rate"/> units of the base currency.</summary>
[EventName("finance.exchange-rate-set")]
public sealed record ExchangeRateSet(Guid RateId, string Currency, DateOnly ValidFrom, decimal Rate) : DomainEvent;
