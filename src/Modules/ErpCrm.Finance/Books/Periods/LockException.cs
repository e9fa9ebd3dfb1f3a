using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Periods;

/// <summary>
/// Lets one person post for a while into days that are closed to daily work (domain-rules §15). Nothing opens days
/// that are closed for good.
/// </summary>
internal sealed class LockException
{
    public const int ReasonLength = 400;
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    private LockException()
    {
    }

    /// <param name="since">First day that it opens.</param>
    /// <param name="until">UTC.</param>
    /// <exception cref="BusinessRuleException">It has no reason, or no end that is near.</exception>
    public LockException(Guid userId, DateOnly since, DateTime until, string? reason, DateTime now, Guid byId)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say what it is for.") { Field = nameof(Reason) };
        if (until <= now || until > now + Longest)
            throw new BusinessRuleException("An exception ends within {0} days.", Longest.Days)
            {
                Field = nameof(Until)
            };
        (UserId, Since, Until, Reason, GivenAt, GivenById) = (userId, since, until, reason.Trim(), now, byId);
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid UserId { get; private set; }
    public DateOnly Since { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime Until { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime GivenAt { get; private set; }

    public Guid GivenById { get; private set; }

    /// <summary>UTC; when it was taken back before its end.</summary>
    public DateTime? EndedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    public bool Holds(Guid userId, DateOnly day, DateTime now) =>
        UserId == userId && day >= Since && IsOn(now);

    public bool IsOn(DateTime now) => EndedAt is null && now < Until;

    /// <exception cref="BusinessRuleException">It is over.</exception>
    public void End(DateTime now, Guid byId)
    {
        if (!IsOn(now)) throw new BusinessRuleException("This exception is over.");
        (EndedAt, EndedById) = (now, byId);
    }
}

/// <summary>That somebody posted into closed days, and by what right. Only added.</summary>
internal sealed class LateEntry
{
    private LateEntry()
    {
    }

    public LateEntry(Guid journalId, DateOnly date, DateOnly lockedUntil, Guid byId, Guid? exceptionId, DateTime at) =>
        (JournalId, Date, LockedUntil, ById, ExceptionId, At) = (journalId, date, lockedUntil, byId, exceptionId, at);

    public Guid JournalId { get; private set; }
    public DateOnly Date { get; private set; }
    public DateOnly LockedUntil { get; private set; }
    public Guid ById { get; private set; }

    /// <summary>Null when it was somebody who closes periods.</summary>
    public Guid? ExceptionId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

internal sealed class LockExceptionConfiguration : IEntityTypeConfiguration<LockException>
{
    public void Configure(EntityTypeBuilder<LockException> exception)
    {
        exception.ToTable("LockExceptions");
        exception.Property(e => e.Id).ValueGeneratedNever();
        exception.Property(e => e.Reason).HasMaxLength(LockException.ReasonLength);
        exception.Property(e => e.EndedAt).IsConcurrencyToken();
        exception.HasIndex(e => new { e.UserId, e.Until });
    }
}

internal sealed class LateEntryConfiguration : IEntityTypeConfiguration<LateEntry>
{
    public void Configure(EntityTypeBuilder<LateEntry> late)
    {
        late.ToTable("LateEntries");
        late.HasKey(l => l.JournalId);
        late.Property(l => l.JournalId).ValueGeneratedNever();
        late.HasIndex(l => l.At);
    }
}
