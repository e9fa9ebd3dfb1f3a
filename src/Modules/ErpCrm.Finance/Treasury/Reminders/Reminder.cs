using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>What became of a letter.</summary>
internal enum ReminderState
{
    Waiting,
    Sent,
    NotSent,

    /// <summary>It left, and nobody knows whether it arrived.</summary>
    Unsure,
}

/// <summary>What a letter says, and to whom.</summary>
internal sealed record LetterContent(string Email, string Language, string Subject, string Body);

/// <summary>
/// A letter that reminds a customer of what it owes: one a day, at the highest of the levels that were due
/// (domain-rules §22). Its words are kept as they were sent.
/// </summary>
internal sealed class Reminder : Entity
{
    public const int NameLength = 200;
    public const int EmailLength = 256;
    public const int SubjectLength = 200;
    public const int BodyLength = 20_000;

    private Reminder()
    {
    }

    [NotAudited]
    public Guid CompanyId { get; private set; }

    /// <summary>As it was called then.</summary>
    public string CustomerName { get; private set; } = "";

    public DateOnly On { get; private set; }
    public int Level { get; private set; }
    public ReminderState State { get; private set; }

    [NotAudited]
    public string Email { get; private set; } = "";

    [NotAudited]
    public string Language { get; private set; } = "";

    [NotAudited]
    public string Subject { get; private set; } = "";

    [NotAudited]
    public string Body { get; private set; } = "";

    /// <summary>Somebody sent it, before its day or beside the schedule.</summary>
    [NotAudited]
    public bool IsByHand { get; private set; }

    [NotAudited]
    public Guid WrittenById { get; private set; }

    [NotAudited]
    public string WrittenByName { get; private set; } = "";

    /// <summary>Customer and day: a customer gets one a day by itself, whoever runs at the same time.</summary>
    [NotAudited]
    public string DayKey { get; private set; } = "";

    /// <summary>Writes it; with that it asks to be mailed.</summary>
    public static Reminder Write(RemindedCustomer customer, int level, LetterContent letter, DateOnly on, bool isByHand,
        AskedBy by)
    {
        var reminder = new Reminder
        {
            CompanyId = customer.Id,
            CustomerName = customer.Name,
            On = on,
            Level = level,
            Email = letter.Email,
            Language = letter.Language,
            Subject = letter.Subject,
            Body = letter.Body,
            IsByHand = isByHand,
            WrittenById = by.UserId,
            WrittenByName = by.UserName,
        };
        reminder.DayKey = isByHand ? $"{reminder.Id:N}" : $"{customer.Id:N}-{on:yyyyMMdd}";
        reminder.Raise(new ReminderWritten(reminder.Id, customer.Id, level, on, by.UserId, by.UserName));
        return reminder;
    }

    /// <summary>A server has it.</summary>
    /// <param name="engagementIds">Those that the invoices bill that it speaks of.</param>
    public void TellSent(IReadOnlyList<string> addresses, IReadOnlyList<Guid> engagementIds)
    {
        if (State == ReminderState.Sent) return;
        State = ReminderState.Sent;
        Raise(new ReminderMailed(Id, CompanyId, Level, engagementIds, addresses));
    }

    /// <summary>It was refused, or nobody knows.</summary>
    public void TellNotSent(bool isUnsure)
    {
        if (State != ReminderState.Sent) State = isUnsure ? ReminderState.Unsure : ReminderState.NotSent;
    }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.ToTable("Reminders");
        reminder.Property(r => r.CustomerName).HasMaxLength(Reminder.NameLength);
        reminder.Property(r => r.Email).HasMaxLength(Reminder.EmailLength);
        reminder.Property(r => r.Language).HasMaxLength(2);
        reminder.Property(r => r.Subject).HasMaxLength(Reminder.SubjectLength);
        reminder.Property(r => r.Body).HasMaxLength(Reminder.BodyLength);
        reminder.Property(r => r.WrittenByName).HasMaxLength(120);
        reminder.Property(r => r.DayKey).HasMaxLength(60);
        reminder.HasIndex(r => r.DayKey).IsUnique();
        reminder.HasIndex(r => r.On);
        reminder.HasIndex(r => new { r.CompanyId, r.On });
    }
}
