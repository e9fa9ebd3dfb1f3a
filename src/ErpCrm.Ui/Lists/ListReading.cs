using System.Globalization;
using System.Linq.Expressions;
using ErpCrm.Platform;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Lists.Own;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Lists;

/// <content>How a list is read: found, ordered, cut, turned into rows, added up.</content>
public abstract partial class ListOf<TRecord, TRow>
{
    /// <summary>Rows that are held in memory at once.</summary>
    public const int ExportLimit = 20_000;

    /// <summary>Whether rows ask further tables: the records of the page are found first.</summary>
    protected virtual bool FindsFirst => true;

    /// <summary>Whether this reading has few rows: they are ordered in memory, also by what is added to them.</summary>
    protected virtual bool IsShort(ListScope scope) => false;

    /// <summary>Rows on one page of a short list: some, like a chart of accounts, are read whole.</summary>
    protected virtual int ShortPage => Paging.Size;

    /// <summary>Of a list that only grows: the number of its records. It is
    /// turned by that, the newest first, and has no last page.</summary>
    protected virtual (Expression<Func<TRecord, long>> OfRecord, Func<TRow, long> OfRow)? Sequence => null;

    /// <summary>The records that the reader may see, untracked.</summary>
    public abstract IQueryable<TRecord> Visible(ListScope scope);

    /// <summary>What the list shows of a record.</summary>
    protected abstract Expression<Func<TRecord, TRow>> Row(ListScope scope);

    /// <summary>The order when the address says none.</summary>
    /// <param name="tab">Value of the tab that is shown; null for a list without tabs.</param>
    protected abstract (string Key, bool IsDescending) UsualOrder(string? tab);

    /// <summary>The visible records that the address asks for: the one predicate of table, totals and file.</summary>
    public IQueryable<TRecord> Found(ListScope scope)
    {
        var visible = Visible(scope);
        var found = TabOf(scope)?.Narrow is { } narrow ? narrow(visible, scope) : visible;
        // A tab is most of the table: where an index finds or orders the rows, that one is used.
        if (!ReferenceEquals(found, visible) && IsQuery(found) && AsksFast(scope))
            found = Likely.Since(visible, found);
        foreach (var filter in _filters) found = filter.Apply(found, scope);
        found = WhereAsked(found, scope);
        if (Search is null) return found;
        return SearchText.Words(scope.Query[ListQuery.Words]).Aggregate(
            found, (records, word) => records.Where(Search(scope, word)));
    }

    /// <summary>The found records as rows in their order.</summary>
    public IQueryable<TRow> Rows(ListScope scope) => Ordered(Found(scope), scope).Select(Row(scope));

    /// <summary>One page.</summary>
    public async Task<ListPage<TRecord, TRow>> LoadAsync(ListScope scope, CancellationToken ct)
    {
        await BeginAsync(scope, ct);
        var found = Found(scope);
        var page = await PageAsync(found, scope, ct);
        var totals = page.Rows.Count == 0 || AsksOfRows(scope) ? [] : await TotalsAsync(found, scope, ct);
        foreach (var filter in _filters) await filter.PrepareAsync(scope, ct);
        await PrepareConditionsAsync(scope, ct);
        var groups = page.Rows.Count == 0 ? null : await GroupsAsync(found, scope, ct);
        var counted = scope.Query[ListQuery.Counted] is null ? null : await ListCount.WriteAsync(this, scope, ct);
        return new ListPage<TRecord, TRow>(this, scope, page, totals) { Groups = groups, Counted = counted };
    }

    /// <summary>All rows, if they are not too many.</summary>
    public async Task<IReadOnlyList<TRow>> AllAsync(ListScope scope, CancellationToken ct)
    {
        await BeginAsync(scope, ct);
        return IsShort(scope)
            ? [.. await ShortAsync(Found(scope), scope, ct)]
            : await WholeRowsAsync(await ToListAsync(Rows(scope).Take(ExportLimit), ct), scope, ct);
    }

    /// <summary>The first of <see cref="OrdersOf"/>.</summary>
    public (string Key, bool IsDescending) OrderOf(ListScope scope) => OrdersOf(scope)[0];

    /// <summary>The tab of the address; null for a list without tabs.</summary>
    public ListTab<TRecord>? TabOf(ListScope scope)
    {
        var tabs = TabsFor(scope);
        var asked = scope.Query[TabKey] ?? UsualTab(scope.Query);
        return tabs.FirstOrDefault(t => string.Equals(t.Value, asked, StringComparison.OrdinalIgnoreCase))
            ?? (tabs.Count == 0 ? null : tabs[0]);
    }

