using ErpCrm.Platform.Records;

namespace ErpCrm.Ui.Lists;

/// <summary>A list of records as others see it: what it is called,
/// where it stands, what is known of its rows.</summary>
public abstract class RecordList(string key, string url, Type texts)
{
    /// <summary>Stable name, also of its files: <c>deals</c>.</summary>
    public string Key { get; } = key;

    /// <summary>Its address.</summary>
    public string Url { get; } = url;

    /// <summary>Marker of the module's texts.</summary>
    public Type Texts { get; } = texts;

    /// <summary>English name of the table.</summary>
    public string Name { get; protected init; } = "";

    /// <summary>Every field, in the order of the table.</summary>
    public abstract IReadOnlyList<Field> Fields { get; }

    /// <summary>Every English text that the declaration holds.</summary>
    public abstract IEnumerable<string> AllWords { get; }

    /// <summary>Key of the kind its rows are records of; null when they are none: then nobody selects them.</summary>
    public virtual string? Kind => null;

    /// <summary>Why it never shows some of the records that its reader may see; null: each stands on one of its tabs.
    /// </summary>
    public string? LeavesOut { get; protected init; }

    /// <summary>The records that an address asks for, in their order.</summary>
    /// <param name="most">The first so many.</param>
    public abstract Task<IReadOnlyList<Guid>> IdsAsync(ListScope scope, int most, CancellationToken ct);

    /// <summary>How many rows an address asks for; counting ends at <paramref name="most"/>.</summary>
    public abstract Task<int> CountAsync(ListScope scope, int most, CancellationToken ct);
}
