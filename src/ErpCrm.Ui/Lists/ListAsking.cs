using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Lists.Own;

namespace ErpCrm.Ui.Lists;

/// <content>What an address asks of any list: conditions on its fields, up to three orders, columns, groups.</content>
public abstract partial class ListOf<TRecord, TRow>
{
    /// <summary>What the address is ordered by, if the reader has those
    /// fields; otherwise the list's own order.</summary>
    public IReadOnlyList<(string Key, bool IsDescending)> OrdersOf(ListScope scope)
    {
        var asked = (scope.Query[ListQuery.Sort] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => (Key: word.TrimStart('-'), IsDescending: word[0] == '-'))
            .Where(order => ColumnOf(order.Key, scope)?.SortsIn(scope) == true)
            .DistinctBy(order => order.Key).Take(Orders.Most).ToList();
        if (asked.Count == 0) return [UsualOrder(TabOf(scope)?.Value)];
        // An address of one order may say its direction beside it.
        if (asked.Count == 1 && scope.Query.IsDescending) asked[0] = (asked[0].Key, true);
        return [asked[0], .. asked.Skip(1).Where(order => IsKnownToReading(ColumnOf(order.Key, scope)!, scope))];
    }

    /// <summary>The columns of the table, in their order.</summary>
    public IReadOnlyList<Column<TRow>> ShownIn(ListScope scope) =>
        [.. (ChosenIn(scope) ?? ColumnsIn(scope).Where(c => c.IsShown)).Where(c => c.IsFor(scope))];

    /// <summary>The columns of the file: those that are shown if somebody chose them, otherwise all.</summary>
    public IReadOnlyList<Column<TRow>> ExportedIn(ListScope scope)
    {
        var chosen = scope.Query[ListQuery.Whole] is null ? ChosenIn(scope) : null;
        return [.. (chosen ?? ColumnsIn(scope)).Where(c => c.Field.IsExported && c.Field.IsFor(scope.Me))];
    }

    /// <summary>Whether rows can stand together by a column.</summary>
    public bool GroupsIn(ListScope scope, Column<TRow> column) =>
        !IsSequence && AsksIn(scope, column) && column.GroupsFor(scope)
        && (column.HasFewTexts || column.Field.Type is FieldType.Choice
            or FieldType.Option or FieldType.Person or FieldType.Record or FieldType.Flag or FieldType.Date
            or FieldType.Moment);

    /// <summary>Whether rows can be asked for a column.</summary>
    public bool AsksIn(ListScope scope, Column<TRow> column) =>
        !column.HidesHead && !column.IsNotAsked && column.IsFor(scope) && FieldTests.CanAsk(column.Field)
            && IsKnownToReading(column, scope);

    /// <summary>Those of the list, and those that the company added.</summary>
    internal IReadOnlyList<Column<TRow>> ColumnsIn(ListScope scope) =>
        OwnIn(scope) is { Columns.Count: > 0 } own ? [.. _columns, .. own.Columns] : _columns;

    internal Column<TRow>? ColumnOf(string? key) => _columns.Find(c => c.Field.Key == key);

    internal Column<TRow>? ColumnOf(string? key, ListScope scope) => ColumnsIn(scope).FirstOrDefault(
        c => string.Equals(c.Field.Key, key, StringComparison.OrdinalIgnoreCase));

    private static OwnColumns<TRow> OwnIn(ListScope scope) =>
        scope.KeptOrNull<OwnColumns<TRow>>() ?? scope.Keep(OwnColumns<TRow>.Of(typeof(TRecord), scope));

    internal Column<TRow>? GroupOf(ListScope scope) =>
        ColumnOf(scope.Query[ListQuery.Group] ?? UsualGroupIn(scope), scope) is { } column && GroupsIn(scope, column)
            ? column
            : null;

    /// <summary>The address of the list without groups.</summary>
    internal ListQuery Ungrouped(ListQuery query) =>
        query.FromStart((ListQuery.Group, UsualGroup is null ? null : ListQuery.NoGroup));

