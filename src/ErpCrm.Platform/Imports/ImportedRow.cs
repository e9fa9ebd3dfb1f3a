namespace ErpCrm.Platform.Imports;

/// <summary>What is left of a record that an import made or changed.</summary>
public enum ImportedState
{
    Stands,
    TakenBack,

    /// <summary>It was to be taken back, but somebody has changed it since.</summary>
    LeftChanged,

    /// <summary>It was to be taken back, but something belongs to it now.</summary>
    LeftUsed,
}

/// <summary>
/// What one row of an import did to one record: saved in the record's own transaction, so that a row is never done
/// twice, and kept to be taken back.
/// </summary>
public sealed class ImportedRow
{
    public required Guid BatchId { get; init; }

    public required int Row { get; init; }

    /// <summary>Key of the record's kind. A row makes one record of a kind at most.</summary>
    public required string Kind { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>Of the record after the row was saved.</summary>
    public required int Version { get; init; }

    /// <summary>JSON of what the columns were before; null for a record that the row made.</summary>
    public string? Before { get; init; }

    public ImportedState State { get; set; }
}
