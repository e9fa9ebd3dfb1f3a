using ErpCrm.Workspace;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.Sqlite.Sql;

/// <summary>
/// SQLite's own index of three-letter parts over the documents of the search. It keeps no text, and triggers keep it:
/// whoever writes or deletes documents, it follows in the same transaction.
/// </summary>
internal static class SearchGrams
{
    private const string Table = """
        CREATE VIRTUAL TABLE workspace_SearchGrams
        USING fts5(Text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
        """;

    private const string Triggers = """
        CREATE TRIGGER workspace_SearchGrams_added AFTER INSERT ON workspace_SearchDocuments BEGIN
            INSERT INTO workspace_SearchGrams (rowid, Text) VALUES (new.Id, new.Text);
        END;
        CREATE TRIGGER workspace_SearchGrams_removed AFTER DELETE ON workspace_SearchDocuments BEGIN
            DELETE FROM workspace_SearchGrams WHERE rowid = old.Id;
        END;
        CREATE TRIGGER workspace_SearchGrams_changed AFTER UPDATE OF Text ON workspace_SearchDocuments BEGIN
            DELETE FROM workspace_SearchGrams WHERE rowid = old.Id;
            INSERT INTO workspace_SearchGrams (rowid, Text) VALUES (new.Id, new.Text);
        END;
        """;

    private const string Gone = """
        DROP TRIGGER IF EXISTS workspace_SearchGrams_added;
        DROP TRIGGER IF EXISTS workspace_SearchGrams_removed;
        DROP TRIGGER IF EXISTS workspace_SearchGrams_changed;
        DROP TABLE IF EXISTS workspace_SearchGrams;
        """;

    private const string Filled =
        "INSERT INTO workspace_SearchGrams (rowid, Text) SELECT Id, Text FROM workspace_SearchDocuments ORDER BY Id;";

    // Two pieces are merged as well as many, and a portion at a time: nobody who writes waits long.
    private const string Eager =
        "INSERT INTO workspace_SearchGrams (workspace_SearchGrams, rank) VALUES ('usermerge', 2);";

    private const string Merged = "INSERT INTO workspace_SearchGrams (workspace_SearchGrams, rank) VALUES ('merge', 500);";

    // Less than this is changed by a step that found nothing to merge.
    private const long LeastOfAStep = 2;

    private const string Parts = """
        SELECT count(*) FROM sqlite_master
        WHERE name IN ('workspace_SearchGrams', 'workspace_SearchGrams_added', 'workspace_SearchGrams_removed',
            'workspace_SearchGrams_changed')
        """;

    private const long AllParts = 4;

    /// <summary>Makes what is missing: at the first start, or after documents were moved to another table.</summary>
    public static Task EnsureAsync(WorkspaceDbContext db, CancellationToken ct) => db.OnConnectionAsync(
        async connection =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Parts;
            if ((long)(await command.ExecuteScalarAsync(ct))! < AllParts)
                await connection.RunAsync($"{Gone} {Table} {Filled} {Triggers}", ct);
            return true;
        },
        ct);

    /// <summary>Merges the pieces that many transactions have left.</summary>
    public static Task MergeAsync(WorkspaceDbContext db, CancellationToken ct) => db.OnConnectionAsync(
        async connection =>
        {
            await connection.RunAsync(Eager, ct);
            long before;
            var now = await ChangesAsync(connection, ct);
            do
            {
                before = now;
                await connection.RunAsync(Merged, ct);
                now = await ChangesAsync(connection, ct);
            }
            while (now - before >= LeastOfAStep);

            return true;
        },
        ct);

    private static async Task<long> ChangesAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT total_changes()";
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Empties documents and parts at once.</summary>
    public static Task ClearAsync(WorkspaceDbContext db, CancellationToken ct) => db.OnConnectionAsync(
        async connection =>
        {
            await connection.RunAsync($"{Gone} DELETE FROM workspace_SearchDocuments; {Table} {Triggers}", ct);
            return true;
        },
        ct);
}
