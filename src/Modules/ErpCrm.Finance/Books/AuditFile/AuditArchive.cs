using System.IO.Compression;
using System.Text;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Finance.Books.AuditFile;

/// <summary>A file of an archive.</summary>
/// <param name="Hash">SHA-256 of its content, in lower-case hexadecimal digits.</param>
internal sealed record ArchivedFile(string Path, long Bytes, string Hash);

/// <summary>Writes an archive one file after the other; what was written is hashed on its way, and never in memory as a
/// whole.</summary>
/// <param name="at">When the files are said to be written.</param>
internal sealed class AuditArchive(ZipArchive zip, DateTimeOffset at)
{
    private readonly List<ArchivedFile> _files = [];

    public async Task AddAsync(string path, Func<Stream, Task> write, CancellationToken ct)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = at;
        await using var content = await entry.OpenAsync(ct);
        await using var hashed = new HashingStream(content);
        await write(hashed);
        await hashed.FlushAsync(ct);
        _files.Add(new ArchivedFile(path, hashed.Length, hashed.Hash()));
    }

    /// <summary>A table as text and as a book.</summary>
    /// <param name="path">Without its ending.</param>
    /// <param name="write">Writes it; true for the book.</param>
    public async Task AddBothAsync(string path, Func<Stream, bool, Task> write, CancellationToken ct)
    {
        await AddAsync($"{path}.csv", file => write(file, false), ct);
        await AddAsync($"{path}.xlsx", file => write(file, true), ct);
    }

    public Task AddTextAsync(string path, string text, CancellationToken ct) => AddAsync(path, async file =>
    {
        await file.WriteAsync(Encoding.UTF8.GetPreamble(), ct);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
    }, ct);

    /// <summary>All files that are in it, with their hashes; it comes last.</summary>
    public Task AddIndexAsync(IReadOnlyList<string> heads, CancellationToken ct)
    {
        var index = new TableFile("index", heads, _files.ToList()
            .Select(IReadOnlyList<object?> (file) => [file.Path, file.Bytes, file.Hash]));
        return AddAsync("index.csv", stream => index.WriteAsync(stream, isSheet: false, ct), ct);
    }
}
