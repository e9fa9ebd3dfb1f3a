using System.Globalization;
using System.Linq.Expressions;
using ErpCrm.Platform;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Lists;

/// <content>How a list is read: found, ordered, cut, turned into rows, added up.</content>
public abstract partial class ListOf<TRecord, TRow>
{
    /// <summary>Rows of a file.</summary>
    public const int ExportLimit = 20_000;

    /// <summary>Whether rows ask further tables: the records of the page are found first.</summary>
    protected virtual bool FindsFirst => true;

    /// <summary>Whether this reading has few rows: they are ordered in memory, also by what is added to them.</summary>
    protected virtual bool IsShort(ListScope scope) => false;

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
        var found = TabOf(scope)?.Narrow is { } narrow ? narrow(Visible(scope), scope) : Visible(scope);
        foreach (var filter in _filters) found = filter.Apply(found, scope);
        if (Search is null) return found;
        return SearchText.Words(scope.Query[ListQuery.Words]).Aggregate(
            found, (records, word) => records.Where(Search(scope, word)));
    }

    /// <summary>The found records as rows in their order.</summary>
    public IQueryable<TRow> Rows(ListScope scope) => Ordered(Found(scope), scope).Select(Row(scope));

    /// <summary>One page.</summary>
    public async Task<ListPage<TRecord, TRow>> LoadAsync(ListScope scope, CancellationToken ct)
    {
        await PrepareAsync(scope, ct);
        var found = Found(scope);
        var page = await PageAsync(found, scope, ct);
        var totals = page.Rows.Count == 0 ? [] : await TotalsAsync(found, scope, ct);
        foreach (var filter in _filters) await filter.PrepareAsync(scope, ct);
        return new ListPage<TRecord, TRow>(this, scope, page, totals);
    }

    /// <summary>All rows, for the file.</summary>
    public async Task<IReadOnlyList<TRow>> AllAsync(ListScope scope, CancellationToken ct)
    {
        await PrepareAsync(scope, ct);
        return IsShort(scope)
            ? [.. await ShortAsync(Found(scope), scope, ct)]
            : await WithMoreAsync(await ToListAsync(Rows(scope).Take(ExportLimit), ct), scope, ct);
    }

    /// <summary>What the address is ordered by, if the reader has that field; otherwise the list's own order.</summary>
    public (string Key, bool IsDescending) OrderOf(ListScope scope)
    {
        var asked = scope.Query[ListQuery.Sort];
        return asked is not null && _columns.Exists(c => c.Field.Key == asked && c.SortsIn(scope))
            ? (asked, scope.Query.IsDescending)
            : UsualOrder(TabOf(scope)?.Value);
    }

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
        return ListQuery.Empty.With([.. keys.Select(name => (name, scope.Query[name]))]).ToString();
    }

    /// <summary>Whether the address narrows the list, its tab aside.</summary>
    public bool IsNarrow(ListScope scope) =>
        SearchText.Words(scope.Query[ListQuery.Words]).Count > 0 || _filters.Exists(f => f.IsSet(scope));

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
        var ordered = Order(records, name, down, scope)
            ?? _columns.Find(c => c.Field.Key == name)!.Field.Order(records, Row(scope), down);
        if (!IsQuery(records)) return ordered;
        return down
            ? ordered.ThenByDescending(r => EF.Property<Guid>(r, "Id"))
            : ordered.ThenBy(r => EF.Property<Guid>(r, "Id"));
    }

    private async Task<Page<TRow>> PageAsync(IQueryable<TRecord> found, ListScope scope, CancellationToken ct)
    {
        if (Sequence is { } sequence) return await NewestAsync(found, sequence.OfRecord, scope, ct);
        if (IsShort(scope)) return Cut(await ShortAsync(found, scope, ct), scope.Query.Number);
        if (!IsQuery(found)) return Cut(Ordered(found, scope).Select(Row(scope)), scope.Query.Number);
        var page = FindsFirst
            ? await Visible(scope).ToPageAsync(
                found, records => Ordered(records, scope), records => records.Select(Row(scope)), scope.Query.Number,
                ct)
            : await Ordered(found, scope).Select(Row(scope)).ToPageAsync(scope.Query.Number, ct: ct);
        return page with { Rows = await WithMoreAsync(page.Rows, scope, ct) };
    }

    private async Task<Page<TRow>> NewestAsync(
        IQueryable<TRecord> found, Expression<Func<TRecord, long>> number, ListScope scope, CancellationToken ct)
    {
        if (long.TryParse(scope.Query[ListQuery.Before], CultureInfo.InvariantCulture, out var before)) found =
            found.Where(Predicates.Below(number, before));
        var rows = await Ordered(found, scope).Select(Row(scope)).Take(Paging.Size + 1).ToListAsync(ct);
        return new Page<TRow>(
            await WithMoreAsync([.. rows.Take(Paging.Size)], scope, ct), 1, Paging.Size, rows.Count > Paging.Size);
    }

    private async Task<IQueryable<TRow>> ShortAsync(IQueryable<TRecord> found, ListScope scope, CancellationToken ct)
    {
        var rows = (await WithMoreAsync(await ToListAsync(found.Select(Row(scope)).Take(ExportLimit), ct), scope, ct))
            .AsQueryable();
        var (name, down) = OrderOf(scope);
        return _columns.Find(c => c.Field.Key == name)!.Field.Order(rows, row => row, down);
    }

    private static Page<TRow> Cut(IQueryable<TRow> rows, int number)
    {
        number = Math.Clamp(number, 1, Paging.LastPage);
        var some = rows.Skip((number - 1) * Paging.Size).Take(Paging.Size + 1).ToList();
        return new Page<TRow>([.. some.Take(Paging.Size)], number, Paging.Size, some.Count > Paging.Size);
    }

    private static async Task<IReadOnlyList<TRow>> ToListAsync(IQueryable<TRow> rows, CancellationToken ct) =>
        rows is IAsyncEnumerable<TRow> ? await rows.ToListAsync(ct) : [.. rows];

    // Few rows that were computed in memory are a list too.
    private static bool IsQuery(IQueryable<TRecord> records) => records is IAsyncEnumerable<TRecord>;
}
