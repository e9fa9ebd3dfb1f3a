using ErpCrm.Identity.Users;
using ErpCrm.Platform.Mail;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Identity.Mail;

/// <summary>A message to be sent; written with what causes it, sent by a job.</summary>
internal sealed class OutgoingMail
{
    public const int SubjectLength = MailText.SubjectLength;
    public const int ErrorLength = 1000;

    public Guid Id { get; init; } = Ids.New();
    public required Guid UserId { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }

    /// <summary>Protected, because it holds a secret link; emptied once it is sent or given up.</summary>
    public required string Body { get; set; }

    /// <summary>Rather never than twice: once it was begun, it is not sent again unless the server refused
    /// it.</summary>
    public bool IsOnce { get; init; }

    /// <summary>UTC: since when one that is sent once is on its way.</summary>
    public DateTime? BegunAt { get; set; }

    public required DateTime CreatedAt { get; init; }
    public required DateTime NextAt { get; set; }
    public required DateTime GiveUpAt { get; init; }
    public DateTime? SentAt { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.Property(m => m.To).HasMaxLength(User.EmailLength);
        builder.Property(m => m.Subject).HasMaxLength(OutgoingMail.SubjectLength);
        builder.Property(m => m.Body).HasMaxLength(-1);
        builder.Property(m => m.LastError).HasMaxLength(OutgoingMail.ErrorLength);
        builder.HasIndex(m => new { m.SentAt, m.NextAt });
        builder.HasIndex(m => new { m.UserId, m.CreatedAt });
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
