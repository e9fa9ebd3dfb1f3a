using ErpCrm.Platform.Submissions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.SqlServer.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace ErpCrm.Data.SqlServer;

/// <summary>
/// Repeats what a deadlock or a lost connection took back. A save
/// whose answer was lost is looked up by its form's key before it is sent again, so that nothing is stored twice.
/// </summary>
internal sealed class SavingStrategy(ExecutionStrategyDependencies dependencies, TimeSpan longestWait)
    : SqlServerRetryingExecutionStrategy(dependencies, Attempts, longestWait, errorNumbersToAdd: null)
{
    private const int Attempts = 4;
    private const int TimeOut = -2;

    public SavingStrategy(ExecutionStrategyDependencies dependencies)
        : this(dependencies, TimeSpan.FromSeconds(2))
    {
    }

    /// <summary>Whether the same may work in a moment.</summary>
    public static bool IsPassing(SqlException error) =>
#pragma warning disable EF1001 // The list of numbers that EF itself repeats.
        error.Number is TimeOut || SqlServerTransientExceptionDetector.ShouldRetryOn(error);
#pragma warning restore EF1001

    public override Task<TResult> ExecuteAsync<TState, TResult>(
        TState state,
        Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded,
        CancellationToken cancellationToken = default) =>
        base.ExecuteAsync(state, operation,
            verifySucceeded ?? VerifyOf<TState, TResult>(Dependencies.CurrentContext.Context), cancellationToken);

    // A time-out is not repeated, because the server may still be at
    // it; but when it was the commit's, the save is done.
    protected override bool ShouldVerifySuccessOn(Exception exception) =>
        exception is SqlException sql && IsPassing(sql);

    // EF saves through here as well, and then the result is the number of rows.
    private static Func<DbContext, TState, CancellationToken,
        Task<ExecutionResult<TResult>>>? VerifyOf<TState, TResult>(DbContext db) =>
        typeof(TResult) == typeof(int) && db.HasSubmission() ? VerifySaveAsync<TState, TResult> : null;

    private static async Task<ExecutionResult<TResult>> VerifySaveAsync<TState, TResult>(DbContext db, TState state,
        CancellationToken ct)
    {
        if (!await db.IsSubmissionStoredAsync(ct)) return new ExecutionResult<TResult>(false, default!);
        var rows = db.ChangeTracker.Entries()
            .Count(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

        // Rows that the server numbers stay without their numbers: nothing
        // refers to these, and they are forgotten; those that point at one by another key first.
        var numbered = db.ChangeTracker.Entries()
            .Where(e => e.State == EntityState.Added && e.Properties.Any(p => p.IsTemporary));
        foreach (var entry in numbered.OrderByDescending(e => e.Metadata.GetForeignKeys().Any()).ToList())
            entry.State = EntityState.Detached;
        db.ChangeTracker.AcceptAllChanges();
        return new ExecutionResult<TResult>(true, (TResult)(object)rows);
    }
}
