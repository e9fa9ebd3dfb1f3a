namespace ErpCrm.Platform.Records;

/// <summary>Who opened which record.</summary>
public interface IOpenedRecords
{
    /// <summary>The current user looks at a record's page. It is remembered beside the answer, not before it.</summary>
    void Opened(RecordRef record);
}
