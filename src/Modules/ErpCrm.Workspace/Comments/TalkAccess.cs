using ErpCrm.Platform.Records;

namespace ErpCrm.Workspace.Comments;

/// <summary>Who talks about a record: whoever opens it, nobody else.</summary>
internal sealed class TalkAccess(RecordKinds kinds, IServiceProvider services)
{
    /// <summary>The kind of a record that the reader opens and people talk about.</summary>
    /// <exception cref="RecordNotFoundException">It is none.</exception>
    public async Task<RecordKind> OpenAsync(RecordRef record, CancellationToken ct) =>
        (await kinds.OpenAsync(services, record, RecordAbility.Talk, ct)).OrNotFound();
}
