using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ErpCrm.Data.Sqlite;

/// <summary>
/// SQLite has one writer per file. This connection queues
/// transactions asynchronously, first come first served, instead of
/// letting threads sleep and retry on a locked database.
/// </summary>
internal sealed class QueuedSqliteConnection(string connectionString, string synchronous)
    : SqliteConnection(connectionString)
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Queues = new();
    private static readonly ConditionalWeakTable<sqlite3, object> Prepared = [];
    private static readonly object Ready = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private SemaphoreSlim? _turn;

    // The driver resets this on commit, rollback, dispose and close alike.
    protected override SqliteTransaction? Transaction
    {
        get => base.Transaction;
        set
        {
            base.Transaction = value;
            if (value is null) EndTurn();
        }
    }

    private SemaphoreSlim Queue => Queues.GetOrAdd(DataSource, _ => new SemaphoreSlim(1, 1));

    public override void Open()
    {
        MovedFile.RefuseMissing(DataSource);
        base.Open();
        // SQLite opens what it may not write for reading alone; such a connection is not kept beyond its use.
        // Nor is one whose file was replaced: the next work opens the new one.
        if (raw.sqlite3_db_readonly(Handle, "main") == 1 || MovedFile.IsMoved(this)) ClearPool(this);
        if (!Prepared.TryGetValue(Handle!, out _)) Prepare();
    }

    public override SqliteTransaction BeginTransaction(IsolationLevel isolationLevel, bool deferred)
    {
        if (deferred) return base.BeginTransaction(isolationLevel, deferred);
        if (!Queue.Wait(Patience)) throw Busy();
        return Begin(isolationLevel);
    }

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel,
        CancellationToken cancellationToken)
    {
        if (!await Queue.WaitAsync(Patience, cancellationToken)) throw Busy();
        return Begin(isolationLevel);
    }

    // SQLite keeps these as long as the file stays open, which the
    // driver's pool sees to; the journal mode is kept in the file.
    private void Prepare()
    {
        using var command = CreateCommand();
        command.CommandText = $"PRAGMA foreign_keys=1; PRAGMA busy_timeout=5000; PRAGMA synchronous={synchronous};";
        command.ExecuteNonQuery();
        Prepared.AddOrUpdate(Handle!, Ready);
    }

    private SqliteTransaction Begin(IsolationLevel isolationLevel)
    {
        _turn = Queue;
        try
        {
            MovedFile.RefuseWrites(this);
            return base.BeginTransaction(isolationLevel, deferred: false);
        }
        catch (Exception e)
        {
            EndTurn();
            SqliteWrites.Forget(this, e);
            throw;
        }
    }

    private TimeoutException Busy() => new($"No write access to {DataSource} within {Patience}.");

    private void EndTurn() => Interlocked.Exchange(ref _turn, null)?.Release();
}
