using System.Data.Common;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Workspace.Notifications;

/// <summary>Tells the open pages of those whose notifications changed, and nobody else's, once it is
/// committed.</summary>
internal sealed class TellReaders(LiveFeed live, SharedChanges shared)
    : SaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>What the pages are told.</summary>
    public const string Topic = "workspace.notifications";

    private readonly HashSet<Guid> _users = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is WorkspaceDbContext db)
        {
            _users.UnionWith(db.ChangeTracker.Entries<Notification>()
                .Where(e => e.State == EntityState.Added || e.Property(n => n.ReadAt).IsModified)
                .Select(e => e.Entity.UserId));
        }

        return ValueTask.FromResult(result);
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is WorkspaceDbContext { Database.CurrentTransaction: null }) await TellAsync([.. _users]);
        return result;
    }

    public async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        if (eventData.Context is WorkspaceDbContext) await TellAsync([.. _users]);
    }

    /// <summary>Tells the pages of some users, here and where other processes serve them.</summary>
    public async Task TellAsync(IReadOnlyCollection<Guid> users)
    {
        _users.Clear();
        if (users.Count == 0) return;
        var names = users.Select(user => LiveFeed.For(user, Topic)).ToList();
        names.ForEach(live.Publish);
        await shared.TellHappenedAsync(names, CancellationToken.None);
    }
}
