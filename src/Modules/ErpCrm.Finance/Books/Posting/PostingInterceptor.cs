using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.CostCentres;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>
/// Posts what is about to be saved, in the same save: documents and books are committed together, whatever path saves
/// them. Every journal that is added, by a document or by hand, balances and lies in an open period. It comes before
/// the history and the stamps of kept figures, which tell of what it adds too.
/// </summary>
internal sealed class PostingInterceptor(IServiceProvider services) : IBeforeSaving
{
    private readonly List<Journal> _posted = [];

    public async Task BeforeSavingAsync(DbContext db, CancellationToken ct)
    {
        if (db is not FinanceDbContext finance) return;
        TakeBack(finance);
        // Looked through once: each time everything that is loaded is compared.
        var saved = finance.ChangeTracker.Entries().Where(
            e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (saved.Count == 0) return;
        await new BankLedgers(finance).FollowAsync(saved, ct);
        ForgetWhatChanges(saved);
        var journals = await PostAsync(saved, ct);
        _posted.AddRange(journals);
        finance.AddRange(journals);
        await CheckAsync(finance, [.. Written(saved), .. journals], ct);
    }

    // A save that failed is tried again with what it was given, not with what was made of that.
    private void TakeBack(FinanceDbContext db)
    {
        if (_posted.Count == 0) return;
        var left = _posted.Where(j => db.Entry(j).State == EntityState.Added).ToList();
        var ids = left.Select(j => j.Id).ToHashSet();
        foreach (var late in db.ChangeTracker.Entries<LateEntry>()
            .Where(e => e.State == EntityState.Added && ids.Contains(e.Entity.JournalId)).ToList())
            late.State = EntityState.Detached;
        foreach (var journal in left)
        {
            foreach (var line in journal.Lines.ToList()) db.Entry(line).State = EntityState.Detached;
            db.Entry(journal).State = EntityState.Detached;
        }

        _posted.Clear();
    }

    // Asked for when it is needed: what posts has the context that is being saved.
    private BookKeeper Keeper => services.GetRequiredService<BookKeeper>();

    private void ForgetWhatChanges(List<EntityEntry> saved)
    {
        if (saved.Exists(e => e.Entity is Account)) Keeper.Forget();
        if (saved.Exists(e => e.Entity is CostCentre or CostCentreRule))
            services.GetRequiredService<Dimensions>().Forget();
    }

    private async Task<IReadOnlyList<Journal>> PostAsync(List<EntityEntry> saved, CancellationToken ct)
    {
        var posts = services.GetServices<IPosts>().ToList();
        var concerned = saved.SelectMany(e => posts.Where(p => Concerns(p, e)).Select(p => (Posts: p, Entry: e)))
            .ToList();
        if (concerned.Count == 0) return [];
        var run = await Keeper.BeginAsync(ct, SavedRecords.Of(saved));
        foreach (var (post, entry) in concerned) await post.PostAsync(entry, run, ct);
        return run.Finish();
    }

    private static bool Concerns(IPosts post, EntityEntry entry) => entry.State == EntityState.Deleted
        ? post.ConcernsRemoval(entry)
        : post.Concerns(entry);

    private static decimal RestOf(Journal journal) => journal.Lines.Sum(l => l.BaseDebit - l.BaseCredit);

    private static IEnumerable<Journal> Written(List<EntityEntry> saved) =>
        saved.Where(e => e.State == EntityState.Added).Select(e => e.Entity).OfType<Journal>();

    private async Task CheckAsync(FinanceDbContext db, List<Journal> added, CancellationToken ct)
    {
        if (added.Count == 0) return;
        if (added.Find(j => RestOf(j) != 0) is { } wrong)
            throw new BusinessRuleException("Debit and credit differ by {0} {1}.", Math.Abs(RestOf(wrong)),
                Keeper.BaseCurrency);
        await services.GetRequiredService<ForeignRests>().SettleAsync(db, added, ct);
        await services.GetRequiredService<PeriodGuard>().RequireOpenAsync(db, added, ct);
    }
}
