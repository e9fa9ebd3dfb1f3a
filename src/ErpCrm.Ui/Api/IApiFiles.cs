using ErpCrm.Platform.Records;

namespace ErpCrm.Ui.Api;

/// <summary>A file of a record, as programs read it.</summary>
/// <param name="Type">Told from its content.</param>
/// <param name="Hash">SHA-256 of its content.</param>
/// <param name="AddedAt">UTC.</param>
public sealed record ApiFile(Guid Id, RecordRef Record, string Name, string Type, long Bytes, string Hash,
    Guid AddedById, DateTime AddedAt);

/// <summary>A file that was sent and belongs to no record yet.</summary>
/// <param name="Id">For its sender alone, and for some hours.</param>
public sealed record ApiUpload(string Id, string Name, string Type, long Bytes);

/// <summary>The files of records, for programs: whoever sees a record sees its files, whoever changes it adds some.
/// </summary>
public interface IApiFiles
{
    /// <summary>The most that one may have.</summary>
    Task<long> MostBytesAsync(CancellationToken ct);

    /// <summary>The files of a record, the newest first.</summary>
    /// <exception cref="RecordNotFoundException">It does not open for the caller, or keeps none.</exception>
    Task<IReadOnlyList<ApiFile>> OfAsync(RecordRef record, CancellationToken ct);

    /// <summary>Stores what was sent.</summary>
    /// <param name="content">From its beginning; it can be sought.</param>
    Task<ApiUpload> TakeAsync(string name, Stream content, CancellationToken ct);

    /// <summary>SHA-256 of what was sent; null where there is no such upload of the caller's, or no more.</summary>
    string? HashOf(string upload);

    /// <summary>Makes what was sent a file of the record: of one record, and once. What the caller added to the
    /// record already, byte by byte, is that file.</summary>
    /// <exception cref="ApiException">There is no such upload of the caller's, another record has it, or the caller
    /// does not change the record.</exception>
    Task<ApiFile> AttachAsync(RecordRef record, string upload, CancellationToken ct);

    /// <summary>A file and its content.</summary>
    Task<(ApiFile File, Stream Content)> OpenAsync(Guid id, CancellationToken ct);

    /// <summary>Takes it off its record; people can bring it back for a while.</summary>
    Task RemoveAsync(Guid id, CancellationToken ct);
}
