using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.SqlServer.Sql;

/// <summary>
/// Readers must not wait for writers: lists are read while invoices
/// are issued. A database made by the migrations has it from EF; one that was there before is asked to.
/// </summary>
internal static class ReadCommittedSnapshot
{
    public const string Question =
        "SELECT CAST(is_read_committed_snapshot_on AS int) AS [Value] FROM sys.databases WHERE database_id = DB_ID()";
    public const string Switch = "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT";

    private const string Lack =
        "READ_COMMITTED_SNAPSHOT is off in this database, so pages wait for saves. Turn it on while the application is stopped: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON";

    public static async Task TrySetAsync(DbContext db, CancellationToken ct)
    {
        if (await IsOnAsync(db, ct)) return;
        try
        {
            await db.Database.ExecuteSqlRawAsync(Switch, ct);
        }
        catch (SqlException)
        {
            // Not allowed, or others are connected; the start says so.
        }
    }

    public static async Task<string?> LackAsync(DbContext db, CancellationToken ct) =>
        await IsOnAsync(db, ct) ? null : Lack;

    private static async Task<bool> IsOnAsync(DbContext db, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<int>(Question).SingleAsync(ct) == 1;
}
