using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Lists.Own;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Lists;

/// <content>What can be chosen in a condition, and what those that are set call their people and records.</content>
public abstract partial class ListOf<TRecord, TRow>
{
    internal const int MostOptions = 200;
    private const int MostNamed = 12;
    private const int MostRowsLookedAt = 2000;

    /// <summary>The condition that is open; null when none is.</summary>
    internal Condition<TRow>? OpenIn(ListScope scope)
    {
        if (scope.Query[ListQuery.Open] is not { } name
            || !name.StartsWith(ConditionName.Prefix, StringComparison.Ordinal)) return null;
        var condition = ConditionOf(name, scope.Query[name] ?? "", scope);
        return condition.Column is null ? null : condition;
    }

    private async Task PrepareConditionsAsync(ListScope scope, CancellationToken ct)
    {
        var titles = new Dictionary<string, IReadOnlyDictionary<Guid, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var condition in ConditionsIn(scope).All.Where(c => c.Test?.Ids.Count > 0))
            titles[condition.Name] = await TitlesAsync(condition.Column!, condition.Test!.Ids, scope, ct);
        scope.Keep(new ConditionTitles(titles));
        if (OpenIn(scope) is { Column: { } column })
            scope.KeepChoices(ConditionName.Prefix + column.Field.Key, await OptionsAsync(column, scope, ct));
    }

    private async Task<IReadOnlyList<SelectListItem>> OptionsAsync(
        Column<TRow> column, ListScope scope, CancellationToken ct)
    {
        if (column.OffersIn(scope) is { } offers) return offers;
        if (column is CustomColumn<TRow> { Target: not null } own) return await NamedAsync(own, scope, ct);
        if (column.HasFewTexts) return await TextsAsync(column, scope, ct);
        if (column.Field.Type is not (FieldType.Person or FieldType.Record)) return [];
        var filters = _filters.OfType<IOffersChoices>().Where(f => f.Offers);
        if (filters.FirstOrDefault(f => f.Key == column.Field.Key) is { } declared)
        {
            var offered = await declared.OfferAsync(scope, ct);
            return [.. offered.Where(o => Guid.TryParse(o.Value, out _)).Take(MostOptions)];
        }

        var titles = new Dictionary<Guid, string>(await TitlesAsync(column, null, scope, ct));
        // What is chosen stays, however many come before it.
        if (OpenIn(scope)?.Test?.Ids is { Count: > 0 } ids)
        {
            foreach (var (id, title) in await TitlesAsync(column, ids, scope, ct)) titles.TryAdd(id, title);
        }

        return [.. titles.OrderBy(t => t.Value, StringComparer.CurrentCultureIgnoreCase)
            .Select(t => new SelectListItem(t.Value, t.Key.ToString()))];
    }

    // Some that rows name, and those that are asked for; another one is typed.
    private async Task<IReadOnlyList<SelectListItem>> NamedAsync(
        CustomColumn<TRow> column, ListScope scope, CancellationToken ct)
    {
        var reads = (Expression<Func<TRow, Guid?>>)column.Field.Reads;
        var named = await ToListAsync(
            Visible(scope).Take(MostRowsLookedAt).Select(reads.Of(Row(scope))).Distinct().Take(MostNamed), ct);
        var chosen = OpenIn(scope)?.Test?.Ids ?? [];
        var ids = named.OfType<Guid>().Concat(chosen).Distinct().ToList();
        await column.KnowAsync(ids, ct);
        var titles = column.TitlesIn(scope)!;
        return [.. ids.Where(titles.ContainsKey)
            .Select(id => new SelectListItem(titles[id], id.ToString()))
            .OrderBy(option => option.Text, StringComparer.CurrentCultureIgnoreCase)];
    }

    private async Task<IReadOnlyList<SelectListItem>> TextsAsync(
        Column<TRow> column, ListScope scope, CancellationToken ct)
    {
        var (row, reads) = (Row(scope), (Expression<Func<TRow, string?>>)column.Field.Reads);
        var found = IsInDatabase(column, row)
            ? await ToListAsync(Visible(scope).Select(reads.Of(row)).Distinct().OrderBy(t => t)
                .Take(MostOptions), ct)
            : (await SomeRowsAsync(Visible(scope), MostRowsLookedAt, scope, ct))
                .Select(r => (string?)column.Field.ValueOf(r)).Distinct();
        return [.. found.OfType<string>().Where(t => t.Length > 0).Select(t => new SelectListItem(scope.Say(t), t))
            .OrderBy(o => o.Text, StringComparer.CurrentCultureIgnoreCase)];
    }

    // As the list itself calls them: what the reader does not see there has no title here.
    private async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(
        Column<TRow> column, IReadOnlyCollection<Guid>? ids, ListScope scope, CancellationToken ct)
    {
        if (column.TitlesIn(scope) is { } own) return own;
        var titled = new List<Titled>();
        if (ids is null || !IsInDatabase(column, RowOnce(scope)))
            titled.AddRange(await TitledAsync(column, Visible(scope), MostRowsLookedAt, scope, ct));
        else
        {
            // However many rows name him, one of them says what he is called.
            foreach (var id in ids) titled.AddRange(await TitledAsync(column, Naming(column, id, scope), 1, scope, ct));
        }

        return titled.Where(t => t.Id is not null && !string.IsNullOrEmpty(t.Title)).DistinctBy(t => t.Id)
            .Where(t => ids is null || ids.Contains(t.Id!.Value)).ToDictionary(t => t.Id!.Value, t => t.Title!);
    }

    private IQueryable<TRecord> Naming(Column<TRow> column, Guid id, ListScope scope) => Visible(scope).Where(
        FieldTests.Predicate(column.Field, new LinkTest(false, false, false, [id]), AskingNow.Of(scope))
            .Of(RowOnce(scope)));

    private async Task<IEnumerable<Titled>> TitledAsync(
        Column<TRow> column, IQueryable<TRecord> records, int most, ListScope scope, CancellationToken ct)
    {
        var (field, row) = (column.Field, RowOnce(scope));
        if (field.Title is not { } title || field.Reads is not Expression<Func<TRow, Guid?>> id
            || !row.Knows(title) || !row.Knows(id))
            return (await SomeRowsAsync(records, most, scope, ct)).Select(
                r => new Titled { Id = (Guid?)field.ValueOf(r), Title = field.TitleOf(r) });
        var called = records.Select(Titled.Of(id.Of(row), title.Of(row))).Where(t => t.Title != null && t.Title != "");
        return await ToListAsync(
            most == 1 ? called.Take(1) : called.Distinct().OrderBy(t => t.Title).Take(MostOptions), ct);
    }

    private async Task<IReadOnlyList<TRow>> SomeRowsAsync(
        IQueryable<TRecord> records, int most, ListScope scope, CancellationToken ct) =>
        await WithMoreAsync(await ToListAsync(records.Select(Row(scope)).Take(most), ct), scope, ct);

    private static async Task<IReadOnlyList<T>> ToListAsync<T>(IQueryable<T> rows, CancellationToken ct) =>
        rows is IAsyncEnumerable<T> ? await rows.ToListAsync(ct) : [.. rows];

    private sealed class Titled
    {
        public Guid? Id { get; init; }

        public string? Title { get; init; }

        public static Expression<Func<TRecord, Titled>> Of(
            Expression<Func<TRecord, Guid?>> id, Expression<Func<TRecord, string?>> title)
        {
            var record = id.Parameters[0];
            var said = Microsoft.EntityFrameworkCore.Query.ReplacingExpressionVisitor.Replace(
                title.Parameters[0], record, title.Body);
            return Expression.Lambda<Func<TRecord, Titled>>(
                Expression.MemberInit(
                    Expression.New(typeof(Titled)),
                    Expression.Bind(typeof(Titled).GetProperty(nameof(Id))!, id.Body),
                    Expression.Bind(typeof(Titled).GetProperty(nameof(Title))!, said)),
                record);
        }
    }
}
