using System.Globalization;
using ErpCrm.Platform.Data;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Web.Backups;

/// <summary>
/// <c>restore &lt;file&gt;</c>: puts a backup in the place of what is
/// there, while the application is stopped. The backup is proved
/// first; what was there is moved aside and never removed.
/// </summary>
internal static class RestoreCommand
{
    private const string Anyway = "anyway";

    /// <returns>Exit code: 0 when the backup is in place, 1 when nothing was changed.</returns>
    public static async Task<int> RestoreAsync(this WebApplication app, Command command, TextWriter output,
        CancellationToken ct)
    {
        if (command.File is not { Length: > 0 } file || !File.Exists(file))
        {
            await output.WriteLineAsync(
                command.File is null ? "Say which: ErpCrm.Web restore <file.zip>" : $"There is no {command.File}.");
            return 1;
        }

        var folder = app.Services.GetRequiredService<DataFolder>();
        var stamp = app.Services.GetRequiredService<TimeProvider>().GetUtcNow()
            .ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var staging = Directory.CreateDirectory(folder.Of($"restore-{stamp}")).FullName;
        try
        {
            var manifest = await BackupArchive.ExtractAsync(file, staging, ct);
            Check(manifest, app.Services.GetRequiredService<IDatabase>());
            if (!await IsProvedAsync(app, command, staging, manifest, output, ct)) return 1;
            var before = Exchange(folder, staging, stamp);
            await output.WriteLineAsync(
                $"Restored: the company of {manifest.MadeAt:yyyy-MM-dd HH:mm} UTC is in {folder.Path}.");
            if (manifest.Database is null)
                await output.WriteLineAsync("The database is brought back where it is kept.");
            if (before is not null)
                await output.WriteLineAsync($"What was there before is in {before}. Remove it when you are sure.");
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException
            or BackupException)
        {
            await output.WriteLineAsync($"Nothing was changed. {file} cannot be brought back: {e.Message}");
            return 1;
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private static void Check(BackupManifest manifest, IDatabase database)
    {
        if (database.IsShared == manifest.Database is null) return;
        throw new BackupException(database.IsShared
            ? "it holds an embedded database, and this application uses a server's."
            : "it holds no database.");
    }

    private static async Task<bool> IsProvedAsync(WebApplication app, Command command, string staging,
        BackupManifest manifest, TextWriter output, CancellationToken ct)
    {
        if (manifest.Database is not { } name) return true;
        // On a copy: what is put in place is what was saved.
        var trial = Directory.CreateDirectory($"{staging}.trial").FullName;
        try
        {
            File.Copy(Path.Combine(staging, name), Path.Combine(trial, name));
            var findings = await BackupTrial.ProveAsync(command, trial, output, ct);
            if (findings == 0 || app.Configuration.GetValue<bool>(Anyway)) return true;
            await output.WriteLineAsync(
                $"Nothing was changed: {findings} findings in the backup. To bring it back as it is, add --{Anyway} true");
            return false;
        }
        finally
        {
            Directory.Delete(trial, recursive: true);
        }
    }

    private static string? Exchange(DataFolder folder, string staging, string stamp)
    {
        var before = folder.Of($"before-restore-{stamp}");
        var moved = new Stack<(string From, string To)>();
        try
        {
            foreach (var name in new[]
            {
                "erpcrm.db", "erpcrm.db-wal", "erpcrm.db-shm", "erpcrm.db-journal", "files", "keys"
            })
            {
                if (!Path.Exists(folder.Of(name))
                    || (IsDatabase(name) && !File.Exists(Path.Combine(staging, "erpcrm.db"))))
                    continue;
                Directory.CreateDirectory(before);
                Move(folder.Of(name), Path.Combine(before, name), moved);
            }

            foreach (var path in Directory.GetFileSystemEntries(staging))
                Move(path, folder.Of(Path.GetFileName(path)), moved);
            return Directory.Exists(before) ? before : null;
        }
        catch
        {
            while (moved.TryPop(out var move)) Directory.Move(move.To, move.From);
            throw;
        }
    }

    private static bool IsDatabase(string name) => name.StartsWith("erpcrm.db", StringComparison.Ordinal);

    private static void Move(string from, string to, Stack<(string From, string To)> moved)
    {
        Directory.Move(from, to);
        moved.Push((from, to));
    }
}
