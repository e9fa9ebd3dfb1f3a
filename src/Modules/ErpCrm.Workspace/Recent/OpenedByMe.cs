using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;

namespace ErpCrm.Workspace.Recent;

/// <summary>What the current user opens.</summary>
internal sealed class OpenedByMe(OpenedRecords opened, ICurrentUser me) : IOpenedRecords
{
    public void Opened(RecordRef record)
    {
        if (me.Id != Guid.Empty) opened.Add(me.Id, record);
    }
}
