using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.SecurityLog;

internal enum SecurityEventKind
{
    SignedIn,
    WrongPassword,
    WrongCode,
    RecoveryCodeUsed,
    SignInPaused,
    TooManyRequests,
    SignedOut,
    SignedOutElsewhere,
    SignedOutByOthers,
    PasswordChanged,
    SecondStepOn,
    SecondStepOff,
    Invited,
    LinkMade,
    LinkConfirmed,
    LinkRefused,
    LinkUsed,
    Objected,
    SecondStepRemoved,
    UserChanged,
    UserDisabled,
    UserEnabled,
    TeamChanged,
    RoleChanged,
    RoleDeleted,
    TokenMade,
    TokenRevoked,
}

/// <summary>Something that happened to an account: whose, by whom,
/// and from where. Append-only, kept for a year.</summary>
internal sealed class SecurityEvent
{
    public const int AgentLength = 60;
    public const int DetailLength = 200;

    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required SecurityEventKind Kind { get; init; }

    /// <summary>Whose account; null when the address that was typed is nobody's, or it is about no account.</summary>
    public Guid? UserId { get; init; }

    public string UserName { get; init; } = "";

    /// <summary>Who did it, when somebody was signed in.</summary>
    public Guid? ById { get; init; }

    public string ByName { get; init; } = "";

    /// <summary>Network address.</summary>
    public required string Address { get; init; }

    public required string Agent { get; init; }

    public string Detail { get; init; } = "";
}

internal sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> builder)
    {
        builder.ToTable("SecurityEvents");
        builder.Property(e => e.UserName).HasMaxLength(User.NameLength);
        builder.Property(e => e.ByName).HasMaxLength(User.NameLength);
        builder.Property(e => e.Address).HasMaxLength(Session.AddressLength);
        builder.Property(e => e.Agent).HasMaxLength(SecurityEvent.AgentLength);
        builder.Property(e => e.Detail).HasMaxLength(SecurityEvent.DetailLength);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.UserId, e.Id });
        builder.HasIndex(e => new { e.Kind, e.Id });
        builder.HasIndex(e => new { e.Address, e.Id });
    }
}
