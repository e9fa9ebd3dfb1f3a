namespace ErpCrm.Platform.Records;

/// <summary>What records can do whatever module they are of: built once, for every kind that does not say otherwise
/// (<see cref="RecordKind.Lacks"/>).</summary>
public enum RecordAbility
{
    /// <summary>Files are kept with it.</summary>
    Files,

    /// <summary>People talk about it and follow it.</summary>
    Talk,

    /// <summary>Mails about it are sent to whom it concerns.</summary>
    Mail,

    /// <summary>People put tags on it.</summary>
    Tags,

    /// <summary>A company adds fields of its own (<see cref="Custom.ICustomized"/>).</summary>
    Fields,
}