    /// <summary>What the address narrows the list to, and nothing else that it says: under it sums are kept.</summary>
    public string NarrowedBy(ListScope scope)
    {
        var keys = _filters.SelectMany(f => f.Keys).Append(TabKey).Append(ListQuery.Words);
        var narrowed = ListQuery.Empty.With([
            .. keys.Select(name => (name, scope.Query[name])),
            .. scope.Query.Conditions.Select(c => (c.Name, (string?)c.Text))]);
        // "Me" and "this month" mean other rows to others, and tomorrow.
        return scope.Query.Conditions.Any()
            ? $"{narrowed} {scope.Me.Id} {scope.Today:O} {scope.Find<ICustomFields>()?.Stamp}"
            : narrowed.ToString();
    }

    /// <summary>Whether the address narrows the list, its tab aside.</summary>
    public bool IsNarrow(ListScope scope) =>
        SearchText.Words(scope.Query[ListQuery.Words]).Count > 0 || _filters.Exists(f => f.IsSet(scope))
            || scope.Query.Conditions.Any();

    internal bool IsSequence => Sequence is not null;

    internal long? LastOf(Page<TRow> page) =>
        Sequence is { } sequence && page.HasNext ? sequence.OfRow(page.Rows[^1]) : null;

    internal Expression<Func<TRecord, TRow>> RowIn(ListScope scope) => Row(scope);

    internal IReadOnlyList<ListTab<TRecord>> TabsFor(ListScope scope) =>
        [.. Tabs.Where(t => t.Permission is null || scope.Me.Can(t.Permission))];

