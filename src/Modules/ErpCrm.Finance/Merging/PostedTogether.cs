using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Merging;

/// <summary>Lines of the books belong to the customer of the document that they were posted for.</summary>
internal static class PostedTogether
{
    private const int Portion = 500;

    /// <summary>The documents, and the lines of their journals.</summary>
    public static async Task<IReadOnlySet<Guid>> WithLinesAsync(FinanceDbContext db, IReadOnlySet<Guid> documents,
        CancellationToken ct)
    {
        var all = new HashSet<Guid>(documents);
        foreach (IReadOnlyCollection<Guid> portion in documents.Chunk(Portion))
            all.UnionWith(await (from journal in db.Journals
                                 join line in db.JournalLines on journal.Id equals line.JournalId
                                 where EF.Parameter(portion).Contains(journal.SourceId) && line.PartyId != null
                                 select line.Id).ToListAsync(ct));
        return all;
    }
}
