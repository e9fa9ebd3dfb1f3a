using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Whose word a seat is for.</summary>
internal enum SeatHolder
{
    Manager,
    Person,
    Role,

    /// <summary>Whoever may decide by his role, as without a policy.</summary>
    Anyone,
}

/// <summary>Who decides on a seat beside its holder, because nobody of those could.</summary>
internal enum SeatHelp
{
    None,
    Administrators,
    Anyone,
}

/// <summary>One word that a step of an approval asks for.</summary>
internal sealed class ApprovalSeat
{
    private ApprovalSeat()
    {
    }

    public ApprovalSeat(Guid approvalId, int number, PlannedSeat planned)
    {
        (ApprovalId, Number, Step, NeedsAll) = (approvalId, number, planned.Step, planned.NeedsAll);
        (Holder, UserId, Role) = (planned.Holder, planned.UserId, planned.Role);
    }

    public Guid Id { get; private set; } = Ids.New();
    public Guid ApprovalId { get; private set; }

    /// <summary>From 1.</summary>
    public int Step { get; private set; }

    /// <summary>Order among all seats.</summary>
    public int Number { get; private set; }

    /// <summary>Every seat of the step is needed; else one is enough.</summary>
    public bool NeedsAll { get; private set; }

    public SeatHolder Holder { get; private set; }
    public Guid? UserId { get; private set; }
    public string Role { get; private set; } = "";
    public SeatHelp Help { get; set; }
    public Guid? DecidedById { get; private set; }
    public string DecidedByName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    public bool IsDecided => DecidedAt is not null;

    internal void Decide(Guid? byId, string byName, DateTime at) =>
        (DecidedById, DecidedByName, DecidedAt) = (byId, byName, at);

    internal void TakeBack() => (DecidedById, DecidedByName, DecidedAt) = (null, "", null);
}

internal sealed class ApprovalSeatConfiguration : IEntityTypeConfiguration<ApprovalSeat>
{
    public void Configure(EntityTypeBuilder<ApprovalSeat> seat)
    {
        seat.ToTable("ApprovalSeats");
        seat.Property(s => s.Id).ValueGeneratedNever();
        seat.Property(s => s.Role).HasMaxLength(ApprovalPolicy.RoleLength);
        seat.Property(s => s.DecidedByName).HasMaxLength(Approval.NameLength);
    }
}
