using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Records;

/// <summary>Every kind of record of the application, by key and by type.</summary>
public sealed class RecordKinds
{
    private readonly Dictionary<string, RecordKind> _byKey;
    private readonly Dictionary<Type, RecordKind> _byType;

    /// <exception cref="ArgumentException">Two kinds have the same key or are the same type.</exception>
    public RecordKinds(IEnumerable<RecordKind> kinds)
    {
        All = [.. kinds];
        _byKey = All.ToDictionary(k => k.Key, StringComparer.Ordinal);
        _byType = All.ToDictionary(k => k.Entity);
    }

    public IReadOnlyList<RecordKind> All { get; }

    public RecordKind? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    /// <summary>The kind that is this type in the module's code; null when none is.</summary>
    public RecordKind? OfType(Type entity) => _byType.GetValueOrDefault(entity);

    /// <exception cref="ArgumentException">No module declares it.</exception>
    public RecordKind Get(string key) =>
        Find(key) ?? throw new ArgumentException($"No record is declared with the key {key}.", nameof(key));

    /// <summary>The kind of a record that opens for the reader and has the ability; null otherwise.</summary>
    public async Task<RecordKind?> OpenAsync(IServiceProvider services, RecordRef record, RecordAbility ability,
        CancellationToken ct) =>
        Find(record.Kind) is { } kind && kind.Can(ability) && await kind.OpensAsync(services, record.Id, ct)
            ? kind
            : null;

    /// <summary>A record's page, whoever may open it; null when it has none.</summary>
    public string? PageOf(RecordRef record) => Find(record.Kind)?.PageOf(record.Id);

    /// <summary>The stored name of a record in memory; of a type that nobody declares its own name.</summary>
    public string KeyOf(Type entity) => _byType.TryGetValue(entity, out var kind) ? kind.Key : StoredNames.Of(entity);
}

/// <summary>
/// Ways to records for the current user: an address only where he is let in. What he sees of a kind is asked once for a
/// request.
/// </summary>
public sealed class RecordLinks(RecordKinds kinds, IServiceProvider services, ICurrentUser me)
{
    private readonly Dictionary<RecordKind, IReadOnlyCollection<Guid>> _visible = [];

    /// <summary>The record's page; null when it has none, does not open
    /// for this reader, or is of a kind that nobody declares.</summary>
    public async Task<string?> ToAsync(string kind, Guid id, CancellationToken ct = default)
    {
        if (kinds.Find(kind) is not { HasPage: true } record || !me.Can(record.Rights.View)) return null;
        id = await services.GetRequiredService<MergedRecords>().ResolveAsync(kind, id);
        return record.SeesAll(me) || (await VisibleAsync(record, ct)).Contains(id) ? record.PageOf(id) : null;
    }

    /// <summary>The list of a kind; null when there is none for this reader.</summary>
    public string? ToList(string kind) =>
        kinds.Get(kind) is var record && me.Can(record.Rights.View) ? record.ListUrl : null;

    /// <summary>Where one is made; null when this reader does not.</summary>
    public string? ToCreate(string kind) => Changed(kind)?.CreateUrl;

    /// <summary>Where a record is changed; null when this reader changes none of the kind or does not see it.</summary>
    public async Task<string?> ToEditAsync(string kind, Guid id, CancellationToken ct = default) =>
        Changed(kind) is { } record && await ToAsync(kind, id, ct) is not null ? record.EditUrlOf(id) : null;

    /// <summary>Where one is made of a name alone; null when this reader does not.</summary>
    public string? ToQuickCreate(string kind) => Changed(kind)?.QuickCreateUrl;

    // The kind, if this reader changes records of it.
    private RecordKind? Changed(string kind) =>
        kinds.Get(kind) is { Rights.Change: { } change } record && me.Can(change) ? record : null;

    private async Task<IReadOnlyCollection<Guid>> VisibleAsync(RecordKind kind, CancellationToken ct)
    {
        if (!_visible.TryGetValue(kind, out var ids))
            _visible[kind] = ids = (await kind.VisibleAsync(services, ct)).ToHashSet();
        return ids;
    }
}
