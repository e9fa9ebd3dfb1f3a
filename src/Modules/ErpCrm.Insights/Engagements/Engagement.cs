using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Insights.Engagements;

/// <summary>How far an engagement has come.</summary>
internal enum EngagementStage
{
    Lead,
    Deal,
    Delivery,
    Completed,
    Lost,
}

/// <summary>
/// One engagement from first contact to last payment, as the events
/// told it. A read model: it is neither edited nor audited, and events of different records may arrive in any order.
/// </summary>
internal sealed class Engagement
{
    public required Guid Id { get; init; }
    public string Name { get; set; } = "";
    public Guid? CompanyId { get; set; }
    public string CompanyName { get; set; } = "";
    public EngagementStage Stage { get; set; }

    /// <summary>When the event happened that decided the stage.</summary>
    public DateTime? StageAt { get; private set; }

    public Guid? OwnerId { get; set; }
    public Guid? ManagerId { get; set; }
    public Guid? LeadId { get; set; }
    public Guid? DealId { get; set; }
    public Guid? ProjectId { get; set; }
    public string? ProjectCode { get; set; }
    public int ProjectVersion { get; set; } = -1;

    /// <summary>When the state of the deal that is known happened.</summary>
    public DateTime? DealAt { get; private set; }

    public string? Billing { get; set; }

    /// <summary>Contract currency; null before there is a deal.</summary>
    public string? Currency { get; set; }

    /// <summary>
    /// Raised by every event that is counted: two processes that add
    /// to one engagement at the same time cannot overwrite each other's sums; the later one is delivered again.
    /// </summary>
    public int Version { get; set; }

    public DateTime StartedAt { get; set; }
    public DateTime LastEventAt { get; set; }
    public string SearchText { get; set; } = "";

    /// <summary>Running totals in base currency; each equals the sum of its rows.</summary>
    public decimal Earned { get; set; }
    public decimal Billed { get; set; }
    public decimal LabourCost { get; set; }
    public decimal ExpenseCost { get; set; }
    public decimal SubcontractCost { get; set; }

    /// <summary>Worked minutes of approved time, and those of them whose cost is known.</summary>
    public int ApprovedMinutes { get; set; }

    public int CostedMinutes { get; set; }

    public void Refresh() => SearchText = SharedKernel.SearchText.Of(Name, CompanyName, ProjectCode);

    /// <summary>It came this far. A straggler of an earlier stage changes
    /// nothing; what happens after it was lost begins it again.</summary>
    public void Reach(EngagementStage stage, DateTime at)
    {
        if (Stage == EngagementStage.Lost ? StageAt is null || at > StageAt : stage > Stage)
            (Stage, StageAt) = (stage, at);
    }

    /// <summary>Whether a state of the deal is not older than the one that is known; remembers it.</summary>
    public bool IsNewDealState(DateTime at)
    {
        if (at < DealAt) return false;
        DealAt = at;
        return true;
    }

    /// <summary>It leads nowhere, unless something that happened later is known.</summary>
    public void Lose(DateTime at)
    {
        if (StageAt is null || at >= StageAt) (Stage, StageAt) = (EngagementStage.Lost, at);
    }

    /// <summary>It is being sold again: what was begun for it is withdrawn.</summary>
    public void SellAgain(DateTime at)
    {
        if (StageAt is null || at >= StageAt) (Stage, StageAt) = (EngagementStage.Deal, at);
    }

    /// <summary>Its project is open or completed: the newest state of the project decides.</summary>
    public void Deliver(bool isOpen, DateTime at) =>
        (Stage, StageAt) = (isOpen ? EngagementStage.Delivery : EngagementStage.Completed, at);
}

internal sealed class EngagementConfiguration : IEntityTypeConfiguration<Engagement>
{
    public void Configure(EntityTypeBuilder<Engagement> engagement)
    {
        engagement.ToTable("Engagements");
        engagement.Property(e => e.Name).HasMaxLength(200);
        engagement.Property(e => e.CompanyName).HasMaxLength(200);
        engagement.Property(e => e.ProjectCode).HasMaxLength(20);
        engagement.Property(e => e.Billing).HasMaxLength(40);
        engagement.Property(e => e.Currency).HasMaxLength(Currencies.CodeLength);
        engagement.Property(e => e.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        engagement.Property(e => e.Version).IsConcurrencyToken();
        engagement.HasIndex(e => new { e.Stage, e.LastEventAt });
        engagement.HasIndex(e => e.LastEventAt);
        engagement.HasIndex(e => e.CompanyId);
        engagement.HasIndex(e => e.ProjectId);
        engagement.HasIndex(e => e.DealId);
        engagement.HasIndex(e => e.OwnerId);
        engagement.HasIndex(e => e.ManagerId);
    }
}

internal static class EngagementAccess
{
    /// <summary>Engagements whose deal owner or project manager the access covers.</summary>
    public static IQueryable<Engagement> VisibleTo(this IQueryable<Engagement> engagements, ICurrentUser me) =>
        engagements.VisibleTo(me.AccessTo(InsightsPermissions.ViewEngagements));

    public static IQueryable<Engagement> VisibleTo(this IQueryable<Engagement> engagements, Access access)
    {
        if (access.Scope == Scope.All) return engagements;
        if (access.Scope == Scope.None) return engagements.Where(_ => false);
        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        return engagements.Where(e => ids.Contains(e.OwnerId) || ids.Contains(e.ManagerId));
    }
}
