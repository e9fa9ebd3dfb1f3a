using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.SqlServer.Sql;

/// <summary>
/// Nothing is written on closed days of the books, whatever writes (domain-rules §15). The locks are read with a lock
/// that lasts as long as the transaction: who closes waits for who is just posting.
/// </summary>
internal static class ClosedBooks
{
    public const string Journals = """
        CREATE OR ALTER TRIGGER [finance].[Journals_closed] ON [finance].[Journals]
        AFTER INSERT, UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            IF EXISTS (SELECT 1 FROM inserted AS i CROSS JOIN [finance].[BookLocks] AS l WITH (HOLDLOCK)
                LEFT JOIN deleted AS d ON d.[Id] = i.[Id]
                WHERE d.[Id] IS NULL
                    AND (l.[FinalDay] >= i.[Date] OR (l.[OperationsDay] >= i.[Date] AND i.[IsLate] = 0)))
                OR EXISTS (SELECT 1 FROM deleted AS d CROSS JOIN [finance].[BookLocks] AS l WITH (HOLDLOCK)
                LEFT JOIN inserted AS i ON i.[Id] = d.[Id]
                WHERE (i.[Id] IS NULL AND l.[OperationsDay] >= d.[Date])
                    OR ((i.[Date] <> d.[Date] OR i.[SourceId] <> d.[SourceId] OR i.[IsLate] <> d.[IsLate])
                        AND (l.[OperationsDay] >= d.[Date] OR l.[OperationsDay] >= i.[Date])))
            BEGIN
                ;THROW 50001, N'The books are closed on this day.', 1;
            END
        END
        """;

    public const string Lines = """
        CREATE OR ALTER TRIGGER [finance].[JournalLines_closed] ON [finance].[JournalLines]
        AFTER INSERT, UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            IF EXISTS (SELECT 1 FROM inserted AS i CROSS JOIN [finance].[BookLocks] AS l WITH (HOLDLOCK)
                LEFT JOIN deleted AS d ON d.[Id] = i.[Id]
                LEFT JOIN [finance].[Journals] AS j ON j.[Id] = i.[JournalId] AND j.[IsLate] = 1
                WHERE d.[Id] IS NULL
                    AND (l.[FinalDay] >= i.[Date] OR (l.[OperationsDay] >= i.[Date] AND j.[Id] IS NULL)))
                OR EXISTS (SELECT 1 FROM deleted AS d CROSS JOIN [finance].[BookLocks] AS l WITH (HOLDLOCK)
                LEFT JOIN inserted AS i ON i.[Id] = d.[Id]
                WHERE (i.[Id] IS NULL AND l.[OperationsDay] >= d.[Date])
                    OR ((i.[Date] <> d.[Date] OR i.[AccountId] <> d.[AccountId] OR i.[Currency] <> d.[Currency]
                            OR i.[Debit] <> d.[Debit] OR i.[Credit] <> d.[Credit]
                            OR i.[BaseDebit] <> d.[BaseDebit] OR i.[BaseCredit] <> d.[BaseCredit])
                        AND (l.[OperationsDay] >= d.[Date] OR l.[OperationsDay] >= i.[Date])))
            BEGIN
                ;THROW 50001, N'The books are closed on this day.', 1;
            END
        END
        """;

    public const string Question =
        "SELECT COUNT(*) AS [Value] FROM sys.triggers WHERE name IN (N'Journals_closed', N'JournalLines_closed')";

    private const int AllParts = 2;

    /// <summary>Makes what is missing.</summary>
    public static async Task EnsureAsync(DbContext db, CancellationToken ct)
    {
        if (await db.Database.SqlQueryRaw<int>(Question).SingleAsync(ct) >= AllParts) return;
        await db.Database.ExecuteSqlRawAsync(Journals, ct);
        await db.Database.ExecuteSqlRawAsync(Lines, ct);
    }
}
