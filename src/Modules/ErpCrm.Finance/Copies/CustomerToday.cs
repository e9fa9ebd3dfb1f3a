using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Copies;

/// <summary>
/// A customer's present name beside what a document or payment says:
/// a renamed customer is found by both names. It follows the customer; nothing printed depends on it.
/// </summary>
internal sealed record CustomerToday
{
    public const int NameLength = 200;

    public string Name { get; init; } = "";

    /// <summary>Present names and tax number, as <see cref="SharedKernel.SearchText"/>.</summary>
    public string Search { get; init; } = "";

    public static CustomerToday Of(params string[] names) =>
        new() { Name = names[0], Search = SharedKernel.SearchText.Of(names) };

    public static void Map<T>(ComplexPropertyBuilder<T> client)
        where T : notnull
    {
        client.Property(nameof(Name)).HasColumnName("CustomerNameToday").HasMaxLength(NameLength);
        client.Property(nameof(Search)).HasColumnName("CustomerSearchToday")
            .HasMaxLength(SharedKernel.SearchText.MaxLength);
    }
}
