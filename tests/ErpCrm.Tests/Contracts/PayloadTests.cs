using System.Text.Json;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Delivery;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Tests.Architecture;

namespace ErpCrm.Tests.Contracts;

/// <summary>What the log holds of an event stays readable: one golden
/// payload an event, written once and never changed.</summary>
public sealed class PayloadTests
{
    public static TheoryData<string> Names => [.. Events.All.Select(Subscription.NameOf)];

    /// <summary>Set to write those that are missing.</summary>
    private static bool Write => Environment.GetEnvironmentVariable("ERPCRM_WRITE_PAYLOADS") == "1";

    private static string Folder => Path.Combine(Solution.Root, "tests", "ErpCrm.Tests", "Contracts", "Payloads");

    [Theory, MemberData(nameof(Names))]
    public void What_was_written_is_read_in_full(string name)
    {
        var (file, type) = (Path.Combine(Folder, name + ".json"),
            Events.All.Single(t => Subscription.NameOf(t) == name));
        if (Write && !File.Exists(file)) File.WriteAllText(file, Sample(type));
        var golden = JsonNode.Parse(File.ReadAllText(file))!;
        var read = JsonNode.Parse(EventJson.Write(EventJson.Read(golden.ToJsonString(), type)))!;
        Assert.Empty(LostOf(golden, read, name));
    }

    [Fact]
    public void Every_golden_payload_is_of_an_event() =>
        Assert.Empty(Directory.GetFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension)
            .Except(Events.All.Select(Subscription.NameOf)));

    // A field that came later is not in the golden payload; one that is there must come back as it was.
    private static IEnumerable<string> LostOf(JsonNode? golden, JsonNode? read, string place) => (golden, read) switch
    {
        (JsonObject was, JsonObject now) =>
            was.SelectMany(field => LostOf(field.Value, now[field.Key], $"{place}.{field.Key}")),
        (JsonArray was, JsonArray now) when was.Count == now.Count => was.Zip(now)
            .SelectMany(pair => LostOf(pair.First, pair.Second, place + "[]")),
        _ => JsonNode.DeepEquals(golden, read) ? [] : [
            $"{place} was {golden?.ToJsonString() ?? "null"} and is read as {read?.ToJsonString() ?? "null"}"],
    };

    private static string Sample(Type type)
    {
        var sample = (DomainEvent)Events.Sample(type) with { EventId = Guid.Empty, OccurredAt = new DateTime(2026, 3, 4,
            5, 6, 7, DateTimeKind.Utc), ActorId = Guid.Empty, ActorName = "Aida" };
        return JsonNode.Parse(EventJson.Write(sample))!
            .ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }
}
