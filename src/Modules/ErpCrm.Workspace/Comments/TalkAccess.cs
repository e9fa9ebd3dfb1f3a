using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Workspace.Comments;

/// <summary>Who talks about a record: whoever opens it, nobody else.</summary>
internal sealed class TalkAccess(RecordKinds kinds, IServiceProvider services, ICurrentUser me)
{
    /// <summary>The kind of a record that the reader opens and people talk about.</summary>
    /// <exception cref="RecordNotFoundException">It is none.</exception>
    public async Task<RecordKind> OpenAsync(RecordRef record, CancellationToken ct) =>
        kinds.Find(record.Kind) is { } kind && kind.Can(RecordAbility.Talk)
            && await kind.OpensAsync(services, record.Id, ct)
            ? kind
            : throw new RecordNotFoundException();

    /// <summary>Whether the reader changes every record of the kind: then he also tidies what others say about
    /// them.</summary>
    public bool MayTidy(RecordKind kind) => kind.Rights.Change is { } change && me.ScopeOf(change) == Scope.All;
}
