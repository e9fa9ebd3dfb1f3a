using ErpCrm.Platform.Records.Custom;

namespace ErpCrm.Platform.Records;

/// <summary>A stage or state that records of a kind come to, one after the other.</summary>
/// <param name="Key">Kept in rows, never changed.</param>
/// <param name="Word">English key of the kind's texts, or what the company called it.</param>
/// <param name="Context">In which the word means another thing than elsewhere.</param>
/// <param name="IsByItself">Records come to it by what happens: nobody is asked then, the next form asks.</param>
public sealed record RecordStage(string Key, string Word, string? Context = null, bool IsByItself = false)
{
    /// <summary>Length of a column that holds a key.</summary>
    public const int KeyLength = 40;
}

/// <summary>A record that goes from stage to stage.</summary>
public interface IStaged : ICustomized
{
    /// <summary>Key of the stage that it is in; empty beside the way, as what was lost.</summary>
    string StageKey { get; }
}
