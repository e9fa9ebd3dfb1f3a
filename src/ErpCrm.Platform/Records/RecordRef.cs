namespace ErpCrm.Platform.Records;

/// <summary>A record of any module, as rows keep it.</summary>
/// <param name="Kind">Key of its kind.</param>
public readonly record struct RecordRef(string Kind, Guid Id)
{
    /// <summary>Length of a column that holds a kind.</summary>
    public const int KindLength = 40;
}
