using System.Diagnostics;
using System.IO.Compression;
using ErpCrm.Platform.Data;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Backups;

/// <summary>
/// <c>backup &lt;file&gt;</c>: database, uploaded files and keys in one
/// archive, while people go on working. It is called good only after
/// it was unpacked and proved like <c>check</c> proves a company.
/// </summary>
internal static class BackupCommand
{
    /// <returns>Exit code: 0 when the backup is good, 1 when there is none or a rule is broken in it.</returns>
    public static async Task<int> BackupAsync(this WebApplication app, Command command, TextWriter output,
        CancellationToken ct)
    {
        if (command.File is not { Length: > 0 } file)
        {
            await output.WriteLineAsync("Say where to: ErpCrm.Web backup <file.zip>");
            return 1;
        }

        var target = Path.GetFullPath(file);
        if (Path.Exists(target))
        {
            await output.WriteLineAsync($"{target} exists already; a backup is never written over another.");
            return 1;
        }

        var part = $"{target}.part-{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var watch = Stopwatch.StartNew();
            var count = await WriteAsync(app.Services, command, part, ct);
            var findings = await BackupTrial.RunAsync(command, part, output, ct);
            File.Move(part, target);
            await output.WriteLineAsync(
                $"{target}: {count} files, {new FileInfo(target).Length / 1024.0 / 1024:0.0} MB, {watch.Elapsed.TotalSeconds:0.0} s.");
            if (app.Services.GetRequiredService<IDatabase>().IsShared) await output.WriteLineAsync(ServerAdvice);
            await output.WriteLineAsync(findings == 0
                ? "The backup is good."
                : $"The backup is whole, but {findings} findings above are in the company itself: run check.");
            return findings == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException
            or BackupException)
        {
            await output.WriteLineAsync($"No backup was made: {e.Message}");
            return 1;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public const string ServerAdvice =
        "It holds files and keys only. Back up the database where it is kept: BACKUP DATABASE … WITH CHECKSUM, or your server's backup plan; " +
        "take it after this archive was begun, so that every file it names is here.";

    private static async Task<int> WriteAsync(IServiceProvider services, Command command, string path,
        CancellationToken ct)
    {
        var folder = services.GetRequiredService<DataFolder>();
        var copy = $"{path}.db";
        try
        {
            await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            var archive = new BackupArchive.Writer(zip);
            // Before the database, because a file may be replaced meanwhile; after it, because one may have been added.
            await AddFilesAsync(archive, folder, ct);
            var name = Path.GetFileName(DatabaseFiles.Of(folder.Path, command));
            var isCopied = await CopyAsync(services.GetRequiredService<IDatabase>(), folder.Of(name), copy, ct);
            if (isCopied) await archive.AddAsync(name, copy, ct);
            await AddFilesAsync(archive, folder, ct);
            await archive.FinishAsync(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
                isCopied ? name : null, ct);
            await zip.DisposeAsync();
            stream.Flush(flushToDisk: true);
            return archive.Count;
        }
        finally
        {
            foreach (var left in new[] { copy, $"{copy}-wal", $"{copy}-shm" }) File.Delete(left);
        }
    }

    private static async Task<bool> CopyAsync(IDatabase database, string path, string copy, CancellationToken ct)
    {
        try
        {
            return await database.TryCopyAsync(copy, ct);
        }
        catch (Exception e) when (database.TroubleOf(e) is { } trouble)
        {
            throw new BackupException($"the database {path} cannot be read ({trouble}): {e.Message}", e);
        }
    }

    private static async Task AddFilesAsync(BackupArchive.Writer archive, DataFolder folder, CancellationToken ct)
    {
        foreach (var kind in new[] { "files", "keys" })
        {
            var root = new DirectoryInfo(folder.Of(kind));
            if (!root.Exists) continue;
            foreach (var file in root.EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(f => f.Extension is "" or ".xml"))
                await archive.AddAsync(Path.GetRelativePath(folder.Path, file.FullName).Replace('\\', '/'),
                    file.FullName, ct);
        }
    }
}

/// <summary>Why no backup was made or brought back, in words for whoever runs the server.</summary>
internal sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
