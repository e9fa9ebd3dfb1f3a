namespace ErpCrm.Contracts.Crm;

/// <summary>
/// What a module has made of a won deal. Asked before the deal is
/// reopened: what was delivered or billed is not undone by a change of mind in sales.
/// </summary>
public interface IWonDealWork
{
    /// <summary>One sentence, in the reader's language, about what
    /// speaks against reopening; null when nothing does.</summary>
    Task<string?> FindAsync(Guid engagementId, CancellationToken ct);
}
