using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>Whether all documents were posted once; whoever posts what is missing holds the one row
/// meanwhile.</summary>
internal sealed class PostingMark
{
    public const int Only = 1;

    public int Id { get; private init; } = Only;

    /// <summary>UTC; null as long as documents from before the books may wait.</summary>
    public DateTime? CaughtUpAt { get; private set; }

    /// <summary>How often something was looked for.</summary>
    public int Looks { get; private set; }
}

/// <summary>
/// Posts documents that have no journal: those of a database from before the books, at its first start, and every night
/// those of one that was repaired by hand. Usually there are none: they are looked for by the index of their journals.
/// </summary>
internal sealed class PostMissing(FinanceDbContext db, BookKeeper keeper, IEnumerable<ICatchesUp> kinds,
    IBusinessClock clock) : IScheduledJob
{
    private const int Portion = 200;

    public async Task AtStartAsync(CancellationToken ct)
    {
        if (!await db.PostingMarks.AnyAsync(m => m.CaughtUpAt != null, ct)) await RunAsync(ct);
    }

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var kind in kinds)
        {
            while (await db.InTransactionAsync(token => PostAsync(kind, token), ct) == Portion)
            {
            }
        }

        var now = clock.UtcNow;
        await db.PostingMarks.Where(m => m.CaughtUpAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.CaughtUpAt, now), ct);
    }

    private async Task<int> PostAsync(ICatchesUp kind, CancellationToken ct)
    {
        // Of two processes the second waits here, and finds what the first one posted.
        await db.PostingMarks.ExecuteUpdateAsync(set => set.SetProperty(m => m.Looks, m => m.Looks + 1), ct);
        var run = await keeper.BeginAsync(ct);
        var found = await kind.CatchUpAsync(run, Portion, ct);
        var journals = run.Finish();
        db.AddRange(journals);
        if (journals.Count > 0) await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return journals.Count > 0 ? found : 0;
    }
}

internal sealed class PostingMarkConfiguration : IEntityTypeConfiguration<PostingMark>
{
    public void Configure(EntityTypeBuilder<PostingMark> mark)
    {
        mark.ToTable("PostingMarks");
        mark.Property(m => m.Id).ValueGeneratedNever();
    }
}
