using ErpCrm.Finance;
using Microsoft.Data.Sqlite;

namespace ErpCrm.Data.Sqlite.Sql;

/// <summary>
/// Nothing is written on closed days of the books, whatever writes (domain-rules §15): the file itself refuses what
/// passed the application by. A journal that somebody with the right to it wrote late says so. Whose a line is may
/// change: companies are merged.
/// </summary>
internal static class ClosedBooks
{
    private const string Said = "SELECT RAISE(ABORT, 'The books are closed on this day.');";

    private const string Triggers = $"""
        CREATE TRIGGER finance_Journals_closed BEFORE INSERT ON finance_Journals
        WHEN EXISTS (SELECT 1 FROM finance_BookLocks
            WHERE FinalDay >= new.Date OR (OperationsDay >= new.Date AND new.IsLate = 0))
        BEGIN {Said} END;
        CREATE TRIGGER finance_Journals_moved BEFORE UPDATE OF Date, Kind, SourceId, IsLate ON finance_Journals
        WHEN EXISTS (SELECT 1 FROM finance_BookLocks WHERE OperationsDay >= min(old.Date, new.Date))
        BEGIN {Said} END;
        CREATE TRIGGER finance_Journals_removed BEFORE DELETE ON finance_Journals
        WHEN EXISTS (SELECT 1 FROM finance_BookLocks WHERE OperationsDay >= old.Date)
        BEGIN {Said} END;
        CREATE TRIGGER finance_JournalLines_closed BEFORE INSERT ON finance_JournalLines
        WHEN EXISTS (SELECT 1 FROM finance_BookLocks
            WHERE FinalDay >= new.Date OR (OperationsDay >= new.Date AND NOT EXISTS (
                SELECT 1 FROM finance_Journals WHERE Id = new.JournalId AND IsLate = 1)))
        BEGIN {Said} END;
        CREATE TRIGGER finance_JournalLines_moved
        BEFORE UPDATE OF Date, AccountId, Currency, Debit, Credit, BaseDebit, BaseCredit ON finance_JournalLines
        WHEN EXISTS (SELECT 1 FROM finance_BookLocks WHERE OperationsDay >= min(old.Date, new.Date))
        BEGIN {Said} END;
        CREATE TRIGGER finance_JournalLines_removed BEFORE DELETE ON finance_JournalLines
        WHEN EXISTS (SELECT 1 FROM finance_BookLocks WHERE OperationsDay >= old.Date)
        BEGIN {Said} END;
        """;

    private const string Gone = """
        DROP TRIGGER IF EXISTS finance_Journals_closed;
        DROP TRIGGER IF EXISTS finance_Journals_moved;
        DROP TRIGGER IF EXISTS finance_Journals_removed;
        DROP TRIGGER IF EXISTS finance_JournalLines_closed;
        DROP TRIGGER IF EXISTS finance_JournalLines_moved;
        DROP TRIGGER IF EXISTS finance_JournalLines_removed;
        """;

    private const string Parts = """
        SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN ('finance_Journals_closed',
            'finance_Journals_moved', 'finance_Journals_removed', 'finance_JournalLines_closed',
            'finance_JournalLines_moved', 'finance_JournalLines_removed')
        """;

    private const long AllParts = 6;

    /// <summary>Makes what is missing: at the first start, or after a migration that made a table anew.</summary>
    public static Task EnsureAsync(FinanceDbContext db, CancellationToken ct) => db.OnConnectionAsync(
        async connection =>
        {
            if (await CountAsync(connection, ct) < AllParts) await connection.RunAsync(Gone + Triggers, ct);
            return true;
        },
        ct);

    private static async Task<long> CountAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Parts;
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
