using System.Linq.Expressions;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Lists.Own;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>One reading of a resource by one caller: which fields exist for him, what is found, what it says.</summary>
internal sealed class ApiReader<T>
    where T : class
{
    private const string Custom = "custom";
    private const int MostSorted = 4;
    private readonly ListScope _scope;
    private readonly IQueryable<T> _visible;
    private readonly ApiRows<T>? _rows;
    private readonly TagReading<T>? _tags;
    private readonly CalledReading<T> _called;
    private readonly List<ApiField<T>> _fields;
    private readonly List<ApiField<T>> _asked;
    private readonly IReadOnlySet<string>? _wanted;
    private readonly CustomCatalogue? _catalogue;
    private readonly IReadOnlyList<CustomField> _own;
    private readonly ReferenceNames _names;

    public ApiReader(ListScope scope, IQueryable<T> visible, IReadOnlyList<Field<T>> fields, ApiRows<T>? rows,
        RecordKind? kind, CalledReading<T> called, ApiAsk ask)
    {
        (_scope, _visible, _rows, _called) = (scope, visible, rows, called);
        _names = scope.Get<ReferenceNames>();
        var listed = (rows?.Fields ?? []).Where(f => f.IsFor(scope)).ToList();
        // What the record guards and its list shows too, the list guards for each record; and it knows the currency.
        bool IsTheLists(Field field) => listed.Exists(l => l.Key == field.Key)
            && (field.GuardedBy is not null || field is { Type: FieldType.Money, HasCurrency: false });
        var known = fields.Select(f => (ApiField<T>)new ApiField<T, T>(f, _ => record => record))
            .Where(f => !IsTheLists(f.Field) && f.IsFor(scope)).ToList();
        var shown = known.Select(f => f.PropertyIn(scope)).OfType<string>().ToHashSet();
        _fields = [.. known, .. listed.Where(l => known.TrueForAll(k => k.Key != l.Key)
            && !(l.PropertyIn(scope) is { } property && shown.Contains(property)))];
        _catalogue = scope.Find<ICustomFields>()?.Current;
        _own = kind?.Can(RecordAbility.Fields) == true && _catalogue is not null
            ? [.. CustomColumns.In(_catalogue, kind, scope)]
            : [];
        _tags = TagReading<T>.Of(kind, _catalogue, scope.Services);
        _asked = [.. _fields, .. listed.Except(_fields), .. _own.Select(f =>
            (ApiField<T>)new ApiField<T, T>(CustomColumns.FieldOf<T>(f), _ => record => record))];
        _wanted = ask.Fields is null ? null : WantedOf(ask);
    }

    /// <summary>What conditions name in fields of the company is asked for as far as the caller sees it.</summary>
    public Task KnowAsync(ApiAsk ask, CancellationToken ct) => _names.LoadAsync(
        from asked in ask.Conditions
        let field = ReferenceOf(asked.Field)
        where field is not null
        from id in LinkTest.Read(asked.Text, isPerson: false)?.Chosen ?? []
        select (field!.Target, id), ct);

    public IQueryable<T> Found(ApiAsk ask)
    {
        var found = ask.Conditions.Aggregate(_called.Among(_visible), Where);
        if (ask.Words.Length == 0) return found;
        return _rows is { FindsWords: true }
            ? _rows.Matching(found, ask.Words, _scope)
            : throw ApiException.Bad("q", "unknown-parameter", "This parameter is not known here.");
    }

    public IReadOnlyList<SortedBy> OrderOf(string sort)
    {
        var words = sort.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostSorted) throw ApiException.Bad("sort", "bad-sort", "At most {0} at once.", MostSorted);
        return
        [
            .. words.SelectMany(word =>
            {
                var (key, isDescending) = (word.TrimStart('-'), word[0] == '-');
                var field = _asked.Find(f => f.Key == key);
                return field?.CanSort(_scope) == true && !IsSlow(key)
                    ? field.Order(_scope).SelectMany(part => Keyset<T>.Keys(part, isDescending))
                    : throw ApiException.Bad("sort", "bad-sort", "Nothing is ordered by {0} here.", key);
            }),
        ];
    }

    /// <summary>Those of the records that are visible, with their versions: no field is read for that.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int?>> VersionsAsync(
        IQueryable<T> visible, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var rows = await Among(visible, ids).Select(Keyset<T>.Read(Version is { } version ? [version] : []))
            .ToListAsync(ct);
        return rows.ToDictionary(row => (Guid)row[0]!, row => row.Length > 1 ? (int?)row[1] : null);
    }

    /// <summary>The kind of the records that a field names; null where there is none of that key, or it names none.
    /// </summary>
    public string? TargetOf(string key) => _fields.Find(f => f.Key == key)?.Field is not { } field
        ? ReferenceOf(key)?.Target
        : ApiFieldInfo.TargetOf(field);

    /// <summary>Those that name one of the records in a field of their own.</summary>
    public IQueryable<T> Naming(string key, IReadOnlyCollection<Guid> named)
    {
        var value = (Expression<Func<T, Guid?>>)_fields.First(f => f.Key == key).Parts(_scope)[0]!;
        Expression<Func<Guid?, bool>> isOne = id => EF.Parameter(named).Contains(id!.Value);
        return _visible.Where(Expression.Lambda<Func<T, bool>>(
            ReplacingExpressionVisitor.Replace(isOne.Parameters[0], value.Body, isOne.Body), value.Parameters));
    }

    public async Task<IReadOnlyList<ApiRecord>> RecordsAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var fields = _fields.Where(f => IsWanted(f.Key)).ToList();
        var parts = fields.Where(f => !f.IsOfRow).SelectMany(f => f.Parts(_scope)).OfType<LambdaExpression>();
        var (hasCustom, isCalled) = (_own.Count > 0 && IsWanted(Custom), IsWanted(ExternalIds.Name));
        List<LambdaExpression> read = [.. Version is { } version ? [version] : Array.Empty<LambdaExpression>(),
            .. hasCustom ? [CustomOf] : Array.Empty<LambdaExpression>(),
            .. isCalled ? [_called.Value] : Array.Empty<LambdaExpression>(), .. parts];
        var found = (await Among(_visible, ids).Select(Keyset<T>.Read(read)).ToListAsync(ct))
            .ToDictionary(r => (Guid)r[0]!);
        if (hasCustom) await NameAsync(found.Values.Select(values => (string?)values[CustomPlace]), ct);
        var rows = _rows is not null && fields.Exists(f => f.IsOfRow)
            ? await _rows.RowsAsync([.. found.Keys], _scope, ct)
            : new Dictionary<Guid, object>();
        var tags = _tags is not null && IsWanted(TagReading<T>.Name) ? await _tags.ReadAsync(found.Keys, ct) : null;
        return [.. ids.Where(found.ContainsKey).Select(id => Record(id, found[id], fields, hasCustom,
            isCalled, rows.GetValueOrDefault(id), tags))];
    }

    private ApiRecord Record(Guid id, object?[] values, List<ApiField<T>> fields, bool hasCustom, bool isCalled,
        object? row, ILookup<Guid, JsonNode>? tags)
    {
        var next = 1;
        int? version = Version is null ? null : (int)values[next++]!;
        var custom = hasCustom ? (string?)values[next++] : null;
        var json = new JsonObject { ["id"] = id.ToString() };
        if (version is not null) json["version"] = version;
        if (isCalled) json[ExternalIds.Name] = (string?)values[next++];
        foreach (var field in fields)
        {
            if (field.IsOfRow)
            {
                if (row is not null) json[field.Key] = field.OfRow(row, _scope);
                continue;
            }

            var told = field.Parts(_scope).Select(part => part is null ? null : values[next++]).ToList();
            json[field.Key] = ApiJson.Write(
                field.Field, told[0], (string?)told[1], (string?)told[2], _scope.BaseCurrency);
        }

        if (hasCustom) json[Custom] = new JsonObject([.. _own.Select(f => KeyValuePair.Create(
            f.Key, ApiJson.Write(f, CustomValues.Of(custom), _catalogue!, _names)))]);
        if (tags is not null) json[TagReading<T>.Name] = new JsonArray([.. tags[id]]);
        return new ApiRecord(id, version, json);
    }

    private IQueryable<T> Where(IQueryable<T> found, ApiCondition asked)
    {
        if (asked.Field == TagReading<T>.Name && _tags is not null) return found.Where(_tags.Bears(asked));
        var field = _asked.Find(f => f.Key == asked.Field);
        if (field?.CanAsk(_scope) != true)
            throw ApiException.Bad(asked.Parameter, "bad-filter", "Nothing is asked by {0} here.", asked.Field);
        var test = ConditionText.Of(field.Field.Type, asked) is { } text ? field.Test(text) : null;
        if (test is LinkTest link && ReferenceOf(asked.Field) is { } own) test = _names.Seen(own.Target, link);
        return found.Where(field.Where(test ?? throw ApiException.Bad(asked.Parameter, "bad-filter",
            "This cannot be read: {0}", asked.Text), _scope));
    }

    // What the records are called that these name.
    private Task NameAsync(IEnumerable<string?> customs, CancellationToken ct)
    {
        var references = _own.Where(field => field.Type == CustomType.Reference).ToList();
        return _names.LoadAsync(customs.Select(CustomValues.Of).SelectMany(values => references
            .Select(field => (field.Target, Id: values.IdOf(field.Key) ?? Guid.Empty))
            .Where(named => named.Id != Guid.Empty)), ct);
    }

    private CustomField? ReferenceOf(string key) =>
        _own.FirstOrDefault(field => field.Key == key && field.Type == CustomType.Reference);

    // What stands in the place of a link is wanted with it.
    private HashSet<string> WantedOf(ApiAsk ask)
    {
        var known = _fields.Select(f => f.Key).Concat(["id", "version", ExternalIds.Name, Custom, TagReading<T>.Name])
            .ToHashSet(StringComparer.Ordinal);
        return ask.Fields!.FirstOrDefault(key => !known.Contains(key)) is { } unknown
            ? throw ApiException.Bad("fields", "unknown-field", "There is no field {0} here.", unknown)
            : [.. ask.Fields!, .. ask.Included.Select(key => ReferenceOf(key) is null ? key : Custom)];
    }

    // As in its list: without an index, a field of the company orders a few records only.
    private bool IsSlow(string key) => _scope.KeptOrNull<ListLength>()?.IsLong == true
        && _own.Any(field => field.Key == key && !field.IsFast);

    private bool IsWanted(string key) => _wanted?.Contains(key) != false;

    private static IQueryable<T> Among(IQueryable<T> visible, IReadOnlyCollection<Guid> ids) =>
        visible.Where(record => EF.Parameter(ids).Contains(EF.Property<Guid>(record, "Id")));

    // Behind the id, and the version where there is one.
    private static int CustomPlace => Version is null ? 1 : 2;

    private static Expression<Func<T, string?>> CustomOf { get; } =
        record => EF.Property<string?>(record, nameof(ICustomized.Custom));

    private static LambdaExpression? Version { get; } = typeof(T).IsAssignableTo(typeof(Entity))
        ? (Expression<Func<T, int>>)(record => EF.Property<int>(record, nameof(Entity.Version)))
        : null;
}
