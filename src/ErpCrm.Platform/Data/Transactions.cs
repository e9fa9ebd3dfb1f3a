using System.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ErpCrm.Platform.Data;

/// <summary>The one way to do several commands in one transaction.</summary>
public static class Transactions
{
    /// <summary>
    /// Runs the work in a transaction and commits it. A server that
    /// gives up (deadlock, lost connection) has it run again from the start with nothing tracked, so
    /// the work loads itself what it changes, or reloads what <see cref="IsForgotten"/>. When
    /// the answer to the commit is lost, the form's stored key tells whether it was done.
    /// </summary>
    public static Task<T> InTransactionAsync<T>(this DbContext db, Func<CancellationToken, Task<T>> work,
        CancellationToken ct)
    {
        // A part of a transaction that somebody began for several things together: that one commits, or runs again.
        if (db.Database.CurrentTransaction is not null) return work(ct);
        var attempts = 0;
        var result = default(T);
        return db.Database.CreateExecutionStrategy().ExecuteAsync(
            db,
            async (_, _, token) =>
            {
                if (attempts++ > 0) Forget(db);
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                result = await work(token);
                await transaction.CommitAsync(token);
                return result;
            },
            async (_, _, token) => new ExecutionResult<T>(await db.IsSubmissionStoredAsync(token), result!),
            ct);
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public static Task InTransactionAsync(this DbContext db, Func<CancellationToken, Task> work,
        CancellationToken ct) => db.InTransactionAsync(
            async token =>
            {
                await work(token);
                return true;
            },
            ct);

    /// <summary>Reads also what others have written and not committed yet.</summary>
    public static Task<T> ReadUncommittedAsync<T>(this DbContext db, Func<CancellationToken, Task<T>> read,
        CancellationToken ct) => db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var open = await db.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, token);
                return await read(token);
            },
            ct);

    /// <summary>Whether a record was loaded for an earlier attempt, which was taken back.</summary>
    public static bool IsForgotten(this DbContext db, Entity record) => db.Entry(record).State == EntityState.Detached;

    // What was taken back is never delivered: no answer waits for it.
    private static void Forget(DbContext db)
    {
        foreach (var message in db.ChangeTracker.Entries<OutboxMessage>()) DeliveryScope.Done(message.Entity);
        db.ChangeTracker.Clear();
    }
}
