using ErpCrm.Contracts;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Notifications;

/// <summary>How somebody is told of a kind; whatever is mailed stands in the application too.</summary>
internal enum Way
{
    InApplication,
    MailAtOnce,
    DailyMail,
    Off,
}

/// <summary>What somebody chose of one kind; what he did not choose is as <see cref="Ways.UsualOf"/> says.</summary>
internal sealed class NoticeChoice(Guid userId, NoticeKind kind, Way way)
{
    public Guid UserId { get; private set; } = userId;
    public NoticeKind Kind { get; private set; } = kind;
    public Way Way { get; private set; } = way;
}

/// <summary>When somebody is not to be disturbed, and when the last daily mail was.</summary>
internal sealed class NotificationSettings(Guid userId)
{
    public Guid UserId { get; private set; } = userId;

    /// <summary>Minute of the day in the user's time zone; null without quiet hours.</summary>
    public int? QuietFrom { get; private set; }

    public int? QuietTo { get; private set; }

    /// <summary>Day in the user's time zone.</summary>
    public DateOnly? LastDailyOn { get; set; }

    /// <summary>Raised with every change; the form carries it back.</summary>
    public int Version { get; private set; }

    public void BeQuiet(int? from, int? to)
    {
        if (from is null != to is null)
            throw new BusinessRuleException("Choose both times, or none.")
            {
                Field = from is null ? nameof(QuietFrom) : nameof(QuietTo)
            };
        if (from is not null && from == to)
            throw new BusinessRuleException("The times are the same.") { Field = nameof(QuietTo) };
        (QuietFrom, QuietTo) = (from, to);
        Version++;
    }
}

internal static class Ways
{
    /// <summary>What somebody is told who did not choose: what names him or comes back to him is mailed, if mail is
    /// set up.</summary>
    public static Way UsualOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Mentioned or NoticeKind.TimeSentBack or NoticeKind.ExpenseSentBack or NoticeKind.LeaveRefused
            or NoticeKind.ConcessionDeclined or NoticeKind.WebhookOff => Way.MailAtOnce,
        _ => Way.InApplication,
    };

    public static bool IsMailed(this Way way) => way is Way.MailAtOnce or Way.DailyMail;
}

internal sealed class NoticeChoiceConfiguration : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> builder)
    {
        builder.ToTable("NoticeChoices");
        builder.HasKey(c => new { c.UserId, c.Kind });
    }
}

internal sealed class NotificationSettingsConfiguration : IEntityTypeConfiguration<NotificationSettings>
{
    public void Configure(EntityTypeBuilder<NotificationSettings> builder)
    {
        builder.ToTable("NotificationSettings");
        builder.HasKey(s => s.UserId);
        builder.Property(s => s.UserId).ValueGeneratedNever();
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
