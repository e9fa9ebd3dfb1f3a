using ErpCrm.Platform.Records;

namespace ErpCrm.Platform.Auditing;

/// <summary>A row that one module keeps about a record of any module: its changes appear in that record's history,
/// under the row's own name.</summary>
public interface IAboutRecord
{
    RecordRef Record { get; }
}
