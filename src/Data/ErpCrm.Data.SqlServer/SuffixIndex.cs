using System.Linq.Expressions;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Search;
using Microsoft.EntityFrameworkCore;

// EF makes >= and < of it, in the order of the column.
#pragma warning disable CA1309

namespace ErpCrm.Data.SqlServer;

/// <summary>
/// The search on SQL Server, whose full-text search is an optional part, lags and knows the beginnings of words only:
/// every rest of a word is a row (<see cref="SearchPart"/>), so that what stands inside of a word is a range of a key.
/// </summary>
internal sealed class SuffixIndex : ISearchIndex
{
    private const int Most = 2000;
    private const int MostTitles = 50;

    public bool IsOf(WorkspaceDbContext db) =>
        db.Database.ProviderName!.EndsWith("SqlServer", StringComparison.Ordinal);

    public async Task<SearchAnswer> FindAsync(
        WorkspaceDbContext db, SearchQuestion question, CancellationToken ct)
    {
        var titles = await CandidatesAsync(TitlesOf(db, question).Take(MostTitles * question.Kinds.Count), ct);
        if (question.Long.MaxBy(word => word.Spellings.Min(s => s.Length)) is not { } rarest)
            return new SearchAnswer(titles, new HashSet<int>());
        if (question.Kinds.Count == 1) return await OfKindAsync(db, question, rarest, titles, ct);

        var ids = Having(db, rarest.Spellings);
        if (await ids.Take(Most).CountAsync(ct) == Most) return await OfEachAsync(db, question, rarest, titles, ct);
        var found = await CandidatesAsync(Having(Of(db, question).Where(d => ids.Contains(d.Id)), question.Words), ct);
        return new SearchAnswer([.. found, .. titles], new HashSet<int>());
    }

    // Ids of a kind stand together: the latest of all would be of few kinds.
    private static async Task<SearchAnswer> OfEachAsync(WorkspaceDbContext db, SearchQuestion question,
        SearchWord rarest, IReadOnlyList<SearchCandidate> titles, CancellationToken ct)
    {
        var found = new List<SearchCandidate>();
        foreach (var kind in question.Kinds)
            found.AddRange((await OfKindAsync(db, question with { Kinds = [kind] }, rarest, [], ct)).Candidates);
        var cut = question.PerKind < Most ? question.Kinds.ToHashSet() : [];
        return new SearchAnswer([.. found, .. titles], cut);
    }

    public async Task<IReadOnlyList<SearchDocument>> SimilarAsync(WorkspaceDbContext db, IReadOnlyList<string> parts,
        IReadOnlyList<int> kinds, int limit, CancellationToken ct)
    {
        var ids = Having(db, parts).OrderByDescending(id => id).Take(limit);
        return await db.SearchDocuments.AsNoTracking().Where(d => ids.Contains(d.Id) && kinds.Contains(d.Kind))
            .ToListAsync(ct);
    }

    public async Task KeepPartsAsync(WorkspaceDbContext db, SearchDocument document, CancellationToken ct)
    {
        var parts = PartsOf(document.Text);
        if (db.Entry(document).State != EntityState.Added)
        {
            var kept = await db.SearchParts.Where(p => p.DocumentId == document.Id).ToListAsync(ct);
            db.RemoveRange(kept.Where(p => !parts.Contains(p.Part)));
            parts.ExceptWith(kept.Select(p => p.Part));
        }

        db.AddRange(parts.Select(part => new SearchPart { Part = part, DocumentId = document.Id }));
    }

