using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ErpCrm.Web.Backups;

/// <summary>What an archive says about itself.</summary>
/// <param name="Database">Name of the embedded database in it; null when a server keeps the database.</param>
/// <param name="Sha256">Of everything else in the archive, by name.</param>
internal sealed record BackupManifest(int Format, DateTime MadeAt, string? Database,
    IReadOnlyDictionary<string, string> Sha256)
{
    public const int CurrentFormat = 1;
    public const string Name = "backup.json";
}

/// <summary>One zip file with the database, the uploaded files and the
/// keys. What does not fit its own list is not unpacked.</summary>
internal static partial class BackupArchive
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Adds files to the archive and remembers what they were.</summary>
    internal sealed class Writer(ZipArchive zip)
    {
        private readonly Dictionary<string, string> _hashes = [];

        public int Count => _hashes.Count;

        /// <summary>Adds the file unless it was added, or is gone meanwhile.</summary>
        public async Task AddAsync(string name, string path, CancellationToken ct)
        {
            if (_hashes.ContainsKey(name)) return;
            FileStream source;
            try
            {
                source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (FileNotFoundException)
            {
                return;
            }

            await using (source)
            {
                await using var target = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
                _hashes[name] = await CopyAsync(source, target, ct);
            }
        }

        public async Task FinishAsync(DateTime madeAt, string? database, CancellationToken ct)
        {
            await using var target = await zip.CreateEntry(BackupManifest.Name).OpenAsync(ct);
            await JsonSerializer.SerializeAsync(target,
                new BackupManifest(BackupManifest.CurrentFormat, madeAt, database, _hashes), cancellationToken: ct);
        }
    }

    /// <summary>Unpacks everything into an empty folder and compares it with the archive's list.</summary>
    /// <exception cref="InvalidDataException">It is no backup, not whole, or changed since it was made.</exception>
    public static async Task<BackupManifest> ExtractAsync(string archive, string folder, CancellationToken ct)
    {
        await using var zip = await ZipFile.OpenReadAsync(archive, ct);
        var manifest = await ReadManifestAsync(zip, ct);
        foreach (var (name, hash) in manifest.Sha256)
        {
            if (!KnownName().IsMatch(name)) throw new InvalidDataException($"“{name}” does not belong into a backup.");
            var entry = zip.GetEntry(name) ?? throw new InvalidDataException($"“{name}” is missing.");
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var source = await entry.OpenAsync(ct);
            await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            if (await CopyAsync(source, target, ct) != hash)
                throw new InvalidDataException($"“{name}” is not what was saved.");
            target.Flush(flushToDisk: true);
        }

        return manifest;
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, CancellationToken ct)
    {
        var entry = zip.GetEntry(BackupManifest.Name) ?? throw new InvalidDataException("It is no backup of ErpCrm.");
        await using var content = await entry.OpenAsync(ct);
        try
        {
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(content, cancellationToken: ct);
            return manifest is { Format: BackupManifest.CurrentFormat, Sha256: not null }
                ? manifest
                : throw new InvalidDataException("It was made by another version.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("Its list cannot be read.", e);
        }
    }

    private static async Task<string> CopyAsync(Stream source, Stream target, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        while (await source.ReadAsync(buffer, ct) is var read and > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Nothing else is ever in a backup, so that none can write beside its folder.
    [GeneratedRegex(@"^(erpcrm\.db|files/[0-9a-f]{2}/[0-9a-f]{64}|keys/[A-Za-z0-9-]{1,80}\.xml)$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KnownName();
}
