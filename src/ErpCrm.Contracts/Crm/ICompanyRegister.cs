namespace ErpCrm.Contracts.Crm;

/// <summary>A company that somebody means by a name or a tax id.</summary>
/// <param name="Version">Orders the copies that others keep.</param>
public sealed record CalledCompany(Guid Id, CompanyDetails Details, int Version);

/// <summary>Companies as files name them, for modules whose records belong to one.</summary>
public interface ICompanyRegister
{
    /// <summary>Whether who asks makes companies.</summary>
    bool MayMake { get; }

    /// <summary>What every way to write one company's name has in common; null when no company can be called so.
    /// </summary>
    string? KeyOf(string called);

    /// <summary>Those that are called so, or have this tax id; what was merged is found as what stands.</summary>
    /// <returns>By what they were called; several where that does not tell them apart.</returns>
    Task<ILookup<string, CalledCompany>> FindAsync(IReadOnlyCollection<string> called, CancellationToken ct);

    /// <summary>Makes companies of which nothing but the name is known, and remembers by which rows of an import, so
    /// that they are taken back with it.</summary>
    Task MakeAsync(Guid batch, IReadOnlyCollection<(int Row, string Called)> companies, CancellationToken ct);
}
