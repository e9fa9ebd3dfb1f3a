using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.SqlServer.Sql;

/// <summary>Indexes over computed columns: SQL Server uses one where a command has the same expression as the column.
/// A figure with a point is kept in the row, because nothing inexact is sorted otherwise.</summary>
public static class ValueIndexes
{
    /// <summary>Names of the computed columns that were made so.</summary>
    public static string Question(string? schema, string table) => $"""
        SELECT i.name AS [Value] FROM sys.indexes i
        WHERE i.object_id = OBJECT_ID(N'{Quoted(schema, table)}') AND i.name LIKE N'cf[_]%'
        """;

    public static string ColumnAdded(ValueIndex index) =>
        $"IF COL_LENGTH(N'{Quoted(index.Schema, index.Table)}', N'{index.Name}') IS NULL "
            + $"ALTER TABLE {Quoted(index.Schema, index.Table)} ADD [{index.Name}] AS {index.Expression}"
            + (index.IsInexact ? " PERSISTED" : "");

    // Equals are in the order of their ids, as every list is.
    public static string IndexAdded(ValueIndex index) =>
        $"CREATE INDEX [{index.Name}] ON {Quoted(index.Schema, index.Table)} ([{index.Name}], [Id])";

    public static string IndexDropped(string? schema, string table, string name) =>
        $"DROP INDEX IF EXISTS [{name}] ON {Quoted(schema, table)}";

    public static string ColumnDropped(string? schema, string table, string name) =>
        $"ALTER TABLE {Quoted(schema, table)} DROP COLUMN IF EXISTS [{name}]";

    internal static async Task<IReadOnlyList<string>> OfAsync(
        DbContext db, string? schema, string table, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<string>(Question(schema, table)).ToListAsync(ct);

    // Whoever was interrupted between the two goes on with the second.
    internal static async Task AddAsync(DbContext db, ValueIndex index, CancellationToken ct)
    {
        await RunAsync(db, ColumnAdded(index), ct);
        await RunAsync(db, IndexAdded(index), ct);
    }

    internal static async Task DropAsync(DbContext db, string? schema, string table, string name, CancellationToken ct)
    {
        await RunAsync(db, IndexDropped(schema, table, name), ct);
        await RunAsync(db, ColumnDropped(schema, table, name), ct);
    }

    private static async Task RunAsync(DbContext db, string sql, CancellationToken ct)
    {
        var before = db.Database.GetCommandTimeout();
        // A table with much in it takes longer than a page may.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        try
        {
#pragma warning disable EF1002 // Names and expressions of this application; what people typed is in none.
            await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal), ct);
#pragma warning restore EF1002
        }
        finally
        {
            db.Database.SetCommandTimeout(before);
        }
    }

    private static string Quoted(string? schema, string table) =>
        schema is null ? $"[{table}]" : $"[{schema}].[{table}]";
}
