namespace ErpCrm.Contracts.Projects;

/// <summary>
/// What a module keeps of a project in its currency and for its
/// client, and has told nobody yet. Asked before either changes: what was told already, the project knows itself.
/// </summary>
public interface IProjectUse
{
    /// <summary>One sentence, in the reader's language, about what
    /// speaks against the change; null when nothing does.</summary>
    Task<string?> FindAsync(Guid projectId, CancellationToken ct);
}
