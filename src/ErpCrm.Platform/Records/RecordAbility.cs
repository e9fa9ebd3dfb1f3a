namespace ErpCrm.Platform.Records;

/// <summary>What records can do whatever module they are of: built once, for every kind that does not say otherwise
/// (<see cref="RecordKind.Lacks"/>).</summary>
public enum RecordAbility
{
    /// <summary>Files are kept with it.</summary>
    Files,

    /// <summary>People talk about it and follow it.</summary>
    Talk,
}
