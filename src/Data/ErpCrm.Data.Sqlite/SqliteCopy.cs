using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace ErpCrm.Data.Sqlite;

/// <summary>A copy of a file that is in use, as it is at one moment, by SQLite's own backup interface.</summary>
internal static class SqliteCopy
{
    private const int Busy = 5;
    private const int Locked = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task MakeAsync(string path, string copy, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.Run(() => Make(path, copy), ct);
                return;
            }
            catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked
                && Stopwatch.GetElapsedTime(begun) < Patience)
            {
                // Somebody begins or ends the file's log at this moment.
                await Task.Delay(Pause, ct);
            }
        }
    }

    private static void Make(string path, string copy)
    {
        using var source = Open(path, SqliteOpenMode.ReadWrite);
        using var target = Open(copy, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }
                .ToString());
        connection.Open();
        return connection;
    }
}
