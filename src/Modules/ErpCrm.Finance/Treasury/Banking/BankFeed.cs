using ErpCrm.Finance.BankAccounts;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Banking;

/// <summary>What is known of the statements of a bank account; one row for each that has any.</summary>
internal sealed class BankFeed : IPartOf
{
    private BankFeed()
    {
    }

    public BankFeed(Guid bankAccountId) => BankAccountId = bankAccountId;

    public Guid BankAccountId { get; private set; }

    /// <summary>From this day on its balance in the books is what its statements say: money that somebody records by
    /// hand is in transit until its line comes. Null before the first statement.</summary>
    public DateOnly? StatementsFrom { get; private set; }

    /// <summary>The last day that a statement covers.</summary>
    [NotAudited]
    public DateOnly? StatementsTo { get; private set; }

    /// <summary>Whether what is certain is matched without being confirmed; off until somebody says so.</summary>
    public bool MatchesByItself { get; private set; }

    /// <summary>How the columns of its tables are read, as JSON; null before the first table.</summary>
    [NotAudited]
    public string? Mapping { get; private set; }

    /// <summary>How often it was changed; of two who change it at once, one is refused.</summary>
    [NotAudited]
    public int Changes { get; private set; }

    Type IPartOf.OwnerType => typeof(BankAccount);

    Guid IPartOf.OwnerId => BankAccountId;

    /// <summary>Whether hand-recorded money of that day waits for its line.</summary>
    public bool Covers(DateOnly day) => StatementsFrom is { } from && day >= from;

    /// <summary>A statement was imported.</summary>
    public void Extend(DateOnly from, DateOnly to)
    {
        StatementsFrom = StatementsFrom is { } first && first < from ? first : from;
        StatementsTo = StatementsTo is { } last && last > to ? last : to;
        Changes++;
    }

    /// <summary>An import was taken back: what is left of the statements ends there.</summary>
    public void Shorten(DateOnly? to) => (StatementsTo, Changes) = (to, Changes + 1);

    public void Choose(bool matchesByItself) => (MatchesByItself, Changes) = (matchesByItself, Changes + 1);

    public void Keep(string mapping) => (Mapping, Changes) = (mapping, Changes + 1);
}

internal sealed class BankFeedConfiguration : IEntityTypeConfiguration<BankFeed>
{
    public void Configure(EntityTypeBuilder<BankFeed> feed)
    {
        feed.ToTable("BankFeeds");
        feed.HasKey(f => f.BankAccountId);
        feed.Property(f => f.BankAccountId).ValueGeneratedNever();
        feed.Property(f => f.Mapping).HasMaxLength(4000);
        feed.Property(f => f.Changes).IsConcurrencyToken();
        feed.HasOne<BankAccount>().WithOne().HasForeignKey<BankFeed>(f => f.BankAccountId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
