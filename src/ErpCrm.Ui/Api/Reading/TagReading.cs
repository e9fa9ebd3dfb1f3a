using System.Linq.Expressions;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>The tags of records: asked for, and read.</summary>
internal sealed class TagReading<T>(RecordKind kind, CustomCatalogue catalogue, IServiceProvider services)
    where T : class
{
    /// <summary>In conditions and answers.</summary>
    public const string Name = "tags";

    /// <summary>Null where records of the kind bear none.</summary>
    public static TagReading<T>? Of(RecordKind? kind, CustomCatalogue? catalogue, IServiceProvider services) =>
        kind?.Can(RecordAbility.Tags) == true && catalogue is not null
            ? new TagReading<T>(kind, catalogue, services)
            : null;

    public Expression<Func<T, bool>> Bears(ApiCondition asked)
    {
        if (!Guid.TryParse(asked.Text, out var tag))
            throw ApiException.Bad(asked.Parameter, "bad-filter", "This cannot be read: {0}", asked.Text);
        var all = kind.Tags(services);
        return record => all.Any(t => t.TagId == tag && t.RecordId == EF.Property<Guid>(record, "Id"));
    }

    public async Task<ILookup<Guid, JsonNode>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = await kind.Tags(services).Where(t => EF.Parameter(ids).Contains(t.RecordId))
            .Select(t => new { t.RecordId, t.TagId }).ToListAsync(ct);
        return found.Select(t => (t.RecordId, Tag: catalogue.TagOf(t.TagId))).Where(t => t.Tag is not null)
            .OrderBy(t => t.Tag!.Name, StringComparer.Ordinal)
            .ToLookup(t => t.RecordId, t => (JsonNode)ApiJson.Link(t.Tag!.Id, t.Tag.Name));
    }
}
