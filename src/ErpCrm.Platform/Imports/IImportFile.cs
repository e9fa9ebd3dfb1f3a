namespace ErpCrm.Platform.Imports;

/// <summary>Imports a file from the command line, as its pages do with what they propose.</summary>
public interface IImportFile
{
    /// <param name="kind">Key of a kind that can be imported.</param>
    /// <param name="email">Whose rights it is done by.</param>
    /// <returns>Rows that were added or changed; null after it was said why nothing could be done.</returns>
    Task<int?> ImportAsync(string kind, string path, string email, TextWriter output, CancellationToken ct);
}
