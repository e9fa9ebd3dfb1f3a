namespace ErpCrm.Platform.Data;

/// <summary>Why a database refused, as far as a person can do something about it; the same for every product.</summary>
public enum DatabaseTrouble
{
    /// <summary>Locked, overloaded, timed out or out of reach: the same may work in a moment.</summary>
    Busy,

    /// <summary>A key that must be unique is taken.</summary>
    Duplicate,

    /// <summary>Other rows refer to it, or it refers to one that is gone.</summary>
    InUse,

    /// <summary>A text or number does not fit its column.</summary>
    TooLarge,

    /// <summary>There is no room left where the database writes.</summary>
    Full,

    /// <summary>The database may be read and not written.</summary>
    ReadOnly,

    /// <summary>The database is not where it was, or cannot be opened.</summary>
    Missing,

    /// <summary>What the database holds, or what holds it, is broken.</summary>
    Damaged,
}
