using System.Security.Cryptography;
using ErpCrm.Platform.Files;

namespace ErpCrm.Web.Hosting;

/// <summary>Uploaded files as files of the data folder. A file is there whole or not at all.</summary>
internal sealed class FileStore(DataFolder folder) : IFileStore
{
    private const int KeyLength = 32;
    private readonly string _root = folder.Of("files");

    public async Task<string> SaveAsync(Stream content, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);
        var (path, part) = (PathOf(key), $"{PathOf(key)}.part");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await content.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, path);
            return key;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    public Stream? Open(string key) => IsKey(key) && File.Exists(PathOf(key)) ? File.OpenRead(PathOf(key)) : null;

    public void Delete(string key)
    {
        if (IsKey(key)) File.Delete(PathOf(key));
    }

    public void Clear()
    {
        if (!Directory.Exists(_root)) return;
        foreach (var file in Directory.GetFiles(_root, "*", SearchOption.AllDirectories)) File.Delete(file);
    }

    private static bool IsKey(string key) => key.Length == KeyLength && key.All(char.IsAsciiHexDigitLower);

    private string PathOf(string key) => Path.Combine(_root, key[..2], key);
}
