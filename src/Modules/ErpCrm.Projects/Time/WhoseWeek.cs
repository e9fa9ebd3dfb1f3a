namespace ErpCrm.Projects.Time;

/// <summary>Somebody else whose weeks are written, carried from address
/// to address; by default the weeks are one's own.</summary>
internal readonly record struct WhoseWeek(Guid? Other)
{
    /// <summary>The first parameter of an address.</summary>
    public string First => Other is { } id ? $"?person={id}" : "";

    /// <summary>One more parameter of an address.</summary>
    public string Further => Other is { } id ? $"&person={id}" : "";
}
