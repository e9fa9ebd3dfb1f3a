using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Tags;

/// <summary>The tags of records. Who sees a record sees its tags; who changes records of the kind sets and takes them
/// off. A new name is a new tag, for who may make some.</summary>
internal sealed class RecordTags(
    WorkspaceDbContext db, RecordKinds kinds, ICurrentUser me, IServiceProvider services, ICustomFields catalogue,
    TaggedWords words, MergedRecords merged, IDatabase database)
{
    public const int MostOfRecord = 20;

    /// <summary>The record's kind; null when it has no tags, or does not open for the reader.</summary>
    public Task<RecordKind?> OpenAsync(RecordRef record, CancellationToken ct) =>
        kinds.OpenAsync(services, record, RecordAbility.Tags, ct);

    public bool MayTag(RecordKind kind) => kind.Rights.Change is not { } change || me.Can(change);

    /// <summary>Of one record; asks nothing while the company has no tags.</summary>
    public async Task<TagsOfRecord> ShowAsync(RecordKind kind, RecordRef record, CancellationToken ct)
    {
        await catalogue.LoadAsync(ct);
        var all = catalogue.Current.Tags;
        List<Guid> ids = all.Count == 0
            ? []
            : await db.Set<RecordTag>().Where(t => t.RecordId == record.Id).Select(t => t.TagId).ToListAsync(ct);
        return new TagsOfRecord(
            record, kind.PageOf(record.Id)!, [.. all.Where(tag => ids.Contains(tag.Id))],
            [.. all.Where(tag => !ids.Contains(tag.Id))], MayTag(kind), me.Can(WorkspacePermissions.CreateTags));
    }

    /// <summary>One that is there, whatever it is called by now.</summary>
    /// <returns>False when it had the tag already.</returns>
    public async Task<bool> AddAsync(RecordRef record, Guid tag, CancellationToken ct)
    {
        var name = await db.Tags.Where(t => t.Id == tag).Select(t => t.Name).FirstOrDefaultAsync(ct);
        return await AddAsync(record, name ?? throw NoSuchTag(), ct);
    }

    /// <returns>False when it had the tag already.</returns>
    public async Task<bool> AddAsync(RecordRef record, string? name, CancellationToken ct)
    {
        record = record with { Id = await merged.ResolveAsync(record.Kind, record.Id) };
        var key = Tag.KeyOf(name ?? "");
        if (key.Length == 0) throw new BusinessRuleException("Enter a name.") { Field = TagsOfRecord.Field };
        var tag = await db.Tags.FirstOrDefaultAsync(t => t.NameKey == key, ct) ?? Make(name!);
        var known = db.Set<RecordTag>().Where(t => t.RecordId == record.Id);
        if (await known.AnyAsync(t => t.TagId == tag.Id, ct)) return false;
        if (await known.CountAsync(ct) >= MostOfRecord)
            throw new BusinessRuleException("A record has at most {0} tags.", MostOfRecord)
            {
                Field = TagsOfRecord.Field
            };
        db.Add(new RecordTag(record.Kind, record.Id, tag.Id));
        words.ReadAgain(record.Kind, record.Id);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (database.TroubleOf(e) == DatabaseTrouble.Duplicate)
        {
            // Somebody else did the same a moment ago.
            db.ChangeTracker.Clear();
            return await AddAsync(record, name, ct);
        }

        return true;
    }

    /// <returns>False when it did not have the tag.</returns>
    public async Task<bool> RemoveAsync(RecordRef record, Guid tag, CancellationToken ct)
    {
        var row = await db.Set<RecordTag>().FirstOrDefaultAsync(t => t.RecordId == record.Id && t.TagId == tag, ct);
        if (row is null) return false;
        db.Remove(row);
        words.ReadAgain(record.Kind, record.Id);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private Tag Make(string name)
    {
        if (!me.Can(WorkspacePermissions.CreateTags))
            throw NoSuchTag();
        // Each new one in the next colour: two side by side are told apart.
        var colours = Enum.GetValues<TagColour>();
        var tag = new Tag(name, colours[1 + (catalogue.Current.Tags.Count % (colours.Length - 1))]);
        db.Add(tag);
        return tag;
    }

    private static BusinessRuleException NoSuchTag() =>
        new("There is no tag of this name. Choose one of the list.") { Field = TagsOfRecord.Field };
}

/// <summary>What the page of a record shows of its tags.</summary>
/// <param name="Others">That can be added.</param>
internal sealed record TagsOfRecord(
    RecordRef Record, string Page, IReadOnlyList<TagLabel> Tags, IReadOnlyList<TagLabel> Others, bool MayTag,
    bool MayCreate)
{
    public const string Field = "tag";

    public string Url => $"/workspace/tagged/{Record.Kind}/{Record.Id}";

    /// <summary>It is an answer to who types: the field has the caret again.</summary>
    public bool IsAnswer { get; init; }
}
