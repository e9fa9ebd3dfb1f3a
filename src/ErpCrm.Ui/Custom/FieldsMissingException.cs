using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;

namespace ErpCrm.Ui.Custom;

/// <summary>A record lacks what the stage asks for that it is to go to. The page asks for it there and then.</summary>
/// <param name="text">"Fill in first: {0}", in the reader's language.</param>
public sealed class FieldsMissingException(RecordRef record, IReadOnlyList<CustomField> fields, string text)
    : BusinessRuleException(text, string.Join(", ", fields.Select(field => field.Name.Said)))
{
    public RecordRef Record { get; } = record;

    /// <summary>Those that are asked for, also those that were filled in meanwhile.</summary>
    public IReadOnlyList<CustomField> Fields { get; } = fields;

    /// <summary>What was typed so far; null when nobody was asked yet.</summary>
    public CustomInput? Typed { get; init; }

    /// <summary>What is wrong with it, by the names of the form's fields.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();
}
