namespace ErpCrm.Platform.Data;

/// <summary>An index over what is read out of a JSON column: a company asks for it, no migration knows it.</summary>
/// <param name="Name">Begins with <see cref="Prefix"/>; another expression has another name.</param>
/// <param name="Expression">As this database product writes it when a list asks.</param>
/// <param name="IsInexact">A figure with a point: a server keeps it before it sorts it.</param>
public sealed record ValueIndex(string? Schema, string Table, string Name, string Expression, bool IsInexact)
{
    public const string Prefix = "cf_";
}
