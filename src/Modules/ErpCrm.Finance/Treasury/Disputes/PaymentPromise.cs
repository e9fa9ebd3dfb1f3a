using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Disputes;

/// <summary>A customer promised to pay an invoice by a day: until then nobody is reminded of it (domain-rules §22).
/// </summary>
internal sealed class PaymentPromise : IPartOf
{
    private PaymentPromise()
    {
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid InvoiceId { get; private set; }

    /// <summary>Who of the customer's promised it.</summary>
    public string PromisedBy { get; private set; } = "";

    public DateOnly PromisedOn { get; private set; }

    /// <summary>The last day of the promise.</summary>
    public DateOnly PayBy { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>It does not hold any more: another one was made, or it was a mistake.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    [NotAudited]
    public string WrittenByName { get; private set; } = "";

    Type IPartOf.OwnerType => typeof(Invoice);

    Guid IPartOf.OwnerId => InvoiceId;

    /// <summary>Whether it is waited for.</summary>
    public bool Runs(DateOnly today) => WithdrawnOn is null && PayBy >= today;

    /// <exception cref="BusinessRuleException">Nothing is open of the invoice, or the day is over.</exception>
    public static PaymentPromise Make(Invoice invoice, string promisedBy, DateOnly payBy, string? note, DateOnly today,
        AskedBy by)
    {
        if (!invoice.IsOpen) throw new BusinessRuleException("Nothing of this invoice is open.");
        if (payBy < today) throw new BusinessRuleException("This day is over.") { Field = nameof(PayBy) };
        invoice.TellPromised(promisedBy, payBy);
        return new PaymentPromise
        {
            InvoiceId = invoice.Id, PromisedBy = promisedBy, PromisedOn = today, PayBy = payBy,
            Note = note?.Trim() ?? "", WrittenByName = by.UserName,
        };
    }

    /// <summary>It is not waited for any more.</summary>
    public void Withdraw(DateOnly today) => WithdrawnOn ??= today;
}

internal sealed class PaymentPromiseConfiguration : IEntityTypeConfiguration<PaymentPromise>
{
    public void Configure(EntityTypeBuilder<PaymentPromise> promise)
    {
        promise.ToTable("PaymentPromises");
        promise.Property(p => p.Id).ValueGeneratedNever();
        promise.Property(p => p.PromisedBy).HasMaxLength(Dispute.NameLength);
        promise.Property(p => p.Note).HasMaxLength(Dispute.TextLength);
        promise.Property(p => p.WrittenByName).HasMaxLength(Dispute.NameLength);
        promise.HasOne<Invoice>().WithMany().HasForeignKey(p => p.InvoiceId).OnDelete(DeleteBehavior.Cascade);
    }
}
