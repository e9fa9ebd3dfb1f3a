using ErpCrm.Workspace;
using ErpCrm.Workspace.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

// Names and numbers of this assembly; what people typed is a parameter.
#pragma warning disable CA2100

namespace ErpCrm.Data.Sqlite.Sql;

/// <summary>The search on SQLite: three-letter parts by FTS5, the words themselves by the documents.</summary>
internal sealed class GramIndex : ISearchIndex
{
    // So many are looked at whole, whatever kind they are of.
    private const int Few = 400;

    private static readonly string[] Written =
        ["$id", "$kind", "$record", "$title", "$text", "$recency", "$over"];

    public bool IsOf(WorkspaceDbContext db) =>
        db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    public Task<SearchAnswer> FindAsync(WorkspaceDbContext db, SearchQuestion question, CancellationToken ct) =>
        db.OnConnectionAsync(connection => FindAsync(connection, question, ct), ct);

    public async Task<IReadOnlyList<SearchDocument>> SimilarAsync(WorkspaceDbContext db, IReadOnlyList<string> parts,
        IReadOnlyList<int> kinds, int limit, CancellationToken ct)
    {
        var ids = await db.OnConnectionAsync(
            async connection =>
            {
                await using var command = connection.CreateCommand();
                command.CommandText =
                    "SELECT rowid FROM workspace_SearchGrams WHERE workspace_SearchGrams MATCH $match ORDER BY rowid DESC LIMIT $limit";
                command.Parameters.AddWithValue("$match", GramQuestion.MatchOf(parts));
                command.Parameters.AddWithValue("$limit", limit);
                return await ReadAsync(command, row => row.GetInt64(0), ct);
            },
            ct);
        return ids.Count == 0
            ? []
            : await db.SearchDocuments.AsNoTracking().Where(d => ids.Contains(d.Id) && kinds.Contains(d.Kind))
                .ToListAsync(ct);
    }

    public Task KeepPartsAsync(WorkspaceDbContext db, SearchDocument document, CancellationToken ct) =>
        Task.CompletedTask;

    public Task AddAsync(WorkspaceDbContext db, IReadOnlyList<SearchDocument> documents, CancellationToken ct) =>
        db.OnConnectionAsync(connection => AddAsync(connection, documents, ct), ct);

    public Task SettleAsync(WorkspaceDbContext db, CancellationToken ct) => SearchGrams.MergeAsync(db, ct);

    public Task ClearAsync(WorkspaceDbContext db, CancellationToken ct) => SearchGrams.ClearAsync(db, ct);

    private static async Task<SearchAnswer> FindAsync(
        SqliteConnection connection, SearchQuestion question, CancellationToken ct)
    {
        var asked = new GramQuestion(question);
        if (asked.Match.Length == 0) return AnswerOf(await RowsAsync(connection, asked, asked.Titles(), ct), []);
        var count = await CountAsync(connection, asked, ct);
        if (count == 0) return SearchAnswer.Nothing;
        if (count <= Few) return AnswerOf(await RowsAsync(connection, asked, asked.All(), ct), []);
        var latest = await RowsAsync(connection, asked, asked.Latest(), ct);
        var titles = await RowsAsync(connection, asked, asked.Titles(), ct);
        var cut = latest.CountBy(row => row.Candidate.Kind).Where(kind => kind.Value == question.PerKind)
            .Select(kind => kind.Key);
        return AnswerOf([.. latest, .. titles], cut);
    }

    private static SearchAnswer AnswerOf(
        IEnumerable<(SearchCandidate Candidate, bool Has)> rows, IEnumerable<int> cut) =>
        new([.. rows.Where(row => row.Has).Select(row => row.Candidate)], cut.ToHashSet());

    private static async Task<long> CountAsync(SqliteConnection connection, GramQuestion asked, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = GramQuestion.Count(Few + 1);
        asked.Give(command);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<List<(SearchCandidate Candidate, bool Has)>> RowsAsync(
        SqliteConnection connection, GramQuestion asked, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        asked.Give(command);
        return await ReadAsync(
            command,
            row => (new SearchCandidate(row.GetInt64(0), row.GetInt32(1), row.GetGuid(2), row.GetString(3),
                row.GetInt64(4), row.GetBoolean(5)), row.GetBoolean(6)),
            ct);
    }

    private static async Task<List<T>> ReadAsync<T>(
        SqliteCommand command, Func<SqliteDataReader, T> read, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    // Millions of rows are written in tens of seconds so, and not by tracking each.
    private static async Task<int> AddAsync(
        SqliteConnection connection, IReadOnlyList<SearchDocument> documents, CancellationToken ct)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(ct);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO workspace_SearchDocuments (Id, Kind, RecordId, Title, Text, Recency, IsOver, Revision)
            VALUES ($id, $kind, $record, $title, $text, $recency, $over, 0)
            """;
        var values = Written.Select(name => command.Parameters.Add(new SqliteParameter { ParameterName = name }))
            .ToList();
        foreach (var document in documents)
        {
            object[] row = [document.Id, document.Kind, document.RecordId, document.Title, document.Text,
                document.Recency, document.IsOver];
            for (var i = 0; i < row.Length; i++) values[i].Value = row[i];
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return documents.Count;
    }
}
