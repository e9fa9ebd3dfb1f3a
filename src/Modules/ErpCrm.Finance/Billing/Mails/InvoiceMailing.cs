using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>What became of a mail that brings an invoice.</summary>
internal enum MailingState
{
    Waiting,
    Sent,
    NotSent,

    /// <summary>It left, and nobody knows whether it arrived.</summary>
    Unsure,
}

/// <summary>
/// A mail that brings an invoice to its customer, by hand or by itself. By itself it goes once a day at most, whoever
/// asks at the same time: the day's key is unique.
/// </summary>
internal sealed class InvoiceMailing
{
    private InvoiceMailing()
    {
    }

    /// <summary>Of the mail.</summary>
    public Guid Id { get; private init; }

    public Guid InvoiceId { get; private set; }
    public DateOnly On { get; private set; }
    public MailingState State { get; private set; }

    /// <summary>Invoice and day of what goes by itself; its own id of what somebody wrote.</summary>
    public string DayKey { get; private set; } = "";

    /// <summary>The link that the mail carries, protected; forgotten as soon as the mail is handed over.</summary>
    public string? LinkContent { get; private set; }

    public static InvoiceMailing Ask(Guid mailId, Guid invoiceId, DateOnly on, string? link) => new()
    {
        Id = mailId,
        InvoiceId = invoiceId,
        On = on,
        DayKey = $"{invoiceId:N}-{on:yyyyMMdd}",
        LinkContent = link,
    };

    /// <summary>Somebody wrote it.</summary>
    public static InvoiceMailing ByHand(Guid mailId, Guid invoiceId, DateOnly on) => new()
    {
        Id = mailId,
        InvoiceId = invoiceId,
        On = on,
        DayKey = $"{mailId:N}",
    };

    public void TellSent() => (State, LinkContent) = (MailingState.Sent, null);

    public void TellNotSent(bool isUnsure)
    {
        if (State != MailingState.Sent) State = isUnsure ? MailingState.Unsure : MailingState.NotSent;
        LinkContent = null;
    }
}

internal sealed class InvoiceMailingConfiguration : IEntityTypeConfiguration<InvoiceMailing>
{
    public void Configure(EntityTypeBuilder<InvoiceMailing> mailing)
    {
        mailing.ToTable("InvoiceMailings");
        mailing.Property(m => m.Id).ValueGeneratedNever();
        mailing.Property(m => m.DayKey).HasMaxLength(60);
        mailing.Property(m => m.LinkContent).HasMaxLength(2000);
        mailing.HasIndex(m => m.DayKey).IsUnique();
        mailing.HasIndex(m => m.InvoiceId);
    }
}