    public async Task AddAsync(WorkspaceDbContext db, IReadOnlyList<SearchDocument> documents, CancellationToken ct)
    {
        foreach (var document in documents)
        {
            db.Add(document);
            await KeepPartsAsync(db, document, ct);
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    public Task SettleAsync(WorkspaceDbContext db, CancellationToken ct) => Task.CompletedTask;

    // Parts go with their documents.
    public Task ClearAsync(WorkspaceDbContext db, CancellationToken ct) => db.SearchDocuments.ExecuteDeleteAsync(ct);

    /// <summary>Every rest of every word that is long enough to be looked for.</summary>
    internal static HashSet<string> PartsOf(string text) =>
    [
        .. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => Enumerable.Range(0, Math.Max(0, word.Length - SearchWord.Gram + 1))
                .Select(start => word[start..Math.Min(word.Length, start + SearchPart.Length)])),
    ];

    private static async Task<SearchAnswer> OfKindAsync(WorkspaceDbContext db, SearchQuestion question,
        SearchWord rarest, IReadOnlyList<SearchCandidate> titles, CancellationToken ct)
    {
        var (first, last) = SearchNumbers.RangeOf(question.Kinds[0]);
        var ids = Having(db, rarest.Spellings).Where(id => id >= first && id <= last)
            .OrderByDescending(id => id).Take(question.PerKind);
        var found = await CandidatesAsync(
            Having(db.SearchDocuments.Where(d => ids.Contains(d.Id)), question.Words), ct);
        return new SearchAnswer([.. found, .. titles], new HashSet<int>());
    }

    private static IQueryable<SearchDocument> Of(WorkspaceDbContext db, SearchQuestion question)
    {
        var kinds = question.Kinds;
        return db.SearchDocuments.Where(d => kinds.Contains(d.Kind));
    }

    private static IQueryable<SearchDocument> TitlesOf(WorkspaceDbContext db, SearchQuestion question)
    {
        var (begins, ends) = Range(question.Words[0].Spellings[0]);
        var titled = Of(db, question).Where(
            d => string.Compare(d.Title, begins) >= 0 && string.Compare(d.Title, ends) < 0);
        return Having(titled, question.Words).OrderByDescending(d => d.Id);
    }

    private static IQueryable<SearchDocument> Having(IQueryable<SearchDocument> documents,
        IEnumerable<SearchWord> words)
    {
        foreach (var word in words)
        {
            var blank = word.IsBeginning ? " " : "";
            var (first, second) = (blank + word.Spellings[0], blank + word.Spellings[^1]);
            documents = word.IsBeginning
                ? documents.Where(d => (" " + d.Title).Contains(first) || (" " + d.Title).Contains(second))
                : documents.Where(d => d.Text.Contains(first) || d.Text.Contains(second));
        }

        return documents;
    }

    // Documents with one of the texts inside of a word; of a phrase its longest word.
    private static IQueryable<long> Having(WorkspaceDbContext db, IReadOnlyList<string> texts)
    {
        var part = Expression.Parameter(typeof(SearchPart), "part");
        Expression? any = null;
        foreach (var (begins, ends) in texts.Select(LongestOf).Distinct().Select(Range))
        {
            Expression<Func<SearchPart, bool>> within = p =>
                string.Compare(p.Part, begins) >= 0 && string.Compare(p.Part, ends) < 0;
            var body = Microsoft.EntityFrameworkCore.Query.ReplacingExpressionVisitor.Replace(
                within.Parameters[0], part, within.Body);
            any = any is null ? body : Expression.OrElse(any, body);
        }

        return db.SearchParts.Where(Expression.Lambda<Func<SearchPart, bool>>(any!, part))
            .Select(p => p.DocumentId).Distinct();
    }

    private static string LongestOf(string text) => text.Split(' ').MaxBy(word => word.Length)!;

    private static (string Begins, string Ends) Range(string text)
    {
        var begins = text.Length > SearchPart.Length ? text[..SearchPart.Length] : text;
        return (begins, begins[..^1] + (char)(begins[^1] + 1));
    }

    private static async Task<IReadOnlyList<SearchCandidate>> CandidatesAsync(
        IQueryable<SearchDocument> documents, CancellationToken ct) =>
        await documents.Select(d => new SearchCandidate(d.Id, d.Kind, d.RecordId, d.Title, d.Recency, d.IsOver))
            .ToListAsync(ct);
}
