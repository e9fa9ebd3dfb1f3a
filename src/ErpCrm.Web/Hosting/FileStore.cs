using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ErpCrm.Platform.Files;

namespace ErpCrm.Web.Hosting;

/// <summary>
/// Uploaded files as files of the data folder, <c>files/ab/ab12…</c>. One is there whole or not at all: it is written
/// aside and moved to its place. When it was last stored is the time of the file.
/// </summary>
internal sealed class FileStore(DataFolder folder, TimeProvider time) : IFileStore
{
    private const int BufferSize = 128 * 1024;
    private const string Unfinished = ".part";
    private readonly string _root = folder.Of("files");

    public async Task<StoredFile> PutAsync(Stream content, CancellationToken ct)
    {
        var part = NewPart();
        try
        {
            var (hash, bytes) = await WriteAsync(part, content, ct);
            var (path, now) = (PathOf(hash), time.GetUtcNow().UtcDateTime);
            if (!TryMark(path, bytes, now))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.SetLastWriteTimeUtc(part, now);
                File.Move(part, path, overwrite: true);
            }

            return new StoredFile(hash, bytes, now);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(StoredFile.IsHash(hash)
                ? new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete,
                    BufferSize, FileOptions.Asynchronous)
                : null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    // Taken aside first: whoever stores the same at this moment either finds it gone and writes
    // it anew, or has marked it, and then it is put back.
    public Task<bool> DeleteAsync(string hash, DateTime storedBefore, CancellationToken ct)
    {
        if (!StoredFile.IsHash(hash) || File.GetLastWriteTimeUtc(PathOf(hash)) >= storedBefore)
            return Task.FromResult(false);
        var (path, aside) = (PathOf(hash), NewPart());
        try
        {
            File.Move(path, aside);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult(false);
        }

        var isUnused = File.GetLastWriteTimeUtc(aside) < storedBefore;
        if (isUnused) File.Delete(aside);
        else File.Move(aside, path, overwrite: true);
        return Task.FromResult(isUnused);
    }

    public async IAsyncEnumerable<StoredFile> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var file in Files().Where(file => StoredFile.IsHash(file.Name)))
        {
            ct.ThrowIfCancellationRequested();
            yield return Of(file);
        }

        await Task.CompletedTask;
    }

    public Task RemoveUnfinishedAsync(DateTime begunBefore, CancellationToken ct)
    {
        foreach (var file in Files().Where(f => f.Extension == Unfinished && f.LastWriteTimeUtc < begunBefore))
            file.Delete();
        return Task.CompletedTask;
    }

    private static StoredFile Of(FileInfo file) => new(file.Name, file.Length, file.LastWriteTimeUtc);

    private IEnumerable<FileInfo> Files() => Directory.Exists(_root)
        ? new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories)
        : [];

    private static async Task<(string Hash, long Bytes)> WriteAsync(string path, Stream content, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        while (await content.ReadAsync(buffer, ct) is var read and > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
    }

    // One that was cut off by a broken disk is written anew.
    private static bool TryMark(string path, long bytes, DateTime now)
    {
        if (new FileInfo(path) is not { Exists: true } file || file.Length != bytes) return false;
        try
        {
            File.SetLastWriteTimeUtc(path, now);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private string NewPart()
    {
        Directory.CreateDirectory(_root);
        return Path.Combine(_root, Guid.NewGuid().ToString("N") + Unfinished);
    }

    private string PathOf(string hash) => Path.Combine(_root, hash[..2], hash);
}
