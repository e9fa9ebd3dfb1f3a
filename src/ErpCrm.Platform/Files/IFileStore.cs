namespace ErpCrm.Platform.Files;

/// <summary>
/// Keeps files under the hash of their content: the same content is kept once, however often it is given. Nobody knows
/// where: a folder or object storage. What a file is called, what it is and whose it is are rows of the modules
/// (<see cref="IFileHolder"/>); what no row names is removed by a job.
/// </summary>
public interface IFileStore
{
    /// <summary>Stores the content durably. What is there already is kept, and counts as stored now.</summary>
    Task<StoredFile> PutAsync(Stream content, CancellationToken ct);

    /// <summary>
    /// Opens a stored file, or null when there is none. Its length is known and it can be sought, so that a part of it
    /// is sent without reading the rest: storage behind a network asks for the range where it is read first.
    /// </summary>
    /// <param name="hash">SHA-256 of the content.</param>
    Task<Stream?> OpenAsync(string hash, CancellationToken ct);

    /// <summary>
    /// Removes a stored file, unless it was stored, or stored again, at the moment or after it.
    /// </summary>
    /// <param name="storedBefore">UTC.</param>
    /// <returns>Whether it is gone.</returns>
    Task<bool> DeleteAsync(string hash, DateTime storedBefore, CancellationToken ct);

    /// <summary>Everything that is stored, in no order.</summary>
    IAsyncEnumerable<StoredFile> ListAsync(CancellationToken ct);

    /// <summary>Removes what is left of uploads that broke off.</summary>
    /// <param name="begunBefore">UTC.</param>
    Task RemoveUnfinishedAsync(DateTime begunBefore, CancellationToken ct);
}

/// <summary>A file as the store knows it.</summary>
/// <param name="Hash">SHA-256 of its content, 64 hexadecimal digits in lower case.</param>
/// <param name="StoredAt">The last time it was stored, UTC.</param>
public sealed record StoredFile(string Hash, long Bytes, DateTime StoredAt)
{
    /// <summary>Length of a hash, for columns that keep one.</summary>
    public const int HashLength = 64;

    /// <summary>Whether the text can be a hash: what is none is never part of an address or a path.</summary>
    public static bool IsHash(string? text) => text is { Length: HashLength } && text.All(char.IsAsciiHexDigitLower);
}
