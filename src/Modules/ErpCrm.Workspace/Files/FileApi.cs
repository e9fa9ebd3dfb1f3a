using System.Security.Cryptography;
using System.Text.Json;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Files;

/// <summary>Files in the API, by the rules of the panel on the record's page. What was sent is named by a text that
/// only the application makes and reads: of an upload that nobody uses nothing is kept but its content, for a day.
/// </summary>
internal sealed class FileApi(WorkspaceDbContext db, RecordFiles files, IFileStore store, ICurrentUser me,
    IBusinessClock clock, IDataProtectionProvider protection) : IApiFiles
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
        var clean = FileNames.Clean(name);
        var head = await FileTypes.HeadAsync(content, ct);
        (await files.RulesAsync(ct)).Check(clean, content.Length, head);
        var stored = await store.PutAsync(content, ct);
        var upload = new Upload(Ids.New(), me.Id, stored.Hash, stored.Bytes, clean, FileTypes.Of(head), clock.UtcNow);
        return new ApiUpload(_protector.Protect(JsonSerializer.Serialize(upload)), clean, upload.Type, upload.Bytes);
    }

    public async Task<ApiFile> AttachAsync(RecordRef record, string upload, CancellationToken ct)
    {
        (await files.OpenAsync(record, ct)).OrNotFound();
        var sent = Read(upload);
        if (sent is null || sent.UserId != me.Id || clock.UtcNow - sent.At > GoodFor)
            throw new ApiException(422, "no-upload", "There is no such upload: send the file again.");
        // Sent twice, it is there once.
        if (await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == sent.Id, ct) is { } known)
            return known.Record == record
                ? Told(known)
                : throw new ApiException(422, "upload-used", "This file belongs to another record already.");
        var file = Attachment.Of(record, new StoredFile(sent.Hash, sent.Bytes, sent.At), sent.Name, sent.Type,
            new By(me.Id, clock.UtcNow), sent.Id);
        db.Add(file);
        await db.SaveChangesAsync(ct);
        return Told(file);
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
        if (kind.Rights.Change is { } change && !me.Can(change)) throw new RecordNotFoundException();
        file.Remove(new By(me.Id, clock.UtcNow));
        await db.SaveChangesAsync(ct);
    }

    private Upload? Read(string upload)
    {
        try
        {
            return JsonSerializer.Deserialize<Upload>(_protector.Unprotect(upload));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            // What somebody made up.
            return null;
        }
    }

    private static ApiFile Told(Attachment file) => new(
        file.Id, file.Record, file.Name, file.Type, file.Bytes, file.Hash, file.AddedById, file.AddedAt);

    /// <param name="Id">Of the file that it becomes.</param>
    private sealed record Upload(
        Guid Id, Guid UserId, string Hash, long Bytes, string Name, string Type, DateTime At);
}
