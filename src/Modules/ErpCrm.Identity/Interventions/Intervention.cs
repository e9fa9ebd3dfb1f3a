using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Interventions;

internal enum InterventionKind
{
    PasswordLink,
    SecondStepRemoved,
    Enabled,
}

internal enum InterventionState
{
    /// <summary>An owner has to confirm it: there is no mail by which the user would hear of it.</summary>
    Waiting,
    Done,
    Refused,

    /// <summary>Overtaken: another link, a new password, a disabled user.</summary>
    Withdrawn,
}

/// <summary>
/// What somebody did to the sign-in of somebody else. The user is
/// told by mail and at the next sign-in, and may object; without mail an owner confirms it first.
/// </summary>
internal sealed class Intervention
{
    public Guid Id { get; init; } = Ids.New();
    public required Guid UserId { get; init; }
    public required InterventionKind Kind { get; init; }
    public required InterventionState State { get; set; }
    public required DateTime At { get; init; }
    public required Guid ById { get; init; }
    public required string ByName { get; init; }

    /// <summary>Network address of whoever did it.</summary>
    public required string Address { get; init; }

    /// <summary>Who confirmed or refused it.</summary>
    public string? DecidedBy { get; set; }

    public DateTime? UsedAt { get; set; }

    /// <summary>Network address from which the link was used.</summary>
    public string? UsedFrom { get; set; }

    /// <summary>When the user took note of it.</summary>
    public DateTime? SeenAt { get; set; }

    public DateTime? ObjectedAt { get; set; }

    /// <summary>When an owner took note of the objection.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>Of the token by which the mail lets the user object without signing in.</summary>
    public required string ObjectionHash { get; init; }

    public void Decide(bool confirms, string by)
    {
        if (State != InterventionState.Waiting)
            throw new BusinessRuleException("This does not wait for an answer any more");
        (State, DecidedBy) = (confirms ? InterventionState.Done : InterventionState.Refused, by);
    }
}

internal sealed class InterventionConfiguration : IEntityTypeConfiguration<Intervention>
{
    public void Configure(EntityTypeBuilder<Intervention> builder)
    {
        builder.ToTable("Interventions");
        // Of two owners who answer at the same moment one is told.
        builder.Property(i => i.State).IsConcurrencyToken();
        builder.Property(i => i.ByName).HasMaxLength(User.NameLength);
        builder.Property(i => i.Address).HasMaxLength(Session.AddressLength);
        builder.Property(i => i.DecidedBy).HasMaxLength(User.NameLength);
        builder.Property(i => i.UsedFrom).HasMaxLength(Session.AddressLength);
        builder.Property(i => i.ObjectionHash).HasMaxLength(Tokens.HashLength);
        builder.HasIndex(i => new { i.UserId, i.At });
        builder.HasIndex(i => i.State);
        builder.HasIndex(i => i.ObjectionHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
