using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.Absences;

internal enum AbsenceKind
{
    Vacation,
    Sick,
    Unpaid,
    Parental,
    Other,
}

internal enum AbsenceStatus
{
    Requested,
    Approved,
    Refused,
    Withdrawn,
}

/// <summary>Days a person asks to be away; reduces capacity once approved (domain-rules §19).</summary>
internal sealed class Absence : Entity
{
    public const int NoteLength = 400;
    public const int LongestDays = 366;

    private Absence()
    {
    }

    /// <param name="others">The person's other absences around these days.</param>
    /// <param name="askedAt">UTC.</param>
    public Absence(Person person, DateOnly firstDay, DateOnly lastDay, AbsenceKind kind, bool halfDay, string? note,
        IEnumerable<Absence> others, DateTime askedAt = default)
    {
        Person = person;
        PersonId = person.Id;
        Write(firstDay, lastDay, kind, halfDay, note, others);
        Ask(askedAt);
    }

    public Guid PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public DateOnly FirstDay { get; private set; }
    public DateOnly LastDay { get; private set; }
    public AbsenceKind Kind { get; private set; }

    /// <summary>Half of the one day.</summary>
    public bool IsHalfDay { get; private set; }

    public string? Note { get; private set; }

    /// <summary>UTC; when it was asked for as it is now.</summary>
    [NotAudited]
    public DateTime AskedAt { get; private set; }

    public AbsenceStatus Status { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; private set; }

    public bool IsPending => Status == AbsenceStatus.Requested;

    /// <summary>Whether it still takes, or may take, the days.</summary>
    public bool IsAlive => Status is AbsenceStatus.Requested or AbsenceStatus.Approved;

    public void Change(DateOnly firstDay, DateOnly lastDay, AbsenceKind kind, bool halfDay, string? note,
        IEnumerable<Absence> others, DateTime askedAt = default)
    {
        if (!IsPending) throw new BusinessRuleException("Only a request that nobody decided can be changed.");
        Write(firstDay, lastDay, kind, halfDay, note, others);
        Ask(askedAt);
    }

    public void Approve(ICurrentUser by) => Decide(AbsenceStatus.Approved, by, null);

    public void Refuse(ICurrentUser by, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why the request is refused.") { Field = nameof(Reason) };
        Decide(AbsenceStatus.Refused, by, reason.Trim());
    }

    /// <summary>Taken back by the person; what lies behind stays.</summary>
    public void Withdraw(DateOnly today)
    {
        if (!IsAlive) throw new BusinessRuleException("This leave was already taken back or refused.");
        if (Status == AbsenceStatus.Approved && FirstDay < today)
            throw new BusinessRuleException("Leave that has begun cannot be taken back.");
        Status = AbsenceStatus.Withdrawn;
        Raise(new LeaveWithdrawn(Id));
    }

    public bool Covers(DateOnly day) => FirstDay <= day && day <= LastDay;

    private void Write(DateOnly firstDay, DateOnly lastDay, AbsenceKind kind, bool halfDay, string? note,
        IEnumerable<Absence> others)
    {
        if (lastDay < firstDay)
            throw new BusinessRuleException("The last day is before the first.") { Field = nameof(LastDay) };
        if (lastDay.DayNumber - firstDay.DayNumber >= LongestDays)
            throw new BusinessRuleException("Leave is at most one year long.") { Field = nameof(LastDay) };
        if (halfDay && firstDay != lastDay)
            throw new BusinessRuleException("Half a day is one day only.") { Field = nameof(IsHalfDay) };
        if (others.FirstOrDefault(
            o => o.Id != Id && o.IsAlive && o.FirstDay <= lastDay && o.LastDay >= firstDay) is { } other)
            throw new BusinessRuleException("There is already leave from {0} to {1}.", other.FirstDay,
                other.LastDay) { Field = nameof(FirstDay) };

        (FirstDay, LastDay, Kind, IsHalfDay) = (firstDay, lastDay, kind, halfDay);
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
    }

    private void Ask(DateTime at)
    {
        AskedAt = Moments.After(at, AskedAt == default ? null : AskedAt);
        Raise(new LeaveRequested(Id));
    }

    private void Decide(AbsenceStatus decision, ICurrentUser by, string? reason)
    {
        if (!IsPending) throw new BusinessRuleException("This request was already decided.");
        (Status, Reason, DecidedBy, DecidedByName) = (decision, reason, by.Id, by.Name);
        Raise(new LeaveDecided(Id, Person.UserId, FirstDay, LastDay, decision == AbsenceStatus.Approved, reason ?? ""));
    }
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.Property(a => a.Note).HasMaxLength(Absence.NoteLength);
        absence.Property(a => a.Reason).HasMaxLength(Absence.NoteLength);
        absence.Property(a => a.DecidedByName).HasMaxLength(Person.NameLength);
        absence.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        absence.HasIndex(a => new { a.PersonId, a.FirstDay });
        absence.HasIndex(a => new { a.Status, a.FirstDay });
    }
}
