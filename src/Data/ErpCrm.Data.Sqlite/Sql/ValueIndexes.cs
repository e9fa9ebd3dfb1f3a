using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.Sqlite.Sql;

/// <summary>Indexes over expressions: SQLite uses one where a command has the same expression.</summary>
internal static class ValueIndexes
{
    private const string Question =
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = $table AND name LIKE 'cf\\_%' ESCAPE '\\'";

    public static Task<IReadOnlyList<string>> OfAsync(DbContext db, string table, CancellationToken ct) =>
        db.OnConnectionAsync<IReadOnlyList<string>>(async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Question;
            command.Parameters.AddWithValue("$table", table);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var names = new List<string>();
            while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0));
            return names;
        }, ct);

    public static Task RunAsync(DbContext db, string sql, CancellationToken ct) => db.OnConnectionAsync(
        async connection =>
        {
            await connection.RunAsync(sql, ct);
            return true;
        },
        ct);

    // Equals are in the order of their ids, as every list is.
    public static string Added(ValueIndex index) =>
        $"CREATE INDEX IF NOT EXISTS \"{index.Name}\" ON \"{index.Table}\" ({index.Expression}, \"Id\")";

    public static string Dropped(string name) => $"DROP INDEX IF EXISTS \"{name}\"";
}
