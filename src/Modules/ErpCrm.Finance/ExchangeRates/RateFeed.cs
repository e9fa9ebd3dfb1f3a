using ErpCrm.Contracts.Finance;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Whether the rates of a bank are fetched every day, and how that went last; one row, or none while nobody
/// switched it on.</summary>
internal sealed class RateFeed : Entity
{
    public const int ProviderLength = 40;

    /// <summary>The only id: two people who switch it on at once meet.</summary>
    public static readonly Guid TheId = new("0f000000-0000-7000-8000-000000000002");

    public RateFeed() => Id = TheId;

    public bool IsOn { get; private set; }

    /// <summary>Key of the bank.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>Whoever switched it on: he is told when rates do not come.</summary>
    [NotAudited]
    public Guid SwitchedOnById { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? TriedAt { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? FetchedAt { get; private set; }

    /// <summary>The day of the newest rates that came.</summary>
    [NotAudited]
    public DateOnly? NewestOn { get; private set; }

    /// <summary>Why they did not come when they were asked for last.</summary>
    [NotAudited]
    public RateTrouble Trouble { get; private set; }

    /// <exception cref="BusinessRuleException">The bank says its rates in another currency than the books are kept in.
    /// </exception>
    public void Switch(bool isOn, IRateProvider provider, string baseCurrency, Guid byId)
    {
        if (isOn) Require(provider, baseCurrency);
        if (isOn && !IsOn) (SwitchedOnById, Trouble) = (byId, RateTrouble.None);
        (IsOn, Provider) = (isOn, provider.Key);
    }

    /// <exception cref="BusinessRuleException">The bank says its rates in another currency than the books are kept in.
    /// </exception>
    public static void Require(IRateProvider provider, string baseCurrency)
    {
        if (provider.BaseCurrency != baseCurrency)
            throw new BusinessRuleException("This bank says what currencies are worth in {0}; your books are in {1}.",
                provider.BaseCurrency, baseCurrency);
    }

    public void Took(DateOnly newest, DateTime now) =>
        (TriedAt, FetchedAt, NewestOn, Trouble) = (now, now, newest > NewestOn ? newest : NewestOn ?? newest,
            RateTrouble.None);

    /// <summary>They did not come; it is told once, until they come again.</summary>
    public void Failed(RateTrouble trouble, DateTime now)
    {
        if (Trouble == RateTrouble.None && IsOn) Raise(new ExchangeRateFetchFailed(Id, SwitchedOnById));
        (TriedAt, Trouble) = (now, trouble);
    }
}

internal sealed class RateFeedConfiguration : IEntityTypeConfiguration<RateFeed>
{
    public void Configure(EntityTypeBuilder<RateFeed> feed)
    {
        feed.ToTable("RateFeeds");
        feed.Property(f => f.Provider).HasMaxLength(RateFeed.ProviderLength);
    }
}
