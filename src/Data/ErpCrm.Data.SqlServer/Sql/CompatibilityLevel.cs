using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.SqlServer.Sql;

/// <summary>Lists of values are sent as JSON, which a database of an older level cannot read.</summary>
public static class CompatibilityLevel
{
    /// <summary>SQL Server 2016.</summary>
    public const int Least = 130;

    internal const string Question =
        "SELECT CAST(compatibility_level AS int) AS [Value] FROM sys.databases WHERE database_id = DB_ID()";

    internal static async Task<int> OfAsync(DbContext db, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<int>(Question).SingleAsync(ct);

    internal static string? RefusalOf(int level) => level >= Least
        ? null
        : $"The database has compatibility level {level}; lists in queries need {Least} or more: ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 160";

    internal static string? LackOf(int level, int writtenFor) => level >= writtenFor
        ? null
        : $"SQL is written for compatibility level {writtenFor}, the database has {level}. Set Database:CompatibilityLevel to {level}, or raise the database's level.";
}
