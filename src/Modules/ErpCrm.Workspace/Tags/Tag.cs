using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Tags;

internal enum TagColour
{
    Gray,
    Blue,
    Violet,
    Green,
    Amber,
    Red,
}

/// <summary>A word that the company puts on its records.</summary>
internal sealed class Tag : Entity
{
    public const int NameLength = 40;

    private Tag()
    {
    }

    public Tag(string name, TagColour colour) => Change(name, colour);

    public string Name { get; private set; } = "";

    /// <summary>No two tags differ by their letters' size alone.</summary>
    [Platform.Auditing.NotAudited]
    public string NameKey { get; private set; } = "";

    public TagColour Colour { get; private set; }

    public void Change(string name, TagColour colour)
    {
        name = Clean(name);
        if (name.Length == 0) throw new BusinessRuleException("Enter a name.") { Field = nameof(Name) };
        if (name.Length > NameLength)
            throw new BusinessRuleException("Enter a name of at most {0} characters.", NameLength)
            {
                Field = nameof(Name)
            };
        (Name, NameKey, Colour) = (name, KeyOf(name), colour);
    }

    /// <summary>As it is written: a comma would divide it in a file.</summary>
    public static string Clean(string? name) => string.Join(' ', (name ?? "").Replace(',', ' ')
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string KeyOf(string name) => Clean(name).ToLowerInvariant();
}

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.ToTable("Tags");
        builder.Property(t => t.Name).HasMaxLength(Tag.NameLength);
        builder.Property(t => t.NameKey).HasMaxLength(Tag.NameLength);
        builder.HasIndex(t => t.NameKey).IsUnique();
        builder.HasIndex(t => t.Name);
    }
}
