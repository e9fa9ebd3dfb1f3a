namespace ErpCrm.Platform.Records;

/// <summary>A record as one chooses it among others.</summary>
/// <param name="Detail">Whose it is or where it belongs, or empty.</param>
public sealed record NamedRecord(Guid Id, string Title, string Detail);
