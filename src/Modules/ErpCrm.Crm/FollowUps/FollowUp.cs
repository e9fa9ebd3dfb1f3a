using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.FollowUps;

/// <summary>A promised next step of a lead or deal. It travels with the engagement from the lead to the deal.</summary>
internal sealed class FollowUp : Entity
{
    public const int TextLength = 300;

    private FollowUp()
    {
    }

    public FollowUp(Guid engagementId, Guid? leadId, Guid? dealId, Guid? ownerId, string text, DateOnly dueOn)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new BusinessRuleException("Say what is to be done.") { Field = nameof(Text) };
        (EngagementId, LeadId, DealId, OwnerId, Text, DueOn) = (engagementId, leadId, dealId, ownerId, text.Trim(), dueOn);
    }

    public Guid EngagementId { get; private set; }
    public Guid? LeadId { get; private set; }
    public Guid? DealId { get; private set; }

    /// <summary>Owner of the lead or deal: whose day it belongs to.</summary>
    public Guid? OwnerId { get; private set; }

    public string Text { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public DateOnly? DoneOn { get; private set; }

    public void Complete(DateOnly today)
    {
        if (DoneOn is not null) throw new BusinessRuleException("This follow-up is done already.");
        DoneOn = today;
    }

    /// <summary>Takes <see cref="Complete"/> back.</summary>
    public void Resume() => DoneOn = null;

    public void Reschedule(DateOnly dueOn)
    {
        if (DoneOn is not null) throw new BusinessRuleException("This follow-up is done already.");
        DueOn = dueOn;
    }

    /// <summary>The lead became a deal: what is still to be done belongs to the deal.</summary>
    public void MoveTo(Guid dealId, Guid? ownerId) => (DealId, LeadId, OwnerId) = (dealId, null, ownerId);

    public void HandOver(Guid? ownerId) => OwnerId = ownerId;
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("FollowUps");
        builder.Property(f => f.Text).HasMaxLength(FollowUp.TextLength);
        builder.HasIndex(f => new { f.OwnerId, f.DoneOn, f.DueOn });
        builder.HasIndex(f => new { f.DealId, f.DoneOn, f.DueOn });
        builder.HasIndex(f => new { f.LeadId, f.DoneOn, f.DueOn });
        builder.HasIndex(f => f.EngagementId);
    }
}
