using System.Security.Cryptography;
using ErpCrm.SharedKernel.Files;
using Microsoft.AspNetCore.DataProtection;

namespace ErpCrm.Web.Hosting;

/// <summary>The folder that holds everything this installation keeps: database file, uploaded files, keys, logs.</summary>
internal sealed record DataFolder(string Path)
{
    public string Of(string name) => System.IO.Path.Combine(Path, name);
}

internal static class Storage
{
    public static void AddStorage(this WebApplicationBuilder builder, Command command)
    {
        var folder = new DataFolder(RootOf(builder, command));
        // Who only looks makes nothing.
        var makes = command.Name != Command.Check;
        if (makes) Directory.CreateDirectory(folder.Path);

        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton<IFileStore, FileStore>();
        var keys = new DirectoryInfo(folder.Of("keys"));
        if (makes) keys.Create();
        builder.Services.AddDataProtection().SetApplicationName("ErpCrm").PersistKeysToFileSystem(keys);
    }

    /// <summary>The demo company lives beside the real one, never in it.</summary>
    public static string RootOf(WebApplicationBuilder builder, Command command)
    {
        var root = Path.GetFullPath(builder.Configuration["Data:Folder"] ?? "data", builder.Environment.ContentRootPath);
        return command.IsOfDemo ? Path.Combine(root, "demo") : root;
    }
}

internal sealed class FileStore(DataFolder folder) : IFileStore
{
    private const int KeyLength = 32;
    private readonly string _root = folder.Of("files");

    public async Task<string> SaveAsync(Stream content, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
        await using var file = new FileStream(PathOf(key), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await content.CopyToAsync(file, ct);
        file.Flush(flushToDisk: true);
        return key;
    }

    public Stream? Open(string key) => IsKey(key) && File.Exists(PathOf(key)) ? File.OpenRead(PathOf(key)) : null;

    public void Delete(string key)
    {
        if (IsKey(key)) File.Delete(PathOf(key));
    }

    private static bool IsKey(string key) => key.Length == KeyLength && key.All(char.IsAsciiHexDigitLower);

    private string PathOf(string key) => Path.Combine(_root, key[..2], key);
}
