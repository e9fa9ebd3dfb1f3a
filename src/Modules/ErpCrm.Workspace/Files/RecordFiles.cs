using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Files;

/// <summary>The files of records. Who sees a record sees its files and adds some;
/// nobody else learns that there are any.</summary>
internal sealed class RecordFiles(
    WorkspaceDbContext db, RecordKinds kinds, ICurrentUser me, IServiceProvider services, IFileStore store,
    IBusinessClock clock)
{
    /// <summary>The record's kind; null when it keeps no files, or does not open for the reader.</summary>
    public async Task<RecordKind?> OpenAsync(RecordRef record, CancellationToken ct) =>
        await kinds.OpenAsync(services, record, RecordAbility.Files, ct);

    /// <param name="kind">Of the record, which was opened.</param>
    public async Task<FilesOfRecord> ShowAsync(RecordKind kind, RecordRef record, CancellationToken ct)
    {
        var since = clock.UtcNow - Attachment.UndoFor;
        var rows = await db.Attachments.AsNoTracking()
            .Where(a => a.Kind == record.Kind && a.RecordId == record.Id
                && (a.RemovedAt == null || a.RemovedAt > since))
            .OrderBy(a => a.RemovedAt != null).ThenByDescending(a => a.AddedAt).ThenByDescending(a => a.Id)
            .Take(FilesOfRecord.Most)
            .Select(a => new FileRow(a.Id, a.Name, a.Type, a.Bytes, a.AddedById,
                db.Users.Where(u => u.Id == a.AddedById).Select(u => u.Name).FirstOrDefault(), a.AddedAt,
                db.Users.Where(u => u.Id == a.RemovedById).Select(u => u.Name).FirstOrDefault(), a.RemovedAt))
            .ToListAsync(ct);
        return new FilesOfRecord(record, kind.PageOf(record.Id)!, rows, await RulesAsync(ct),
            kind.ChangesAll(me), me.Id);
    }

    /// <summary>What the record is called, as far as it has a name of its own.</summary>
    public async Task<string?> TitleAsync(RecordKind kind, RecordRef record, CancellationToken ct) =>
        (await kind.TitlesAsync(services, [record.Id], ct)).GetValueOrDefault(record.Id);

    /// <summary>Whether the reader may change the record itself: by programs, only who does adds files.</summary>
    /// <param name="kind">Of the record, which was opened.</param>
    public Task<bool> ChangesAsync(RecordKind kind, RecordRef record, CancellationToken ct) =>
        kind.ChangesAsync(services, record.Id, ct);

    /// <summary>Stores what was sent, whichever way it came: no row names it yet.</summary>
    /// <param name="content">From its beginning; it can be sought.</param>
    /// <exception cref="BusinessRuleException">The company does not take such a file.</exception>
    public async Task<SentFile> StoreAsync(string name, Stream content, CancellationToken ct)
    {
        var clean = FileNames.Clean(name);
        var head = await FileTypes.HeadAsync(content, ct);
        (await RulesAsync(ct)).Check(clean, content.Length, head);
        return new SentFile(clean, FileTypes.Of(head), await store.PutAsync(content, ct));
    }

    /// <summary>Stores an upload; the row that names it is saved by the caller, after the file is there.</summary>
    /// <exception cref="BusinessRuleException">The company does not take such a file.</exception>
    public async Task<Attachment> AttachAsync(RecordRef record, IFormFile upload, CancellationToken ct)
    {
        await using var content = upload.OpenReadStream();
        var sent = await StoreAsync(upload.FileName, content, ct);
        return Attachment.Of(record, sent.Stored, sent.Name, sent.Type, new By(me.Id, clock.UtcNow));
    }

    /// <summary>A file, removed or not, with the kind of its record.</summary>
    /// <exception cref="RecordNotFoundException">There is none, or its record does not open for the reader.</exception>
    public async Task<(Attachment File, RecordKind Kind)> FindAsync(Guid id, CancellationToken ct)
    {
        var file = await db.Attachments.OneAsync(a => a.Id == id, ct);
        return (file, (await OpenAsync(file.Record, ct)).OrNotFound());
    }

    /// <summary>The same for whoever may change it.</summary>
    /// <exception cref="RecordNotFoundException">There is none that the reader may change.</exception>
    public async Task<(Attachment File, RecordKind Kind)> FindToChangeAsync(Guid id, CancellationToken ct)
    {
        var (file, kind) = await FindAsync(id, ct);
        return file.AddedById == me.Id || kind.ChangesAll(me) ? (file, kind) : throw new RecordNotFoundException();
    }

    /// <summary>What the company takes; the usual while nobody said anything else.</summary>
    public Task<FileRules> RulesAsync(CancellationToken ct) => db.KeptAsync("file rules", null, [typeof(FileRules)],
        async () => await db.FileRules.AsNoTracking().FirstOrDefaultAsync(r => r.Id == FileRules.TheId, ct)
            ?? new FileRules());
}

/// <summary>A file that was stored.</summary>
/// <param name="Name">As its owner calls it, without what is no name.</param>
/// <param name="Type">Told from its content.</param>
internal sealed record SentFile(string Name, string Type, StoredFile Stored);
