using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Mail;

internal sealed class RecordMailConfiguration : IEntityTypeConfiguration<RecordMail>
{
    public void Configure(EntityTypeBuilder<RecordMail> builder)
    {
        builder.ToTable("Mails");
        builder.Ignore(m => m.Record);
        builder.Property(m => m.Kind).HasMaxLength(RecordRef.KindLength);
        builder.Property(m => m.Title).HasMaxLength(MailText.SubjectLength);
        builder.Property(m => m.Body).HasMaxLength(RecordMail.BodyLength);
        builder.Property(m => m.Language).HasMaxLength(2);
        builder.Property(m => m.MessageId).HasMaxLength(300);
        builder.Property(m => m.Answer).HasMaxLength(RecordMail.AnswerLength);
        builder.Property(m => m.QueuedByName).HasMaxLength(120);
        builder.Property(m => m.DecidedByName).HasMaxLength(120);
        builder.Property(m => m.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        builder.HasMany(m => m.Recipients).WithOne().HasForeignKey(r => r.MailId);
        builder.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => a.MailId);
        builder.HasIndex(m => new { m.Kind, m.RecordId, m.QueuedAt });
        builder.HasIndex(m => new { m.State, m.NextAt });
        builder.HasIndex(m => m.QueuedAt);
    }
}

internal sealed class MailRecipientConfiguration : IEntityTypeConfiguration<MailRecipient>
{
    public void Configure(EntityTypeBuilder<MailRecipient> builder)
    {
        builder.ToTable("MailRecipients");
        builder.HasKey(r => new { r.MailId, r.Number });
        builder.Ignore(r => r.Mailbox);
        builder.Property(r => r.Address).HasMaxLength(MailAddresses.Length);
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.Property(r => r.Answer).HasMaxLength(RecordMail.AnswerLength);
    }
}

internal sealed class MailAttachmentConfiguration : IEntityTypeConfiguration<MailAttachment>
{
    public void Configure(EntityTypeBuilder<MailAttachment> builder)
    {
        builder.ToTable("MailAttachments");
        builder.HasKey(a => new { a.MailId, a.Number });
        builder.Property(a => a.Name).HasMaxLength(FileNames.MaxLength);
        builder.Property(a => a.Type).HasMaxLength(60);
        builder.Property(a => a.Hash).HasMaxLength(StoredFile.HashLength);
    }
}

internal sealed class RefusedAddressConfiguration : IEntityTypeConfiguration<RefusedAddress>
{
    public void Configure(EntityTypeBuilder<RefusedAddress> builder)
    {
        builder.ToTable("RefusedAddresses");
        builder.HasKey(a => a.Address);
        builder.Property(a => a.Address).HasMaxLength(RefusedAddress.AddressLength);
        builder.Property(a => a.Answer).HasMaxLength(RecordMail.AnswerLength);
    }
}
