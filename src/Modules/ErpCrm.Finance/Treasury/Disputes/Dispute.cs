using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Disputes;

/// <summary>A customer does not agree with an invoice: as long as it lasts nobody is reminded of it, and it says
/// nothing of how the customer pays (domain-rules §18, §22).</summary>
internal sealed class Dispute : IPartOf
{
    public const int NameLength = 120;
    public const int TextLength = 400;

    private Dispute()
    {
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid InvoiceId { get; private set; }

    /// <summary>The invoice while it lasts: one at a time.</summary>
    [NotAudited]
    public Guid? OpenFor { get; private set; }

    /// <summary>Who of the customer's said so.</summary>
    public string RaisedBy { get; private set; } = "";

    public string Reason { get; private set; } = "";
    public DateOnly RaisedOn { get; private set; }

    /// <summary>Until when it is to be settled.</summary>
    public DateOnly? SettleBy { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>What came of it.</summary>
    public string Outcome { get; private set; } = "";

    [NotAudited]
    public string WrittenByName { get; private set; } = "";

    [NotAudited]
    public string ClosedByName { get; private set; } = "";

    public bool IsOpen => OpenFor is not null;

    Type IPartOf.OwnerType => typeof(Invoice);

    Guid IPartOf.OwnerId => InvoiceId;

    /// <exception cref="BusinessRuleException">Nothing is open of the invoice, or a day cannot be.</exception>
    public static Dispute Raise(Invoice invoice, string raisedBy, string reason, DateOnly? settleBy, DateOnly today,
        AskedBy by)
    {
        if (!invoice.IsOpen) throw new BusinessRuleException("Nothing of this invoice is open.");
        if (settleBy < today)
            throw new BusinessRuleException("This day is over.") { Field = nameof(SettleBy) };
        invoice.TellDisputed(raisedBy, reason);
        return new Dispute
        {
            InvoiceId = invoice.Id, OpenFor = invoice.Id, RaisedBy = raisedBy, Reason = reason, RaisedOn = today,
            SettleBy = settleBy, WrittenByName = by.UserName,
        };
    }

    /// <exception cref="BusinessRuleException">It is over already, or nobody says what came of it.</exception>
    public void Close(Invoice invoice, string? outcome, DateOnly today, AskedBy by)
    {
        if (!IsOpen) throw new BusinessRuleException("This dispute is over already.");
        if (string.IsNullOrWhiteSpace(outcome))
            throw new BusinessRuleException("Say what came of it.") { Field = nameof(Outcome) };
        (OpenFor, ClosedOn, Outcome, ClosedByName) = (null, today, outcome.Trim(), by.UserName);
        invoice.TellDisputeClosed(Outcome);
    }
}

internal sealed class DisputeConfiguration : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> dispute)
    {
        dispute.ToTable("Disputes");
        dispute.Property(d => d.Id).ValueGeneratedNever();
        dispute.Property(d => d.RaisedBy).HasMaxLength(Dispute.NameLength);
        dispute.Property(d => d.Reason).HasMaxLength(Dispute.TextLength);
        dispute.Property(d => d.Outcome).HasMaxLength(Dispute.TextLength);
        dispute.Property(d => d.WrittenByName).HasMaxLength(Dispute.NameLength);
        dispute.Property(d => d.ClosedByName).HasMaxLength(Dispute.NameLength);
        dispute.Ignore(d => d.IsOpen);
        dispute.HasOne<Invoice>().WithMany().HasForeignKey(d => d.InvoiceId).OnDelete(DeleteBehavior.Cascade);
        dispute.HasIndex(d => d.OpenFor).IsUnique();
    }
}
