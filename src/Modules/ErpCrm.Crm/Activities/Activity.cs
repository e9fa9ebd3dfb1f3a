using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Activities;

internal enum ActivityKind
{
    Call,
    Meeting,
    Mail,
    Note,
}

/// <summary>Something that was said or written between us and a client;
/// belongs to the engagement, so a deal shows its lead's too.</summary>
internal sealed class Activity : Entity
{
    public const int SubjectLength = 200;
    public const int TextLength = 4000;

    private Activity()
    {
    }

    /// <param name="happenedAt">UTC, not later than <paramref name="utcNow"/>.</param>
    public Activity(Guid engagementId, Guid? dealId, ActivityKind kind, string subject, string text,
        DateTime happenedAt, DateTime utcNow, Guid authorId, string authorName)
    {
        if (string.IsNullOrWhiteSpace(subject))
            throw new BusinessRuleException("Say in a few words what it was about.") { Field = nameof(Subject) };
        if (happenedAt > utcNow)
            throw new BusinessRuleException("This lies ahead: plan a follow-up instead.") { Field = "HappenedOn" };
        (EngagementId, DealId, Kind, Subject, Text) = (engagementId, dealId, kind, subject.Trim(), text.Trim());
        (HappenedAt, AuthorId, AuthorName) = (happenedAt, authorId, authorName);
        Raise(new ActivityLogged(engagementId, Id, dealId, kind.ToString(), Subject, happenedAt));
    }

    public Guid EngagementId { get; private set; }
    public Guid? DealId { get; private set; }
    public ActivityKind Kind { get; private set; }
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime HappenedAt { get; private set; }

    public Guid AuthorId { get; private set; }
    public string AuthorName { get; private set; } = "";
}

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("Activities");
        builder.Property(a => a.Subject).HasMaxLength(Activity.SubjectLength);
        builder.Property(a => a.Text).HasMaxLength(Activity.TextLength);
        builder.Property(a => a.AuthorName).HasMaxLength(120);
        builder.HasIndex(a => new { a.EngagementId, a.HappenedAt });
    }
}
