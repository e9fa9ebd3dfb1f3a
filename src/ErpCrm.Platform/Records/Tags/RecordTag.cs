namespace ErpCrm.Platform.Records.Tags;

/// <summary>A tag on a record of any module. Every context maps it, so that a list of any module asks for it in its own
/// command; only Workspace writes it.</summary>
public sealed class RecordTag(string kind, Guid recordId, Guid tagId)
{
    public string Kind { get; private set; } = kind;

    public Guid RecordId { get; private set; } = recordId;

    public Guid TagId { get; private set; } = tagId;
}

/// <summary>A tag as it is shown.</summary>
/// <param name="Tone">Of a badge: gray, blue, violet, green, amber, red.</param>
public sealed record TagLabel(Guid Id, string Name, string Tone);
