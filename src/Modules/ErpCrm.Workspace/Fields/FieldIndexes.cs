using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Fields;

/// <summary>The indexes over fields that the company wants to be fast: the database is compared with what is wanted, so
/// whoever was interrupted goes on where he was.</summary>
internal sealed class FieldIndexes(
    WorkspaceDbContext db, RecordKinds kinds, IDatabase database, IServiceProvider services)
{
    /// <summary>Makes what is missing and takes away what nobody wants any more, one after the other.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        var fields = await db.FieldDefinitions.AsNoTracking().ToListAsync(ct);
        foreach (var of in fields.GroupBy(field => field.Kind))
        {
            if (kinds.Find(of.Key) is { IsCustomized: true } kind) await EnsureAsync(kind, Wanted(of), ct);
        }
    }

    /// <summary>Keys of the fields of a kind whose indexes are there.</summary>
    public async Task<IReadOnlyCollection<string>> ReadyAsync(RecordKind kind, CancellationToken ct)
    {
        var fields = await db.FieldDefinitions.AsNoTracking().Where(field => field.Kind == kind.Key).ToListAsync(ct);
        var there = await ThereAsync(kind, ct);
        return
        [
            .. Wanted(fields).Where(field => kind.IndexesOf(services, field).All(index => there.Contains(index.Name)))
                .Select(field => field.Key),
        ];
    }

    private async Task EnsureAsync(RecordKind kind, List<CustomField> wanted, CancellationToken ct)
    {
        var (records, schema, table) = kind.TableOf(services);
        var there = await ThereAsync(kind, ct);
        var indexes = wanted.SelectMany(field => kind.IndexesOf(services, field)).ToList();
        foreach (var name in there.Except(indexes.Select(index => index.Name)))
            await database.DropIndexAsync(records, schema, table, name, ct);
        foreach (var index in indexes.Where(index => !there.Contains(index.Name)))
            await database.AddIndexAsync(records, index, ct);
    }

    private async Task<HashSet<string>> ThereAsync(RecordKind kind, CancellationToken ct)
    {
        var (records, schema, table) = kind.TableOf(services);
        return [.. await database.ValueIndexesAsync(records, schema, table, ct)];
    }

    private static List<CustomField> Wanted(IEnumerable<FieldDefinition> fields) =>
        [.. fields.Where(field => field is { IsFast: true, DeletedAt: null }).Select(field => field.ToField())];
}

/// <summary>Lets nobody wait for it: what was chosen in a form is done within a minute.</summary>
internal sealed class IndexFields(FieldIndexes indexes) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct) => indexes.EnsureAsync(ct);
}
