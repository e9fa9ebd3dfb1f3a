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
}
