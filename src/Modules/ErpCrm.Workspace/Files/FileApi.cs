using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Files;

/// <summary>Files in the API, by the rules of the panel on the record's page. What was sent is named by a text that
/// only the application makes and reads: of an upload that nobody uses nothing is kept but its content, for a day.
/// </summary>
internal sealed class FileApi(WorkspaceDbContext db, RecordFiles files, IFileStore store, ICurrentUser me,
    IBusinessClock clock, IDatabase database, Submission submission, IDataProtectionProvider protection) : IApiFiles
{
    // Less than the day for which a file stays that no row names.
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(12);
    private readonly IDataProtector _protector = protection.CreateProtector("ErpCrm.Api.Upload");

    public async Task<long> MostBytesAsync(CancellationToken ct) => (await files.RulesAsync(ct)).MaxBytes;

    public async Task<IReadOnlyList<ApiFile>> OfAsync(RecordRef record, CancellationToken ct)
    {
        (await files.OpenAsync(record, ct)).OrNotFound();
        var found = await db.Attachments.AsNoTracking()
            .Where(a => a.Kind == record.Kind && a.RecordId == record.Id && a.RemovedAt == null)
            .OrderByDescending(a => a.AddedAt).ThenByDescending(a => a.Id).Take(FilesOfRecord.Most).ToListAsync(ct);
        return [.. found.Select(Told)];
    }

    public async Task<ApiUpload> TakeAsync(string name, Stream content, CancellationToken ct)
    {
        var sent = await files.StoreAsync(name, content, ct);
        var upload = new Upload(
            Ids.New(), me.Id, sent.Stored.Hash, sent.Stored.Bytes, sent.Name, sent.Type, clock.UtcNow);
        return new ApiUpload(
            _protector.Protect(JsonSerializer.Serialize(upload)), upload.Name, upload.Type, upload.Bytes);
    }

    public string? HashOf(string upload) => Read(upload)?.Hash;

    public async Task<ApiFile> AttachAsync(RecordRef record, string upload, CancellationToken ct)
    {
        var kind = (await files.OpenAsync(record, ct)).OrNotFound();
        if (!await files.ChangesAsync(kind, record, ct)) throw ApiException.NotYours();
        var sent = Read(upload) ?? throw NoUpload();
        try
        {
            return Told(await db.InTransactionAsync(async token =>
                await KnownAsync(record, sent, token) ?? await AddAsync(record, sent, token), ct));
        }
        catch (DbUpdateException failure) when (database.TroubleOf(failure) == DatabaseTrouble.Duplicate)
        {
            // The same comes from two requests at this moment: one of them has added it.
            db.ChangeTracker.Clear();
            if (await KnownAsync(record, sent, ct) is { } known) return Told(known);
            throw;
        }
    }

    public async Task<(ApiFile File, Stream Content)> OpenAsync(Guid id, CancellationToken ct)
    {
        var (file, _) = await files.FindAsync(id, ct);
        if (file.RemovedAt is not null) throw new RecordNotFoundException();
        return (Told(file), (await store.OpenAsync(file.Hash, ct)).OrNotFound());
    }

    public async Task RemoveAsync(Guid id, CancellationToken ct)
    {
        var (file, kind) = await files.FindToChangeAsync(id, ct);
        // A token that only reads removes nothing, though its user added it.
        if (!await files.ChangesAsync(kind, file.Record, ct)) throw new RecordNotFoundException();
        file.Remove(new By(me.Id, clock.UtcNow));
        await db.SaveChangesAsync(ct);
    }

    // What is there already: this upload, or the same bytes of another one. A program that lost an answer sends again.
    private async Task<Attachment?> KnownAsync(RecordRef record, Upload sent, CancellationToken ct)
    {
        if (await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == sent.Id, ct) is { } known)
        {
            if (known.Record != record)
                throw new ApiException(422, "upload-used", "This file belongs to another record already.");
            // Somebody has removed it since: whoever wants it there again says so by sending it again.
            return known.RemovedAt is null ? known : throw NoUpload();
        }

        return await Same(record, sent).AsNoTracking().Where(a => a.RemovedAt == null).OrderBy(a => a.AddedAt)
            .FirstOrDefaultAsync(ct);
    }

    private async Task<Attachment> AddAsync(RecordRef record, Upload sent, CancellationToken ct)
    {
        submission.Begin(typeof(Attachment), null);
        (submission.UserId, submission.Leads) = (me.Id, made => $"{ApiAddress.Files}/{made}");
        // Without a key of its sender's the bytes are one, so that of two at once one is added; what was removed may
        // come again.
        if (submission.Key is null || submission.Content.Length == 0)
        {
            var removed = await Same(record, sent).CountAsync(ct);
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(
                $"file\n{me.Id}\n{record.Kind}\n{record.Id}\n{sent.Hash}\n{removed}"));
            submission.Key = new Guid(hash.AsSpan(0, 16));
        }

        var file = Attachment.Of(record, new StoredFile(sent.Hash, sent.Bytes, sent.At), sent.Name, sent.Type,
            new By(me.Id, clock.UtcNow), sent.Id);
        db.Add(file);
        await db.SaveChangesAsync(ct);
        return file;
    }

    private IQueryable<Attachment> Same(RecordRef record, Upload sent) => db.Attachments.Where(
        a => a.Kind == record.Kind && a.RecordId == record.Id && a.Hash == sent.Hash && a.AddedById == me.Id);

    // Null for what somebody made up, or another one sent, or too long ago.
    private Upload? Read(string upload)
    {
        try
        {
            return JsonSerializer.Deserialize<Upload>(_protector.Unprotect(upload)) is { } sent
                && sent.UserId == me.Id && clock.UtcNow - sent.At <= GoodFor
                    ? sent
                    : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static ApiException NoUpload() =>
        new(422, "no-upload", "There is no such upload: send the file again.");

    private static ApiFile Told(Attachment file) => new(
        file.Id, file.Record, file.Name, file.Type, file.Bytes, file.Hash, file.AddedById, file.AddedAt);

    /// <param name="Id">Of the file that it becomes.</param>
    private sealed record Upload(
        Guid Id, Guid UserId, string Hash, long Bytes, string Name, string Type, DateTime At);
}
