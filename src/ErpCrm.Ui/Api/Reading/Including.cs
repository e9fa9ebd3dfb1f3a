using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>
/// What is read with records: those that they name, whole in the place of the link, and those that belong to them. Each
/// is read by its own resource, with its own predicate; what the caller does not see stays a link. One level.
/// </summary>
/// <param name="mostParts">Of all kinds of parts together in one answer: a project may have a hundred thousand hours.
/// </param>
internal sealed class Including(
    IServiceProvider services, ApiResource of, Func<string, string?> targetOf, int mostParts = Including.MostParts)
{
    public const int MostParts = 5000;

    // Parts are many for each: a page of them stays one that is read at once.
    private const int MostWithParts = 50;
    private readonly List<(ApiPart Part, ApiResource Resource)> _parts = [];
    private readonly List<(string Field, ApiResource Resource)> _links = [];

    /// <exception cref="ApiException">Something of it cannot be read so, or not by this caller.</exception>
    public void Ask(ApiAsk ask, bool isList)
    {
        if (ask.Included.Count == 0) return;
        var all = services.GetServices<ApiResource>().ToList();
        foreach (var name in ask.Included)
        {
            if (of.Parts.FirstOrDefault(p => p.Name == name) is { } part)
                _parts.Add((part, all.First(r => r.Path == part.Path)));
            else if (targetOf(name) is { } kind && all.Find(r => r.Kind == kind) is { } linked)
                _links.Add((name, linked));
            else throw ApiException.Bad("include", "bad-include", "Nothing is read with these by {0}.", name);
        }

        if (isList && _parts.Count > 0 && ask.Limit > MostWithParts)
            throw ApiException.Bad("limit", "bad-parameter", "Between {0} and {1}.", 1, MostWithParts);
    }

    public async Task AddAsync(IReadOnlyList<ApiRecord> records, CancellationToken ct)
    {
        if (records.Count == 0) return;
        foreach (var (field, resource) in _links.Where(link => Sees(link.Resource)))
            await LinkAsync(records, field, resource, ct);
        var left = mostParts;
        foreach (var (part, resource) in _parts.Where(part => Sees(part.Resource)))
            left -= await JoinAsync(records, part, resource, left, ct);
    }

    private async Task LinkAsync(
        IReadOnlyList<ApiRecord> records, string field, ApiResource resource, CancellationToken ct)
    {
        var places = records.Select(record => PlaceOf(record.Json, field)).OfType<JsonObject>().ToList();
        var ids = places.Select(IdOf).OfType<Guid>().Distinct().ToList();
        var found = (await resource.ManyAsync(services, ids, ct)).ToDictionary(record => record.Id);
        foreach (var place in places)
        {
            if (IdOf(place) is not { } id || !found.TryGetValue(id, out var named)) continue;
            foreach (var (key, value) in named.Json) place[key] = value?.DeepClone();
        }
    }

    /// <returns>How many there are.</returns>
    private async Task<int> JoinAsync(
        IReadOnlyList<ApiRecord> records, ApiPart part, ApiResource resource, int most, CancellationToken ct)
    {
        var found = await resource.NamingAsync(services, part, [.. records.Select(record => record.Id)], most, ct);
        var parts = found.Records.ToLookup(own => PlaceOf(own.Json, part.Field) is { } place ? IdOf(place) : null);
        foreach (var record in records)
        {
            record.Json[part.Name] = new JsonArray([.. parts[record.Id].Select(own => (JsonNode)own.Json)]);
            // Of which records some are missing, nobody has counted: each of them says that they may.
            if (found.IsCapped) record.Json[part.Capped] = true;
        }

        return found.Records.Count;
    }

    private bool Sees(ApiResource resource) => services.GetRequiredService<ICurrentUser>()
        .Can(resource.ViewIn(services.GetRequiredService<RecordKinds>()));

    private static JsonObject? PlaceOf(JsonObject record, string field) =>
        (record[field] ?? (record["custom"] as JsonObject)?[field]) as JsonObject;

    private static Guid? IdOf(JsonObject link) =>
        link["id"] is JsonValue value && Guid.TryParse((string?)value, out var id) ? id : null;
}
