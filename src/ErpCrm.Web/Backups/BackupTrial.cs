using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Web.Checking;
using ErpCrm.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Backups;

/// <summary>Brings a backup back into a folder that is thrown away, and
/// proves it there: what was not brought back once is no backup.</summary>
internal static class BackupTrial
{
    /// <returns>Findings of <c>check</c>; 0 also when the archive holds no database.</returns>
    /// <exception cref="InvalidDataException">It is not whole, or its database is damaged.</exception>
    public static async Task<int> RunAsync(Command command, string archive, TextWriter output, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory($"{archive}.trial").FullName;
        try
        {
            var manifest = await BackupArchive.ExtractAsync(archive, folder, ct);
            return manifest.Database is null ? 0 : await ProveAsync(command, folder, output, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Proves the company in the folder. Its database is brought
    /// to this version and its waiting events are delivered.</summary>
    public static async Task<int> ProveAsync(Command command, string folder, TextWriter output, CancellationToken ct)
    {
        var trial = new Command(Command.Check,
            [.. command.Arguments, "--Database:Provider", "Sqlite", "--Data:Folder", folder]);
        await using var app = Composition.Build(trial);
        var database = app.Services.GetRequiredService<IDatabase>();
        try
        {
            if (await database.DamagesAsync(ct) is [var damage, ..])
                throw new InvalidDataException($"The database in it is damaged: {damage}");
            if (!await app.TryMigrateAsync(new Command(Command.Migrate, [])))
                throw new InvalidDataException("The database in it cannot be brought to this version.");
            await app.Services.PrepareAsync(ct);
            // What was saved in the moment of the copy has not reached the other modules yet.
            await app.Services.GetRequiredService<OutboxDrain>().RunAsync(ct);
        }
        catch (Exception e) when (e is DbUpdateException || database.TroubleOf(e) is not null)
        {
            throw new InvalidDataException($"The database in it cannot be used: {e.GetBaseException().Message}", e);
        }

        var lines = new StringWriter();
        var findings = await CheckCommand.RunAsync(app.Services, lines, ct);
        if (findings > 0) await output.WriteAsync(lines.ToString());
        return findings;
    }
}
