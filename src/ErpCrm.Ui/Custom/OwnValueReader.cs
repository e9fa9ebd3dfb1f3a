using System.Globalization;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;

namespace ErpCrm.Ui.Custom;

/// <summary>What a file says of a field of the company, checked as if somebody had typed it.</summary>
internal sealed class OwnValueReader(IBusinessClock clock) : IOwnValueReader
{
    public (JsonNode? Value, string? Refusal) Read(
        CustomField field, IReadOnlyList<object> said, CustomValues before)
    {
        var read = (field.Type, said[0]) switch
        {
            (_, decimal number) => CustomReading.Figure(field, number),
            (_, DateOnly day) => CustomReading.Day(day, clock.Today),
            (CustomType.YesNo, bool flag) => new CustomTyped(JsonValue.Create(flag)),
            // Found by what it is called, so it can be chosen.
            (CustomType.Person or CustomType.Reference, Guid id) =>
                new CustomTyped(JsonValue.Create(CustomValues.Written(id))),
            _ => CustomReading.Read(
                field, [.. said.Select(it => Convert.ToString(it, CultureInfo.InvariantCulture) ?? "")], before,
                new Dictionary<Guid, string>(), clock.Today),
        };
        return (read.Value, read.Refusal);
    }
}
