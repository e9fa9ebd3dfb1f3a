using ErpCrm.Platform.Data;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Imports;

/// <summary>A tag that an import put on a record.</summary>
/// <param name="isMade">The tag was new with it.</param>
internal sealed class ImportedTag(Guid batchId, string kind, Guid recordId, Guid tagId, bool isMade)
{
    public Guid BatchId { get; private set; } = batchId;

    public string Kind { get; private set; } = kind;

    public Guid RecordId { get; private set; } = recordId;

    public Guid TagId { get; private set; } = tagId;

    public bool IsMade { get; private set; } = isMade;
}

/// <summary>Tags that files name: put on after the records were saved, as often as it takes and never twice, and taken
/// off again with the import.</summary>
internal sealed class ImportedTags(
    WorkspaceDbContext db, TaggedWords words, ICurrentUser me, IDatabase database)
{
    private const int MostTries = 5;

    /// <summary>Those of the names that nobody knows and whoever imports may not make.</summary>
    public async Task<HashSet<string>> UnknownAsync(IEnumerable<string> names, CancellationToken ct)
    {
        if (me.Can(WorkspacePermissions.CreateTags)) return [];
        var keys = names.Select(Tag.KeyOf).ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0) return [];
        var known = await db.Tags.Where(t => EF.Parameter(keys).Contains(t.NameKey)).Select(t => t.NameKey)
            .ToListAsync(ct);
        return [.. keys.Except(known)];
    }

    /// <param name="isTrial">Nothing is saved.</param>
    /// <returns>The records that get one they do not have.</returns>
    public async Task<IReadOnlyCollection<Guid>> PutAsync(
        Guid batch, string kind, IReadOnlyList<(Guid Record, IReadOnlyList<string> Names)> tagged, bool isTrial,
        CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await SaveAsync(batch, kind, tagged, isTrial, ct);
            }
            catch (DbUpdateException e) when (tries < MostTries
                && database.TroubleOf(e) == DatabaseTrouble.Duplicate)
            {
                // Somebody else put on or made the same a moment ago.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Takes off what the import put on, and removes tags that came with it and are used no more.</summary>
    public async Task TakeOffAsync(Guid batch, CancellationToken ct)
    {
        // What somebody has changed since stays as it is, with its tags.
        var stays = db.Set<ImportedRow>().Where(r => r.BatchId == batch && r.State != ImportedState.TakenBack);
        var put = db.ImportedTags.Where(t => t.BatchId == batch && !stays.Any(r => r.RecordId == t.RecordId));
        var made = await put.Where(t => t.IsMade).Select(t => t.TagId).Distinct().ToListAsync(ct);
        while (await TakeOffSomeAsync(put, ct))
        {
        }

        if (made.Count == 0) return;
        db.RemoveRange(await db.Tags.Where(t => EF.Parameter(made).Contains(t.Id)
            && !db.Set<RecordTag>().Any(r => r.TagId == t.Id)).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }

    private async Task<bool> TakeOffSomeAsync(IQueryable<ImportedTag> put, CancellationToken ct)
    {
        var some = await put.OrderBy(t => t.RecordId).ThenBy(t => t.TagId).Take(ImportWork.RowsAtOnce).ToListAsync(ct);
        var ids = some.Select(t => t.RecordId).ToList();
        var rows = await db.Set<RecordTag>().Where(t => EF.Parameter(ids).Contains(t.RecordId)).ToListAsync(ct);
        foreach (var tag in some)
        {
            var row = rows.Find(r => (r.Kind, r.RecordId, r.TagId) == (tag.Kind, tag.RecordId, tag.TagId));
            if (row is not null) db.Remove(row);
            words.ReadAgain(tag.Kind, tag.RecordId);
        }

        db.RemoveRange(some);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return some.Count > 0;
    }

    private async Task<IReadOnlyCollection<Guid>> SaveAsync(
        Guid batch, string kind, IReadOnlyList<(Guid Record, IReadOnlyList<string> Names)> tagged, bool isTrial,
        CancellationToken ct)
    {
        var keys = tagged.SelectMany(t => t.Names).Select(Tag.KeyOf).Distinct().ToList();
        var tags = await db.Tags.Where(t => EF.Parameter(keys).Contains(t.NameKey))
            .ToDictionaryAsync(t => t.NameKey, ct);
        var count = await db.Tags.CountAsync(ct);
        var ids = tagged.Select(t => t.Record).ToList();
        var had = (await db.Set<RecordTag>().AsNoTracking()
            .Where(t => t.Kind == kind && EF.Parameter(ids).Contains(t.RecordId)).ToListAsync(ct))
            .ToLookup(t => t.RecordId, t => t.TagId);
        var changed = new HashSet<Guid>();
        foreach (var (record, names) in tagged)
        {
            var own = had[record].ToHashSet();
            foreach (var name in names)
            {
                var isMade = !tags.TryGetValue(Tag.KeyOf(name), out var tag);
                if (isMade && !me.Can(WorkspacePermissions.CreateTags)) continue;
                if (isMade) db.Add(tags[Tag.KeyOf(name)] = tag = Make(name, count++));
                if (own.Count >= RecordTags.MostOfRecord || !own.Add(tag!.Id)) continue;
                db.Add(new RecordTag(kind, record, tag.Id));
                db.Add(new ImportedTag(batch, kind, record, tag.Id, isMade));
                if (changed.Add(record)) words.ReadAgain(kind, record);
            }
        }

        if (isTrial) db.ChangeTracker.Clear();
        else await db.SaveChangesAsync(ct);
        return changed;
    }

    // Each new one in the next colour: two side by side are told apart.
    private static Tag Make(string name, int place)
    {
        var colours = Enum.GetValues<TagColour>();
        return new Tag(name, colours[1 + (place % (colours.Length - 1))]);
    }
}

internal sealed class ImportedTagConfiguration : IEntityTypeConfiguration<ImportedTag>
{
    public void Configure(EntityTypeBuilder<ImportedTag> tag)
    {
        tag.ToTable("ImportedTags");
        tag.HasKey(t => new { t.BatchId, t.RecordId, t.TagId });
        tag.Property(t => t.Kind).HasMaxLength(RecordRef.KindLength);
        tag.HasOne<ImportBatch>().WithMany().HasForeignKey(t => t.BatchId).OnDelete(DeleteBehavior.Cascade);
        tag.HasIndex(t => t.TagId);
    }
}
