using System.Collections.Concurrent;
using System.Data.Common;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Platform.Figures;

/// <summary>Counts, in this process, how often rows of a type were
/// changed: what was computed at one count holds until the next.</summary>
public sealed class ChangeStamps
{
    private static readonly AsyncLocal<bool> Unnoticed = new();

    private readonly ConcurrentDictionary<(Type Context, Type? Entity), long> _counts = new();

    /// <summary>The count of all the types together.</summary>
    public long Of(Type context, IReadOnlyList<Type> entities) =>
        Count((context, null)) + entities.Sum(entity => Count((context, entity)));

    /// <summary>The count of everything the context saves, but forms and events.</summary>
    public long OfAll(Type context) => Count((context, typeof(DbContext)));

    /// <summary>Updates that make nothing old which is kept in memory: how long ago somebody was seen.</summary>
    public static async Task UnnoticedAsync(Func<Task> work)
    {
        // Forgotten with the end of this method.
        Unnoticed.Value = true;
        await work();
    }

    internal static bool IsUnnoticed => Unnoticed.Value;

    internal void Changed(Type context, Type? entity)
    {
        _counts.AddOrUpdate((context, entity), 1, (_, count) => count + 1);
        _counts.AddOrUpdate((context, typeof(DbContext)), 1, (_, count) => count + 1);
    }

    private long Count((Type, Type?) key) => _counts.GetValueOrDefault(key);
}

/// <summary>Tells <see cref="ChangeStamps"/> what a context saved, once it is committed.</summary>
public sealed class ChangeStampInterceptor(ChangeStamps stamps, SharedChanges shared)
    : SaveChangesInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    private readonly HashSet<Type> _saved = [];
    private bool _savedUnknown;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context!.Database.CurrentTransaction is null) Tell(eventData.Context);
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.Database.CurrentTransaction is null) await TellAsync(eventData.Context);
        return result;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Tell(eventData.Context!);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default) =>
        TellAsync(eventData.Context!);

    /// <summary>An update of rows that were never loaded.</summary>
    public async ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource is not (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete)) return result;
        // Work at set times that found nothing to do makes no figure old.
        if (result == 0 || ChangeStamps.IsUnnoticed || IsTechnical(command, eventData.Context!)) return result;
        _savedUnknown = true;
        if (eventData.Context!.Database.CurrentTransaction is null) await TellAsync(eventData.Context);
        return result;
    }

    private static bool IsTechnical(DbCommand command, DbContext db) =>
        PlatformModel.Types.Any(type => db.Model.FindEntityType(type)?.GetTableName() is { } table
            && command.CommandText.Contains(table, StringComparison.Ordinal));

    private void Note(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is (EntityState.Added or EntityState.Modified or EntityState.Deleted)
                && !PlatformModel.Types.Contains(entry.Metadata.ClrType))
                _saved.Add(entry.Metadata.ClrType);
        }
    }

    // The save is done and is told in any case, also when whoever asked for it has gone.
    private async Task TellAsync(DbContext db)
    {
        var isNews = _saved.Count > 0 || _savedUnknown;
        Tell(db);
        if (isNews) await shared.TellSavedAsync(db.GetType(), CancellationToken.None);
    }

    private void Tell(DbContext db)
    {
        foreach (var type in _saved) stamps.Changed(db.GetType(), type);
        if (_savedUnknown) stamps.Changed(db.GetType(), null);
        _saved.Clear();
        _savedUnknown = false;
    }
}