    /// <summary>The field by which rows stand together while the address says neither group nor order.</summary>
    protected virtual string? UsualGroup => null;

    private string? UsualGroupIn(ListScope scope) => scope.Query[ListQuery.Sort] is null ? UsualGroup : null;

    /// <summary>The conditions of the address, also those that nobody can ask (any more).</summary>
    internal Conditions<TRow> ConditionsIn(ListScope scope) =>
        scope.KeptOrNull<Conditions<TRow>>() ?? scope.Keep(new Conditions<TRow>(
            [.. scope.Query.Conditions.Select(c => ConditionOf(c.Name, c.Text, scope))]));

    internal Condition<TRow> ConditionOf(string name, string text, ListScope scope)
    {
        var (field, group) = ConditionName.Parts(name);
        var column = ColumnOf(field, scope);
        if (column is null || !AsksIn(scope, column)) return new(name, field, group, text, null, null);
        var test = FieldTests.Read(column.Field, text);
        if (test is LinkTest link && column is CustomColumn<TRow> { Target: not null } own) test = own.Seen(link);
        return new(name, column.Field.Key, group, text, column, IsOfNothing(test, column, scope) ? null : test);
    }

    // Whatever it names is no longer there: a tag that was deleted.
    private static bool IsOfNothing(FieldTest? test, Column<TRow> column, ListScope scope) =>
        test is LinkTest { IsMe: false, IsTeam: false } link && column.TitlesIn(scope) is { } titles
            && !link.Chosen.Any(titles.ContainsKey);

    /// <summary>A column that stays: the name of the row, which opens its record.</summary>
    internal bool Stays(Column<TRow> column) =>
        column == (_columns.Find(c => c.Place == 1 && c.IsShown) ?? _columns.Find(c => c.IsShown));

    private IEnumerable<Column<TRow>>? ChosenIn(ListScope scope)
    {
        if (scope.Query[ListQuery.Columns] is not { } text) return null;
        var chosen = text.Split(',').Select(key => ColumnOf(key, scope)).OfType<Column<TRow>>().Distinct().ToList();
        if (chosen.Count == 0) return null;
        var name = _columns.Find(Stays);
        if (name is not null && !chosen.Contains(name)) chosen.Insert(0, name);
        // What has no head belongs to the row whatever is chosen.
        return [.. chosen.Where(c => !c.HidesHead), .. _columns.Where(c => c.HidesHead && c.IsShown)];
    }

    // Few rows are asked when they are whole; many by the database.
    private bool IsKnownToReading(Column<TRow> column, ListScope scope) =>
        IsShort(scope) || IsInDatabase(column, RowOnce(scope));

    // A row has many parts, and every column of a page is looked at: it is made once.
    private Expression<Func<TRecord, TRow>> RowOnce(ListScope scope) =>
        scope.KeptOrNull<Expression<Func<TRecord, TRow>>>() ?? scope.Keep(Row(scope));

    private static bool IsInDatabase(Column<TRow> column, Expression<Func<TRecord, TRow>> row) =>
        row.Knows(column.Field.Reads);

    private IQueryable<TRecord> WhereAsked(IQueryable<TRecord> records, ListScope scope)
    {
        foreach (var together in ConditionsIn(scope).Read)
        {
            var row = RowOnce(scope);
            if (together.All(c => IsInDatabase(c.Column!, row)))
                records = records.Where(Condition<TRow>.AnyOf(together, AskingNow.Of(scope)).Of(row));
        }

        return records;
    }

    // What the database could not be asked.
    private IQueryable<TRow> WhereAsked(IQueryable<TRow> rows, ListScope scope)
    {
        foreach (var together in ConditionsIn(scope).Read)
        {
            if (!together.All(c => IsInDatabase(c.Column!, RowOnce(scope))))
                rows = rows.Where(Condition<TRow>.AnyOf(together, AskingNow.Of(scope)));
        }

        return rows;
    }

    private bool AsksOfRows(ListScope scope) => ConditionsIn(scope).Read
        .Any(together => !together.All(c => IsInDatabase(c.Column!, RowOnce(scope))));
}
