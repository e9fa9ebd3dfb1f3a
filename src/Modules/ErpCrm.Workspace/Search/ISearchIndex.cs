namespace ErpCrm.Workspace.Search;

/// <summary>What a database product does to find word parts fast: both have the same documents and find the same.
/// </summary>
internal interface ISearchIndex
{
    /// <summary>Whether it is the one of this database.</summary>
    bool IsOf(WorkspaceDbContext db);

    /// <summary>The latest documents of each kind that have the words, and some whose title begins with the first.
    /// </summary>
    Task<SearchAnswer> FindAsync(WorkspaceDbContext db, SearchQuestion question, CancellationToken ct);

    /// <summary>The latest documents that have one of these parts in them, in which order ever.</summary>
    Task<IReadOnlyList<SearchDocument>> SimilarAsync(
        WorkspaceDbContext db, IReadOnlyList<string> parts, IReadOnlyList<int> kinds, int limit, CancellationToken ct);

    /// <summary>Keeps the parts of a document that the next save writes; where the database does that itself,
    /// nothing.</summary>
    Task KeepPartsAsync(WorkspaceDbContext db, SearchDocument document, CancellationToken ct);

    /// <summary>Writes documents of records that have none yet.</summary>
    Task AddAsync(WorkspaceDbContext db, IReadOnlyList<SearchDocument> documents, CancellationToken ct);

    /// <summary>Puts in order what was written in many portions, so that it is read fastest.</summary>
    Task SettleAsync(WorkspaceDbContext db, CancellationToken ct);

    /// <summary>Empties the index.</summary>
    Task ClearAsync(WorkspaceDbContext db, CancellationToken ct);
}
