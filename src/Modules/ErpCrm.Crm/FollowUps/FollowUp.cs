using ErpCrm.Crm.Deals;
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
        if (string.IsNullOrWhiteSpace(text))
            throw new BusinessRuleException("Say what is to be done.") { Field = nameof(Text) };
        (EngagementId, LeadId, DealId, OwnerId, Text, DueOn) = (engagementId, leadId, dealId, ownerId, text.Trim(),
            dueOn);
    }

    public Guid EngagementId { get; private set; }
    public Guid? LeadId { get; private set; }
    public Guid? DealId { get; private set; }

    /// <summary>Owner of the lead or deal: whose day it belongs to.</summary>
    public Guid? OwnerId { get; private set; }

    public string Text { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public DateOnly? DoneOn { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DoneAt { get; private set; }

    public string DoneByName { get; private set; } = "";

    /// <summary>It was not done: the lead or deal ended before.</summary>
    public bool IsDropped { get; private set; }

    public void Complete(DateOnly today, Moment moment)
    {
        if (DoneOn is not null) throw new BusinessRuleException("This follow-up is done already.");
        (DoneOn, DoneAt, DoneByName) = (today, moment.At, moment.UserName);
    }

    /// <summary>Nobody needs it any more.</summary>
    public void Drop(DateOnly today, Moment moment)
    {
        Complete(today, moment);
        IsDropped = true;
    }

    /// <summary>Takes <see cref="Complete"/> or <see cref="Drop"/> back.</summary>
    public void Resume() => (DoneOn, DoneAt, DoneByName, IsDropped) = (null, null, "", false);

    public void Reschedule(DateOnly dueOn)
    {
        if (DoneOn is not null) throw new BusinessRuleException("This follow-up is done already.");
        DueOn = dueOn;
    }

    /// <summary>The lead became a deal: what is still to be done belongs to the deal.</summary>
    public void MoveTo(Deal deal) =>
        (EngagementId, DealId, LeadId, OwnerId) = (deal.EngagementId, deal.Id, null, deal.OwnerId);

    public void HandOver(Guid? ownerId) => OwnerId = ownerId;
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.ToTable("FollowUps");
        builder.Property(f => f.Text).HasMaxLength(FollowUp.TextLength);
        builder.Property(f => f.DoneByName).HasMaxLength(120);
        builder.HasIndex(f => new { f.OwnerId, f.DoneOn, f.DueOn });
        builder.HasIndex(f => new { f.DealId, f.DoneOn, f.DueOn });
        builder.HasIndex(f => new { f.LeadId, f.DoneOn, f.DueOn });
        builder.HasIndex(f => f.EngagementId);
    }
}
