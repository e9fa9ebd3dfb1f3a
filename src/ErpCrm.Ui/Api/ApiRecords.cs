using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api.Reading;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Api;

/// <summary>Records of a module's context in the API: pages, single ones and versions, all of them found by
/// <see cref="Visible"/>.</summary>
public abstract class ApiRecords<TContext, T>(string path, RecordList? list = null) : ApiResource(path)
    where TContext : DbContext
    where T : class
{
    private readonly ApiRows<T>? _rows = ApiRows<T>.Of(list);

    public sealed override Type ContextType => typeof(TContext);

    public sealed override Type RecordType => typeof(T);

    /// <summary>What the caller sees: the predicate of pages, lists and search.</summary>
    protected abstract IQueryable<T> Visible(ListScope scope);

    /// <summary>What the caller changes: of parts of records, those of records that he changes.</summary>
    protected virtual IQueryable<T> Changeable(ListScope scope) => Visible(scope).Where(_ => false);

    /// <summary>The record's own fields.</summary>
    protected abstract IReadOnlyList<Field<T>> FieldsIn(IServiceProvider services);

    public sealed override async Task<ApiPage> PageAsync(
        IServiceProvider services, ApiAsk ask, CancellationToken ct)
    {
        var reader = await ReaderAsync(services, ask, ct);
        var including = new Including(services, this, reader.TargetOf);
        including.Ask(ask, isList: true);
        var found = reader.Found(ask);
        int? count = ask.IsCounted ? await found.Take(ApiAsk.MostCounted + 1).CountAsync(ct) : null;
        var keys = reader.OrderOf(ask.Sort);
        var question = $"{Path}\n{ask.Question}";
        if (ask.Cursor is { } cursor)
        {
            var (last, id) = Cursor(services).Read(question, cursor, [.. keys.Select(k => k.Key.ReturnType)]);
            found = Keyset<T>.After(found, keys, last, id);
        }

        var rows = await Keyset<T>.Order(found, keys).Take(ask.Limit + 1)
            .Select(Keyset<T>.Read(keys.Select(k => k.Key))).ToListAsync(ct);
        var shown = rows.Take(ask.Limit).ToList();
        var records = await reader.RecordsAsync([.. shown.Select(row => (Guid)row[0]!)], ct);
        await including.AddAsync(records, ct);
        var next = rows.Count > ask.Limit
            ? Cursor(services).Write(question, shown[^1].Skip(1), (Guid)shown[^1][0]!)
            : null;
        return new ApiPage(records, next, count);
    }

    public sealed override async Task<ApiRecord?> OneAsync(
        IServiceProvider services, Guid id, ApiAsk? ask, CancellationToken ct)
    {
        var reader = await ReaderAsync(services, ask ?? new ApiAsk(), ct);
        var including = new Including(services, this, reader.TargetOf);
        including.Ask(ask ?? new ApiAsk(), isList: false);
        var found = await reader.RecordsAsync([id], ct);
        await including.AddAsync(found, ct);
        return found is [var record] ? record : null;
    }

    public sealed override async Task<IReadOnlyList<ApiRecord>> ManyAsync(
        IServiceProvider services, IReadOnlyList<Guid> ids, CancellationToken ct) => ids.Count == 0
        ? []
        : await (await ReaderAsync(services, new ApiAsk(), ct)).RecordsAsync(ids, ct);

    public sealed override async Task<ApiPartsOf> NamingAsync(
        IServiceProvider services, ApiPart part, IReadOnlyCollection<Guid> named, int most, CancellationToken ct)
    {
        var reader = await ReaderAsync(services, new ApiAsk(), ct);
        var rows = await Keyset<T>.Order(reader.Naming(part.Field, named), reader.OrderOf(part.Sort))
            .Take(most + 1).Select(Keyset<T>.Read([])).ToListAsync(ct);
        var records = await reader.RecordsAsync([.. rows.Take(most).Select(row => (Guid)row[0]!)], ct);
        return new ApiPartsOf(records, rows.Count > most);
    }

    public sealed override async Task<IReadOnlyDictionary<Guid, int?>> VersionsAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var scope = new ListScope(services, ListQuery.Empty, TextsIn(services.GetRequiredService<RecordKinds>()));
        return await ApiReader<T>.VersionsAsync(Visible(scope).AsNoTracking(), ids, ct);
    }

    public override Task<bool> ChangesAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var scope = new ListScope(services, ListQuery.Empty, TextsIn(services.GetRequiredService<RecordKinds>()));
        return Changeable(scope).AnyAsync(record => EF.Property<Guid>(record, "Id") == id, ct);
    }

    public sealed override async Task<IReadOnlyList<Guid>> ThereAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await services.GetRequiredService<TContext>().Set<T>().Select(r => EF.Property<Guid>(r, "Id"))
            .Where(id => EF.Parameter(ids).Contains(id)).ToListAsync(ct);

    public sealed override IReadOnlyList<ApiFieldInfo> Describe(IServiceProvider services) =>
    [
        .. FieldsIn(services).Select(f => new ApiFieldInfo(f, f.Reads.ReturnType, f.IsSortable, true))
            .Concat((_rows?.Fields ?? []).Select(f => new ApiFieldInfo(f.Field, f.Values, f.Field.IsSortable, true)))
            .DistinctBy(f => f.Field.Key),
    ];

    private async Task<ApiReader<T>> ReaderAsync(IServiceProvider services, ApiAsk ask, CancellationToken ct)
    {
        var kinds = services.GetRequiredService<RecordKinds>();
        var scope = new ListScope(services, _rows?.Whole ?? ListQuery.Empty, TextsIn(kinds));
        if (scope.Find<ICustomFields>() is { } fields) await fields.LoadAsync(ct);
        if (_rows is not null) await _rows.BeginAsync(scope, ct);
        var reader = new ApiReader<T>(scope, Visible(scope).AsNoTracking(), FieldsIn(services), _rows,
            kinds.Find(Kind), await CalledAsync(services, ask, ct), ask);
        await reader.KnowAsync(ask, ct);
        return reader;
    }

    // The one that is looked for is found by the key of its index, and then by its own.
    private async Task<CalledReading<T>> CalledAsync(IServiceProvider services, ApiAsk ask, CancellationToken ct)
    {
        var (ids, db) = (services.GetRequiredService<ExternalIds>(), services.GetRequiredService<TContext>());
        Guid? wanted = ask.ExternalId is { } value
            ? await ids.FindAsync(db, this, value, ct) ?? Guid.Empty
            : null;
        return new CalledReading<T>(ids.Of(db, this), wanted);
    }

    private static ApiCursor Cursor(IServiceProvider services) =>
        new(services.GetRequiredService<IDataProtectionProvider>());
}
