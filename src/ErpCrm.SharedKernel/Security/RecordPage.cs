namespace ErpCrm.SharedKernel.Security;

/// <summary>The page of a kind of record, so that other modules link to it only for those whom it lets in.</summary>
/// <param name="Path">What stands before the id, <c>/projects/projects</c>.</param>
/// <param name="Permission">Whoever holds it for all records opens every one.</param>
/// <param name="Visible">Ids of the records that the current user opens, by the predicate of the page.</param>
public sealed record RecordPage(string Path, string Permission, Func<IServiceProvider, IQueryable<Guid>> Visible);
