using System.Linq.Expressions;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Records;

/// <summary>Who asks for records, and where they are kept.</summary>
public sealed record Asking<TContext>(TContext Db, ICurrentUser Me, ICompanyProfile Company)
    where TContext : DbContext;

public static class Asking
{
    /// <summary>What the current user asks of a module.</summary>
    public static Asking<TContext> Of<TContext>(IServiceProvider services)
        where TContext : DbContext => new(
            services.GetRequiredService<TContext>(),
            services.GetRequiredService<ICurrentUser>(),
            services.GetRequiredService<ICompanyProfile>());
}

/// <summary>A kind of record of one module, as the modules' searches know it.</summary>
public abstract class ModuleRecord<TContext> : RecordKind
    where TContext : DbContext
{
    /// <summary>Those of the records that the reader sees and the search finds, as the results show them.</summary>
    internal abstract IQueryable<FoundRow> Among(
        Asking<TContext> asking, IReadOnlyCollection<Guid> ids, int number);
}

/// <summary>Declares a kind of record that is a <typeparamref name="T"/> of the module's context.</summary>
public abstract partial class Record<TContext, T> : ModuleRecord<TContext>
    where TContext : DbContext
    where T : class
{
    private HashSet<string>? _columns;

    public sealed override Type Entity => typeof(T);

    /// <summary>
    /// What it is called by people: its name, its number; null when only what it belongs to has a name.
    /// </summary>
    public virtual Expression<Func<T, string>>? Title => null;

    /// <summary>What is known of it: its history takes words, amounts and guards from here.
    /// A list declares its columns over its own rows; what both name by one key they guard alike.</summary>
    public virtual IReadOnlyList<Field<T>> Fields => [];

    public sealed override IReadOnlyList<Field> Known => Fields;

    /// <summary>How it is found by typed words; null when the search passes it by.</summary>
    public virtual RecordSearch<T>? Search => null;

    /// <summary>
    /// The one predicate: the records that the reader sees in lists, pages, totals, exports, search and history.
    /// </summary>
    public abstract IQueryable<T> Visible(Asking<TContext> asking);

    /// <summary>Those that the reader changes. By itself it knows only of a right for every record, or for none: a kind
    /// whose right reaches as far as its owner's team says which they are.</summary>
    protected virtual IQueryable<T> Changeable(Asking<TContext> asking) =>
        Rights.Change is null || asking.Me.ScopeOf(Rights.Change) == Scope.All
            ? Visible(asking)
            : Visible(asking).Where(record => false);

    public override Task<bool> OpensAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        return asking.Me.Can(Rights.View) ? Visible(asking).AnyAsync(IdIs(id), ct) : Task.FromResult(false);
    }

    public sealed override Task<bool> ChangesAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        return asking.Me.Can(Rights.View) ? Changeable(asking).AnyAsync(IdIs(id), ct) : Task.FromResult(false);
    }

    public override async Task<IReadOnlyCollection<Guid>> VisibleAsync(IServiceProvider services, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        return asking.Me.Can(Rights.View) ? await Visible(asking).Select(IdOfRecord).ToListAsync(ct) : [];
    }

    public override async Task<IReadOnlySet<Guid>> SeenAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        return ids.Count > 0 && asking.Me.Can(Rights.View)
            ? await Visible(asking).Where(IdIn(ids)).Select(IdOfRecord).ToHashSetAsync(ct)
            : new HashSet<Guid>();
    }

    public override async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        if (Title is null || ids.Count == 0 || !asking.Me.Can(Rights.View)) return new Dictionary<Guid, string>();
        return await Visible(asking).Where(IdIn(ids)).Select(FoundRow.Of(0, IdOfRecord, Title, null))
            .ToDictionaryAsync(found => found.Id, found => found.Title, ct);
    }

    public sealed override RecordSearch? Searched => Search;

    public sealed override IReadOnlySet<string> SearchedColumns => _columns ??= Search?.ColumnsWith(Title) ?? [];

    public sealed override async Task<IReadOnlyList<Guid>> SearchedIdsAsync(
        IServiceProvider services, CancellationToken ct)
    {
        var known = await Found(services).Select(TextRow.Of(IdOfRecord, Title!, Search!, isShort: true))
            .ToListAsync(ct);
        return [.. known.OrderBy(row => row.Recency).ThenBy(row => RecordText.RecencyOf(row.Id)).Select(row => row.Id)];
    }

    public sealed override async Task<IReadOnlyList<RecordText>> TextsAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var rows = await Found(services).Where(IdIn(ids))
            .Select(TextRow.Of(IdOfRecord, Title!, Search!, isShort: false)).ToListAsync(ct);
        return [.. rows.Select(row => row.ToText())];
    }

    public sealed override async Task<IReadOnlyList<Guid>> FollowersAsync(
        IServiceProvider services, Type source, Guid id, CancellationToken ct) =>
        await Found(services).Where(Search!.Follows(source, id)).Select(IdOfRecord).ToListAsync(ct);

    public sealed override IQueryable<RecordTag> Tags(IServiceProvider services) =>
        services.GetRequiredService<TContext>().Set<RecordTag>().AsNoTracking();

    public sealed override async Task<string?> CustomAsync(IServiceProvider services, Guid id, CancellationToken ct) =>
        IsCustomized
            ? await services.GetRequiredService<TContext>().Set<T>().Where(IdIs(id)).Select(Custom)
                .FirstOrDefaultAsync(ct)
            : null;

    public sealed override async Task ChangeCustomAsync(IServiceProvider services, Guid id,
        Func<ICustomized, Task> change, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        if (!IsCustomized) throw new RecordNotFoundException();
        var record = (ICustomized)(object)await Changeable(asking).OneAsync(IdIs(id), ct);
        record.RefuseIfClosed();
        await change(record);
        await asking.Db.SaveChangesAsync(ct);
    }

    public sealed override async Task<IReadOnlyList<NamedRecord>> ChoicesAsync(
        IServiceProvider services, string? text, int most, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        if (!CanBeNamed || !asking.Me.Can(Rights.View)) return [];
        var records = SearchText.Words(text).Aggregate(
            Search!.Limit(Visible(asking)), (all, word) => all.Where(Search.Has(word)));
        var found = await records.OrderBy(Title!).ThenBy(IdOfRecord).Take(most)
            .Select(FoundRow.Of(0, IdOfRecord, Title!, Search)).ToListAsync(ct);
        return [.. found.Where(row => row.Title.Length > 0)
            .Select(row => new NamedRecord(row.Id, row.Title, row.Detail))];
    }

    public sealed override async Task<IReadOnlyList<NamedRecord>> CalledAsync(
        IServiceProvider services, IReadOnlyCollection<string> titles, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        if (!CanBeNamed || titles.Count == 0 || !asking.Me.Can(Rights.View)) return [];
        Expression<Func<string, bool>> isOne = called => EF.Parameter(titles).Contains(called);
        var found = await Visible(asking)
            .Where(Expression.Lambda<Func<T, bool>>(isOne.On(Title!.Body), Title.Parameters))
            .Select(FoundRow.Of(0, IdOfRecord, Title, Search)).ToListAsync(ct);
        return [.. found.Select(row => new NamedRecord(row.Id, row.Title, row.Detail))];
    }

    public sealed override async Task<IReadOnlySet<Guid>> ThereAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await services.GetRequiredService<TContext>().Set<T>().Where(IdIn(ids)).Select(IdOfRecord).ToHashSetAsync(ct);

    public sealed override Expression<Func<Guid?, string?>>? TitleOfId(IServiceProvider services)
    {
        if (Title is not { } title) return null;
        var (id, record) = (Expression.Parameter(typeof(Guid?), "id"), title.Parameters[0]);
        var isIt = Expression.Lambda<Func<T, bool>>(
            Expression.Equal(Expression.Convert(IdOfRecord.On(record), typeof(Guid?)), id), record);
        var found = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(T)],
            Visible(Asking.Of<TContext>(services)).Expression, Expression.Quote(isIt));
        var titles = Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [typeof(T), typeof(string)], found, Expression.Quote(title));
        return Expression.Lambda<Func<Guid?, string?>>(
            Expression.Call(typeof(Queryable), nameof(Queryable.FirstOrDefault), [typeof(string)], titles), id);
    }

    public sealed override async Task<IReadOnlyList<Guid>> NamingAsync(IServiceProvider services, CustomField field,
        IReadOnlyCollection<Guid> named, int most, CancellationToken ct)
    {
        var asking = Asking.Of<TContext>(services);
        if (!IsCustomized || named.Count == 0 || !asking.Me.Can(Rights.View)) return [];
        Expression<Func<Guid?, bool>> isOne = id => EF.Parameter(named).Contains(id!.Value);
        var value = CustomReference<TContext, T>.ValueOf(field);
        return await Visible(asking).Where(Expression.Lambda<Func<T, bool>>(isOne.On(value.Body), value.Parameters))
            .Select(IdOfRecord).OrderByDescending(id => id).Take(most).ToListAsync(ct);
    }

    public sealed override IReadOnlyList<ValueIndex> IndexesOf(IServiceProvider services, CustomField field) =>
        CustomIndexes.Of<T>(services.GetRequiredService<TContext>(), field);

    public sealed override (DbContext Db, string? Schema, string Table) TableOf(IServiceProvider services)
    {
        var db = services.GetRequiredService<TContext>();
        var type = db.Model.FindEntityType(typeof(T))!;
        return (db, type.GetSchema(), type.GetTableName()!);
    }

    internal sealed override RecordReference? CustomReferences => IsCustomized
        ? new CustomReference<TContext, T>(Key)
        {
            Place = $"{Module.ToLowerInvariant()}.{StoredNames.Of(Entity)}.{nameof(ICustomized.Custom)}",
        }
        : null;

    public sealed override async Task GiveCustomAsync(
        IServiceProvider services, Guid id, string key, JsonNode? value, CancellationToken ct)
    {
        var db = services.GetRequiredService<TContext>();
        if (await db.Set<T>().FirstOrDefaultAsync(IdIs(id), ct) is not ICustomized record) return;
        var values = CustomValues.Of(record.Custom);
        values.Set(key, value);
        record.Custom = values.ToJson();
        await db.SaveChangesAsync(ct);
    }

    public sealed override async Task<int> ForgetCustomAsync(
        IServiceProvider services, string key, CancellationToken ct)
    {
        if (!IsCustomized) return 0;
        var (path, name) = (CustomField.PathOf(key), $"\"{key}\":");
        return await services.GetRequiredService<TContext>().Set<T>()
            .Where(record => EF.Property<string?>(record, nameof(ICustomized.Custom))!.Contains(name))
            .ExecuteUpdateAsync(set => set.SetProperty(
                record => EF.Property<string?>(record, nameof(ICustomized.Custom)),
                record => CustomJson.Without(
                    EF.Property<string?>(record, nameof(ICustomized.Custom)), EF.Constant(path))), ct);
    }

    internal sealed override IQueryable<FoundRow> Among(
        Asking<TContext> asking, IReadOnlyCollection<Guid> ids, int number) =>
        Search!.Limit(Visible(asking)).Where(IdIn(ids)).Select(FoundRow.Of(number, IdOfRecord, Title!, Search));

    // Whoever sees them: what is read of these is asked of the reader's own.
    private IQueryable<T> Found(IServiceProvider services) =>
        Search!.Limit(services.GetRequiredService<TContext>().Set<T>().AsNoTracking().TagWith("For the search index"));

    private static Expression<Func<T, string?>> Custom { get; } =
        record => EF.Property<string?>(record, nameof(ICustomized.Custom));

    private static Expression<Func<T, Guid>> IdOfRecord { get; } = record => EF.Property<Guid>(record, "Id");

    private static Expression<Func<T, bool>> IdIs(Guid id) => record => EF.Property<Guid>(record, "Id") == id;

    private static Expression<Func<T, bool>> IdIn(IReadOnlyCollection<Guid> ids) =>
        // One parameter however many there are: the same statement every time.
        record => EF.Parameter(ids).Contains(EF.Property<Guid>(record, "Id"));
}
