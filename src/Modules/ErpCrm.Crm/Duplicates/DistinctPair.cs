using ErpCrm.Crm.Twins;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Crm.Duplicates;

/// <summary>Two records that look alike, of which somebody said that they are two.</summary>
internal sealed class DistinctPair
{
    public required string Kind { get; init; }

    /// <summary>The smaller id of the two.</summary>
    public required Guid LeftId { get; init; }

    public required Guid RightId { get; init; }

    public static DistinctPair Of(string kind, Guid one, Guid other) =>
        one.CompareTo(other) < 0
            ? new DistinctPair { Kind = kind, LeftId = one, RightId = other }
            : new DistinctPair { Kind = kind, LeftId = other, RightId = one };
}

internal static class DistinctPairs
{
    /// <summary>Remembers, with the next save, that a record is none of those that were asked about.</summary>
    public static async Task KeepApartAsync(this CrmDbContext db, string kind, Guid id, TwinsFound? twins,
        CancellationToken ct)
    {
        foreach (var twin in twins?.Found.Where(it => it.Asks) ?? [])
            await db.KeepApartAsync(kind, id, twin.Id, ct);
    }

    /// <summary>Remembers, with the next save, that these are two.</summary>
    public static async Task KeepApartAsync(this CrmDbContext db, string kind, Guid one, Guid other,
        CancellationToken ct)
    {
        var pair = DistinctPair.Of(kind, one, other);
        if (await db.DistinctPairs.FindAsync([kind, pair.LeftId, pair.RightId], ct) is null) db.Add(pair);
    }

    /// <summary>Remembers, with the next save, that a survivor is none of those that the merged one was not.</summary>
    public static async Task TakeApartAsync(this CrmDbContext db, string kind, Guid intoId, Guid fromId,
        CancellationToken ct)
    {
        var pairs = await db.DistinctPairs.AsNoTracking()
            .Where(p => p.Kind == kind && (p.LeftId == fromId || p.RightId == fromId)).ToListAsync(ct);
        foreach (var third in pairs.Select(p => p.LeftId == fromId ? p.RightId : p.LeftId).Where(id => id != intoId))
            await db.KeepApartAsync(kind, intoId, third, ct);
    }
}

internal sealed class DistinctPairConfiguration : IEntityTypeConfiguration<DistinctPair>
{
    public void Configure(EntityTypeBuilder<DistinctPair> pair)
    {
        pair.ToTable("DistinctPairs");
        pair.HasKey(p => new { p.Kind, p.LeftId, p.RightId });
        pair.Property(p => p.Kind).HasMaxLength(RecordRef.KindLength);
    }
}
