using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Data.Sqlite;

/// <summary>
/// Nothing is acknowledged that was written into a file which is not
/// there any more, and a connection that could not write is not kept for later.
/// </summary>
internal sealed class SqliteWrites : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const int ReadOnly = 8;

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Check(command.Connection);
        return ValueTask.FromResult(result);
    }

    // A save that reads back what the database made of it.
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges) Check(command.Connection);
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        Check(transaction.Connection);
        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Forget(command.Connection, eventData.Exception);
        return Task.CompletedTask;
    }

    /// <summary>The next work opens the file anew: it may have been mended meanwhile.</summary>
    internal static void Forget(DbConnection? connection, Exception error)
    {
        if (error is SqliteException { SqliteErrorCode: ReadOnly, SqliteExtendedErrorCode: ReadOnly }
            && connection is SqliteConnection sqlite)
            SqliteConnection.ClearPool(sqlite);
    }

    private static void Check(DbConnection? connection)
    {
        if (connection is SqliteConnection sqlite) MovedFile.RefuseWrites(sqlite);
    }
}
