using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Leads;

internal enum LeadStatus
{
    New,
    Contacted,
    Qualified,
    Disqualified,
}

internal enum LeadSource
{
    Website,
    Referral,
    Event,
    Outreach,
    Partner,
    SocialMedia,
    ReturningClient,
    Other,
}

internal enum DisqualifyReason
{
    NotReachable,
    NoNeed,
    NoBudget,
    Duplicate,
    Spam,
    Other,
}

/// <summary>What people may type of a lead.</summary>
internal sealed record LeadData
{
    public required string Name { get; init; }
    public string CompanyName { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public LeadSource Source { get; init; }
    public Guid? OwnerId { get; init; }
    public string Note { get; init; } = "";
    public decimal? EstimatedValue { get; init; }
    public required string Currency { get; init; }
}

/// <summary>Somebody who may become a client; an engagement begins here.</summary>
internal sealed class Lead : Entity, IStaged
{
    public const int NoteLength = 4000;

    private Lead()
    {
    }

    public Lead(LeadData data, DateTime utcNow)
    {
        (CapturedAt, LastActivityAt) = (utcNow, utcNow);
        Take(data);
        Raise(new LeadCaptured(EngagementId, Id, Name, CompanyName, Source.ToString(), OwnerId));
    }

    public Guid EngagementId { get; private set; } = Ids.New();
    public string Name { get; private set; } = "";
    public string CompanyName { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public LeadSource Source { get; private set; }
    public Guid? OwnerId { get; private set; }
    public string Note { get; private set; } = "";
    public decimal? EstimatedValue { get; private set; }
    public string Currency { get; private set; } = "";
    public LeadStatus Status { get; private set; }
    public DisqualifyReason? DisqualifyReason { get; private set; }
    public string DisqualifyNote { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CapturedAt { get; private set; }

    /// <summary>UTC: last time somebody wrote something down.</summary>
    [NotAudited]
    public DateTime LastActivityAt { get; private set; }

    public Guid? DealId { get; private set; }
    [NotAudited]
    public string? EmailKey { get; private set; }

    [NotAudited]
    public string? PhoneKey { get; private set; }

    public string SearchText { get; private set; } = "";

    public string? Custom { get; set; }

    string IStaged.StageKey => Status == LeadStatus.Disqualified ? "" : Status.ToString();

    void ICustomized.RefuseIfClosed() => RefuseUnlessOpen();

    public bool IsOpen => Status is LeadStatus.New or LeadStatus.Contacted;

    public void Change(LeadData data)
    {
        RefuseUnlessOpen();
        var before = OwnerId;
        Take(data);
        Told(before);
    }

    public void HandOver(Guid? owner)
    {
        RefuseUnlessOpen();
        var before = OwnerId;
        OwnerId = owner;
        Told(before);
    }

    /// <summary>Somebody talked to them.</summary>
    public void Touched(DateTime utc)
    {
        if (utc > LastActivityAt) LastActivityAt = utc;
        if (Status == LeadStatus.New) Status = LeadStatus.Contacted;
    }

    public void Qualify(Guid dealId, Guid companyId)
    {
        RefuseUnlessOpen();
        (Status, DealId) = (LeadStatus.Qualified, dealId);
        Raise(new LeadQualified(EngagementId, Id, dealId, companyId));
    }

    /// <summary>What was asked belongs to a deal that is there already: from now on it is told there.</summary>
    public void Join(Guid dealId, Guid dealEngagementId, Guid companyId)
    {
        RefuseUnlessOpen();
        (Status, DealId) = (LeadStatus.Qualified, dealId);
        Raise(new LeadJoinedDeal(dealEngagementId, Id, EngagementId, dealId, companyId, Name, Source.ToString()));
    }

    public void Disqualify(DisqualifyReason reason, string note)
    {
        RefuseUnlessOpen();
        (Status, DisqualifyReason, DisqualifyNote) = (LeadStatus.Disqualified, reason, note.Trim());
        Raise(new LeadDisqualified(EngagementId, Id, reason.ToString(), DisqualifyNote));
    }

    public void Reopen(DateTime utcNow)
    {
        if (Status != LeadStatus.Disqualified)
            throw new BusinessRuleException("Only a disqualified lead can be reopened.");
        (Status, DisqualifyReason, DisqualifyNote, LastActivityAt) = (LeadStatus.Contacted, null, "", utcNow);
    }

    /// <summary>It was captured by mistake and goes.</summary>
    public void Withdraw() => Raise(new LeadWithdrawn(EngagementId, Id));

    private void Told(Guid? ownerBefore)
    {
        if (OwnerId is { } owner && owner != ownerBefore) Raise(new LeadHandedOver(EngagementId, Id, owner));
    }

    private void RefuseUnlessOpen()
    {
        if (Status == LeadStatus.Qualified) throw new BusinessRuleException("This lead is a deal already.");
        if (Status == LeadStatus.Disqualified)
            throw new BusinessRuleException("This lead is disqualified. Reopen it first.");
    }

    private void Take(LeadData data)
    {
        if (string.IsNullOrWhiteSpace(data.Name))
            throw new BusinessRuleException("A lead needs a name.") { Field = nameof(data.Name) };
        if (data.EstimatedValue < 0)
            throw new BusinessRuleException("A value is not negative.") { Field = nameof(data.EstimatedValue) };
        if (!Currencies.IsKnown(data.Currency))
            throw new BusinessRuleException("{0} is not a known currency.",
                data.Currency) { Field = nameof(data.Currency) };
        Currencies.Exact(data.EstimatedValue ?? 0, data.Currency, nameof(data.EstimatedValue));
        (Name, CompanyName, Email, Phone) = (data.Name.Trim(), data.CompanyName.Trim(), data.Email.Trim(),
            data.Phone.Trim());
        (Source, OwnerId, Note, EstimatedValue, Currency) = (data.Source, data.OwnerId, data.Note.Trim(),
            data.EstimatedValue, data.Currency);
        (EmailKey, PhoneKey) = (CompanyKeys.OfEmail(Email), PhoneNumbers.KeyOf(Phone));
        SearchText = SharedKernel.SearchText.Of(Name, CompanyName, Email, PhoneNumbers.ForSearch(Phone));
    }
}

internal sealed class LeadConfiguration : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> builder)
    {
        builder.ToTable("Leads");
        builder.Property(l => l.Name).HasMaxLength(120);
        builder.Property(l => l.CompanyName).HasMaxLength(160);
        builder.Property(l => l.Email).HasMaxLength(256);
        builder.Property(l => l.Phone).HasMaxLength(60);
        builder.Property(l => l.EmailKey).HasMaxLength(256);
        builder.Property(l => l.PhoneKey).HasMaxLength(PhoneNumbers.KeyLength);
        builder.Property(l => l.Note).HasMaxLength(Lead.NoteLength);
        builder.Property(l => l.DisqualifyNote).HasMaxLength(1000);
        builder.Property(l => l.Currency).HasMaxLength(Currencies.CodeLength);
        builder.Property(l => l.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        builder.Ignore(l => l.IsOpen);
        builder.HasIndex(l => l.EngagementId).IsUnique();
        builder.HasIndex(l => new { l.Status, l.CapturedAt });
        builder.HasIndex(l => new { l.OwnerId, l.Status, l.LastActivityAt });
        builder.HasIndex(l => l.CapturedAt);
        builder.HasIndex(l => l.EmailKey);
        builder.HasIndex(l => l.PhoneKey);
        builder.HasIndex(l => l.DealId);
    }
}
