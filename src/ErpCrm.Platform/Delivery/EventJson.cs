using System.Text.Json;
using ErpCrm.Platform.Data;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Platform.Delivery;

/// <summary>
/// How events are written down. What was written stays readable: a
/// renamed property keeps its name by <c>[JsonPropertyName]</c>, a renamed member of an
/// enum by <see cref="StoredAsAttribute"/>; the golden payloads in the tests say so.
/// </summary>
public static class EventJson
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new StoredEnumJson() } };

    public static string Write(DomainEvent domainEvent) =>
        JsonSerializer.Serialize(domainEvent, domainEvent.GetType(), Options);

    public static DomainEvent Read(string payload, Type eventType) =>
        (DomainEvent)JsonSerializer.Deserialize(payload, eventType, Options)!;
}