    /// <summary>Fetches what filters and cells need for all rows, and keeps it in the scope.</summary>
    protected virtual Task PrepareAsync(ListScope scope, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Adds to the rows of a page what other questions answer.</summary>
    protected virtual Task<IReadOnlyList<TRow>> WithMoreAsync(
        IReadOnlyList<TRow> rows, ListScope scope, CancellationToken ct) =>
        Task.FromResult(rows);

    /// <summary>The tab of an address that names none; null is the first.</summary>
    protected virtual string? UsualTab(ListQuery query) => null;

    /// <summary>Whether the rows of this reading are added up.</summary>
    protected virtual bool HasSums(ListScope scope) => IsNarrow(scope);

    /// <summary>Where sums are kept until a row changes; nowhere unless the list says so.</summary>
    protected virtual Task<CurrencySums> KeptAsync(ListScope scope, Func<Task<CurrencySums>> compute) => compute();

    /// <summary>Sums under the list, of the same records: those of every column that sums.</summary>
    protected virtual async Task<IReadOnlyList<ListTotal>> TotalsAsync(
        IQueryable<TRecord> found, ListScope scope, CancellationToken ct)
    {
        var amounts = _columns.Where(c => c.Field.Amount is not null && c.IsFor(scope)).ToList();
        if (amounts.Count == 0 || !HasSums(scope)) return [];
        var sums = await KeptAsync(
            scope, () => CurrencySums.OfAsync(found, Row(scope), [.. amounts.Select(c => c.Field.Amount!)], ct));
        return sums.ToTotals(scope, [.. amounts.Select(c => c.Field.Key)], CountWord, BaseNote);
    }

    /// <summary>Another order than the field's own, for example
    /// because each tab has its index; null for none.</summary>
    protected virtual IOrderedQueryable<TRecord>? Order(
        IQueryable<TRecord> records, string name, bool isDescending, ListScope scope) =>
        null;

    private IQueryable<TRecord> Ordered(IQueryable<TRecord> records, ListScope scope)
    {
        if (Sequence is { } sequence) return records.OrderByDescending(sequence.OfRecord);
        var (name, down) = OrderOf(scope);
        IOrderedQueryable<TRecord> ordered;
        if (GroupOf(scope) is { } group)
        {
            ordered = group.Field.Gather(records, Row(scope));
            if (ColumnOf(name, scope) is { } own && IsKnownToReading(own, scope) && own.Field.IsSortable)
                ordered = own.Field.Then(ordered, Row(scope), down);
        }
        else ordered = Order(records, name, down, scope)
            ?? ColumnOf(name, scope)!.Field.Order(records, Row(scope), down);
        foreach (var (next, isDescending) in OrdersOf(scope).Skip(1))
            ordered = ColumnOf(next, scope)!.Field.Then(ordered, Row(scope), isDescending);
        if (!IsQuery(records)) return ordered;
        return down
            ? ordered.ThenByDescending(r => EF.Property<Guid>(r, "Id"))
            : ordered.ThenBy(r => EF.Property<Guid>(r, "Id"));
    }

    private async Task<Page<TRow>> PageAsync(IQueryable<TRecord> found, ListScope scope, CancellationToken ct)
    {
        if (Sequence is { } sequence) return await NewestAsync(found, sequence.OfRecord, scope, ct);
        if (IsShort(scope)) return Cut(await ShortAsync(found, scope, ct), scope.Query.Number, ShortPage);
        if (!IsQuery(found)) return Cut(Ordered(found, scope).Select(Row(scope)), scope.Query.Number);
        var page = FindsFirst
            ? await Visible(scope).ToPageAsync(
                found, records => Ordered(records, scope), records => records.Select(Row(scope)), scope.Query.Number,
                ct)
            : await Ordered(found, scope).Select(Row(scope)).ToPageAsync(scope.Query.Number, ct: ct);
        return page with { Rows = await WholeRowsAsync(page.Rows, scope, ct) };
    }

    private async Task<Page<TRow>> NewestAsync(
        IQueryable<TRecord> found, Expression<Func<TRecord, long>> number, ListScope scope, CancellationToken ct)
    {
        if (long.TryParse(scope.Query[ListQuery.Before], CultureInfo.InvariantCulture, out var before)) found =
            found.Where(Predicates.Below(number, before));
        var rows = await Ordered(found, scope).Select(Row(scope)).Take(Paging.Size + 1).ToListAsync(ct);
        return new Page<TRow>(
            await WholeRowsAsync([.. rows.Take(Paging.Size)], scope, ct), 1, Paging.Size, rows.Count > Paging.Size);
    }

    private async Task<IQueryable<TRow>> ShortAsync(IQueryable<TRecord> found, ListScope scope, CancellationToken ct)
    {
        var some = await ToListAsync(found.Select(Row(scope)).Take(ExportLimit), ct);
        var rows = (await WholeRowsAsync(some, scope, ct)).AsQueryable();
        rows = WhereAsked(rows, scope);
        var (name, down) = OrderOf(scope);
        var field = ColumnOf(name, scope)!.Field;
        var ordered = GroupOf(scope) is { } group
            ? field.Then(group.Field.Gather(rows, row => row), row => row, down)
            : field.Order(rows, row => row, down);
        foreach (var (next, isDescending) in OrdersOf(scope).Skip(1))
            ordered = ColumnOf(next, scope)!.Field.Then(ordered, row => row, isDescending);
        return ordered;
    }

    // What the company added is known before columns, conditions and orders are read.
    private async Task BeginAsync(ListScope scope, CancellationToken ct)
    {
        if (scope.Find<ICustomFields>() is { } fields)
        {
            await fields.LoadAsync(ct);
            await KnowOwnAsync(scope, ct);
        }

        await PrepareAsync(scope, ct);
    }

    // What conditions name has to be seen, and whether the list is too long for some orders.
    private async Task KnowOwnAsync(ListScope scope, CancellationToken ct)
    {
        var own = OwnIn(scope).Fields.ToList();
        foreach (var (name, text) in scope.Query.Conditions)
        {
            var field = ConditionName.Parts(name).Field;
            var column = own.Find(c => string.Equals(c.Field.Key, field, StringComparison.OrdinalIgnoreCase));
            if (column is { Target: not null } && LinkTest.Read(text, isPerson: false) is { } link)
                await column.KnowAsync(link.Chosen, ct);
        }

        if (own.Exists(column => column.IsSlow))
            scope.Keep(new ListLength(await scope.Get<ListSizes>().IsLongAsync(
                Key, scope.Me.Id, () => IsLongAsync(scope, ct))));
    }

    private async Task<bool> IsLongAsync(ListScope scope, CancellationToken ct) =>
        Visible(scope) is var visible && IsQuery(visible) && await visible.Skip(ListSizes.MostOrdered).AnyAsync(ct);

    // Whether an index over a field of the company narrows or orders what is asked for.
    private bool AsksFast(ListScope scope) =>
        ConditionsIn(scope).Read.SelectMany(together => together).Any(c => IsFast(c.Column))
        || OrdersOf(scope).Any(order => IsFast(ColumnOf(order.Key, scope)));

    private static bool IsFast(Column<TRow>? column) => column is CustomColumn<TRow> { IsFast: true };

    private async Task<IReadOnlyList<TRow>> WholeRowsAsync(
        IReadOnlyList<TRow> rows, ListScope scope, CancellationToken ct)
    {
        rows = await WithMoreAsync(rows, scope, ct);
        if (OwnIn(scope).Tags is { } tags
            && (scope.Query[ListQuery.Form] is not null || ShownIn(scope).Contains(tags)))
            await tags.LoadAsync(rows, ct);
        foreach (var column in OwnIn(scope).Fields.Where(c => c.Target is not null))
        {
            if (scope.Query[ListQuery.Form] is not null || ShownIn(scope).Contains(column) || GroupOf(scope) == column)
                await column.LoadAsync(rows, ct);
        }

        return rows;
    }

    private static Page<TRow> Cut(IQueryable<TRow> rows, int number, int size = Paging.Size)
    {
        number = Math.Clamp(number, 1, Paging.LastPage);
        var some = rows.Skip((number - 1) * size).Take(size + 1).ToList();
        return new Page<TRow>([.. some.Take(size)], number, size, some.Count > size);
    }

    // Few rows that were computed in memory are a list too.
    private static bool IsQuery(IQueryable<TRecord> records) => records is IAsyncEnumerable<TRecord>;
}
