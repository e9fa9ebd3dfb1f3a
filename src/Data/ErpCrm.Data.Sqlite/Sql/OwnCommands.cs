using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.Sqlite.Sql;

/// <summary>Commands that only SQLite understands, on a context's own connection.</summary>
internal static class OwnCommands
{
    /// <summary>Opens the connection for as long as the work takes.</summary>
    public static async Task<T> OnConnectionAsync<T>(
        this DbContext db, Func<SqliteConnection, Task<T>> work, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await work((SqliteConnection)db.Database.GetDbConnection());
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Runs statements in one transaction.</summary>
    public static async Task RunAsync(this SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(ct);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
