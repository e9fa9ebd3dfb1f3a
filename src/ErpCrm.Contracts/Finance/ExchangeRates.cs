using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Finance;

/// <summary>An exchange rate holds from a day on: 1 unit of <paramref name="Currency"/>
/// = <paramref name="Rate"/> units of the base currency.</summary>
[EventName("finance.exchange-rate-set")]
public sealed record ExchangeRateSet(Guid RateId, string Currency, DateOnly ValidFrom, decimal Rate) : DomainEvent;

/// <summary>A rate that a file brought is taken back: the one before it holds on. Documents keep theirs.</summary>
[EventName("finance.exchange-rate-removed")]
public sealed record ExchangeRateRemoved(Guid RateId, string Currency) : DomainEvent;

/// <summary>The rates of a bank could not be fetched; told once, until they come again.</summary>
/// <param name="UserId">Whoever switched the fetching on.</param>
[EventName("finance.exchange-rate-fetch-failed")]
public sealed record ExchangeRateFetchFailed(Guid FeedId, Guid UserId) : DomainEvent, INotifies
{
    public IEnumerable<Notice> Notices() =>
        [
            new(NoticeKind.RatesNotFetched, Kinds.RateFeed, FeedId)
            {
                To = [UserId], IsTheirOwn = true, IsByItself = true,
            },
        ];
}
