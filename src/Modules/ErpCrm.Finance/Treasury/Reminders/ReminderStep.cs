using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Why a level was left out for ever.</summary>
internal enum SkipReason
{
    /// <summary>Its day was too long ago when it could have gone.</summary>
    TooLate,

    /// <summary>A higher level was due at the same time.</summary>
    HigherLevel,
}

/// <summary>
/// A level of reminding of one invoice that is done: it stood in a letter, or was left out for a reason. There is one
/// for an invoice and a level, so none is sent twice (domain-rules §22).
/// </summary>
internal sealed class ReminderStep : IPartOf
{
    private ReminderStep()
    {
    }

    public ReminderStep(Guid invoiceId, int level, DateOnly dueOn, DateOnly on, Guid? reminderId,
        SkipReason? skipped) =>
        (InvoiceId, Level, DueOn, On, ReminderId, Skipped) = (invoiceId, level, dueOn, on, reminderId, skipped);

    public Guid Id { get; private init; } = Ids.New();
    public Guid InvoiceId { get; private set; }
    public int Level { get; private set; }

    /// <summary>The working day on which it was due.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The day on which it was done.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The letter; null when it was left out.</summary>
    [NotAudited]
    public Guid? ReminderId { get; private set; }

    /// <summary>Why it was left out; null when it was sent.</summary>
    public SkipReason? Skipped { get; private set; }

    Type IPartOf.OwnerType => typeof(Invoice);

    Guid IPartOf.OwnerId => InvoiceId;
}

internal sealed class ReminderStepConfiguration : IEntityTypeConfiguration<ReminderStep>
{
    public void Configure(EntityTypeBuilder<ReminderStep> step)
    {
        step.ToTable("ReminderSteps");
        step.Property(s => s.Id).ValueGeneratedNever();
        step.HasOne<Invoice>().WithMany().HasForeignKey(s => s.InvoiceId).OnDelete(DeleteBehavior.Cascade);
        step.HasOne<Reminder>().WithMany().HasForeignKey(s => s.ReminderId).OnDelete(DeleteBehavior.Restrict);
        step.HasIndex(s => new { s.InvoiceId, s.Level }).IsUnique();
        step.HasIndex(s => s.On);
    }
}
