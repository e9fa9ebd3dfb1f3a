namespace ErpCrm.Platform.Figures;

/// <summary>A number that all processes of an installation know: it
/// grows with each change of what it is named after.</summary>
public sealed class SharedCount
{
    public const int NameLength = 200;

    public required string Name { get; init; }
    public long Value { get; set; }
}
