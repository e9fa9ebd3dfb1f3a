namespace ErpCrm.Platform.Records;

/// <summary>What people wrote into a record.</summary>
/// <param name="Texts">Fields that hold something, in the order they are declared in.</param>
/// <param name="Custom">Values in the fields of the company, as the record keeps them.</param>
public sealed record RecordSaid(Guid Id, IReadOnlyList<(Field Field, string Text)> Texts, string? Custom);
