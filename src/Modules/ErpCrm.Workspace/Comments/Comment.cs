using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Comments;

/// <summary>Who does something to a comment, and when.</summary>
/// <param name="At">UTC.</param>
internal sealed record Doing(DateTime At, Guid UserId, string UserName);

/// <summary>What somebody said about a record. What was changed is kept; what was deleted leaves a trace.</summary>
internal sealed class Comment : Entity
{
    public const int TextLength = 4000;
    public const int ExcerptLength = 200;

    private Comment()
    {
    }

    public Comment(RecordRef record, string text, IReadOnlyList<Mention> mentions, Doing by)
    {
        (Kind, RecordId, Text) = (record.Kind, record.Id, Checked(text));
        (AuthorId, AuthorName, WrittenAt) = (by.UserId, by.UserName, by.At);
        Take(mentions);
        // Known by the comment's own id: who is told of it asks whether it still stands.
        Raise(new CommentWritten(Id, Kind, RecordId, [.. Mentions.Select(m => m.UserId)], ExcerptOf(Text))
        {
            EventId = Id,
        });
    }

    [NotAudited]
    public string Kind { get; private set; } = "";

    [NotAudited]
    public Guid RecordId { get; private set; }

    // Its former texts are kept whole beside it.
    [NotAudited]
    public string Text { get; private set; } = "";

    [NotAudited]
    public Guid AuthorId { get; private set; }

    [NotAudited]
    public string AuthorName { get; private set; } = "";

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime WrittenAt { get; private set; }

    /// <summary>UTC; null while it says what it said first.</summary>
    public DateTime? EditedAt { get; private set; }

    /// <summary>UTC; null while it stands.</summary>
    public DateTime? DeletedAt { get; private set; }

    [NotAudited]
    public Guid? DeletedById { get; private set; }

    [NotAudited]
    public string DeletedByName { get; private set; } = "";

    public List<Mention> Mentions { get; } = [];

    /// <summary>What it said before, the first text first.</summary>
    public List<FormerText> FormerTexts { get; } = [];

    public RecordRef Record => new(Kind, RecordId);

    /// <summary>Says something else; what it said is kept. Whoever is named anew is not told of it.</summary>
    /// <exception cref="BusinessRuleException">It is deleted, or nothing is said.</exception>
    public void Edit(string text, IReadOnlyList<Mention> mentions, DateTime at)
    {
        if (DeletedAt is not null) throw new BusinessRuleException("This comment was deleted.");
        var said = Checked(text);
        if (said == Text) return;
        FormerTexts.Add(new FormerText
        {
            Number = FormerTexts.Count + 1, Text = Text, WrittenAt = EditedAt ?? WrittenAt,
        });
        (Text, EditedAt) = (said, at);
        Take(mentions);
    }

    /// <exception cref="BusinessRuleException">It is deleted already.</exception>
    public void Delete(Doing by)
    {
        if (DeletedAt is not null) throw new BusinessRuleException("This comment was deleted.");
        (DeletedAt, DeletedById, DeletedByName) = (by.At, by.UserId, by.UserName);
    }

    /// <summary>Takes <see cref="Delete"/> back.</summary>
    public void Restore() => (DeletedAt, DeletedById, DeletedByName) = (null, null, "");

    /// <summary>How a text begins, in one line.</summary>
    public static string ExcerptOf(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= ExcerptLength) return line;
        var end = line.LastIndexOf(' ', ExcerptLength - 1);
        if (end < ExcerptLength / 2) end = ExcerptLength - 1;
        if (char.IsHighSurrogate(line[end - 1])) end--;
        return line[..end] + '…';
    }

    private void Take(IReadOnlyList<Mention> mentions)
    {
        Mentions.RemoveAll(known => mentions.All(m => m.UserId != known.UserId));
        Mentions.AddRange(mentions.Where(m => Mentions.All(known => known.UserId != m.UserId)));
    }

    private static string Checked(string text)
    {
        var said = text.ReplaceLineEndings("\n").Trim();
        if (said.Length == 0)
            throw new BusinessRuleException("Write what you want to say.") { Field = nameof(Comment) };
        return said.Length <= TextLength
            ? said
            : throw new BusinessRuleException("Write at most {0} characters.", TextLength) { Field = nameof(Comment) };
    }
}

/// <summary>Somebody who is named in a comment.</summary>
internal sealed class Mention
{
    public Guid CommentId { get; private set; }
    public required Guid UserId { get; init; }

    /// <summary>As it stands in the text.</summary>
    public required string Name { get; init; }
}

/// <summary>What a comment said before it was changed.</summary>
internal sealed class FormerText
{
    public Guid CommentId { get; private set; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>UTC; since when it said that.</summary>
    public required DateTime WrittenAt { get; init; }
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("Comments");
        builder.Ignore(c => c.Record);
        builder.Property(c => c.Kind).HasMaxLength(RecordRef.KindLength);
        builder.Property(c => c.Text).HasMaxLength(Comment.TextLength);
        builder.Property(c => c.AuthorName).HasMaxLength(120);
        builder.Property(c => c.DeletedByName).HasMaxLength(120);
        builder.HasMany(c => c.Mentions).WithOne().HasForeignKey(m => m.CommentId);
        builder.HasMany(c => c.FormerTexts).WithOne().HasForeignKey(t => t.CommentId);
        builder.HasIndex(c => new { c.Kind, c.RecordId, c.WrittenAt });
    }
}

internal sealed class MentionConfiguration : IEntityTypeConfiguration<Mention>
{
    public void Configure(EntityTypeBuilder<Mention> builder)
    {
        builder.ToTable("Mentions");
        builder.HasKey(m => new { m.CommentId, m.UserId });
        builder.Property(m => m.Name).HasMaxLength(120);
        builder.HasIndex(m => m.UserId);
    }
}

internal sealed class FormerTextConfiguration : IEntityTypeConfiguration<FormerText>
{
    public void Configure(EntityTypeBuilder<FormerText> builder)
    {
        builder.ToTable("FormerTexts");
        builder.HasKey(t => new { t.CommentId, t.Number });
        builder.Property(t => t.Text).HasMaxLength(Comment.TextLength);
    }
}
