using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.SqlServer.Sql;

/// <summary>The server's clock: the one that every process of the database can agree on.</summary>
internal static class ServerClock
{
    public const string Question = "SELECT SYSUTCDATETIME() AS [Value]";

    public static async Task<DateTime> UtcNowAsync(DbContext db, CancellationToken ct) =>
        DateTime.SpecifyKind(await db.Database.SqlQueryRaw<DateTime>(Question).SingleAsync(ct), DateTimeKind.Utc);
}
