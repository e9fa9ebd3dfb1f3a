using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Mail;

/// <summary>How the company's mails about a kind of record begin, in one language. Where there is none, what the
/// record's module says is used.</summary>
internal sealed class MailTemplate : Entity
{
    /// <summary>Instead of a kind: for every record without a template of its own.</summary>
    public const string Any = "";

    public const int BodyLength = 8000;

    private MailTemplate()
    {
    }

    /// <param name="kind">Key of the kind of record, or <see cref="Any"/>.</param>
    public MailTemplate(string kind, string language) => (Kind, Language) = (kind, language);

    public string Kind { get; private set; } = "";
    public string Language { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";

    public MailDraft Draft => new(Subject, Body);

    public void Say(string subject, string body) =>
        (Subject, Body) = (MailText.OneLine(subject), body.ReplaceLineEndings("\n").Trim());
}

internal sealed class MailTemplateConfiguration : IEntityTypeConfiguration<MailTemplate>
{
    public void Configure(EntityTypeBuilder<MailTemplate> builder)
    {
        builder.ToTable("MailTemplates");
        builder.Ignore(t => t.Draft);
        builder.Property(t => t.Kind).HasMaxLength(RecordRef.KindLength);
        builder.Property(t => t.Language).HasMaxLength(2);
        builder.Property(t => t.Subject).HasMaxLength(MailText.SubjectLength);
        builder.Property(t => t.Body).HasMaxLength(MailTemplate.BodyLength);
        builder.HasIndex(t => new { t.Kind, t.Language }).IsUnique();
    }
}
