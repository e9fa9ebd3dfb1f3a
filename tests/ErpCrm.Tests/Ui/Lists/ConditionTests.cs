using CsCheck;
using ErpCrm.Tests.Seeding;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Filters;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>Whatever an address asks of the fields of a list,
/// the database answers with the rows that it means.</summary>
[Collection(SeededCompany.Name)]
public sealed class ConditionTests(SeededApp app)
{
    private const int Trees = 8;
    private readonly ListWalk _lists = new(app);

    [Fact]
    public Task Each_field_is_answered_as_the_rows_in_memory_say() =>
        _lists.EachAsync(this, nameof(FieldsAsync), least: 120);

    [Fact]
    public Task Any_conditions_and_alternatives_are_answered_as_the_rows_in_memory_say() =>
        _lists.EachAsync(this, nameof(TreesAsync), least: 100);

    [Fact]
    public Task An_address_reads_as_it_was_written() => _lists.EachAsync(this, nameof(RoundTripsAsync), least: 120);

    private async Task<int> FieldsAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var (columns, rows) = await ReadAsync(list);
        foreach (var column in columns)
        {
            var gen = ConditionGen.Of(column, rows);
            foreach (var text in Samples(gen, 3, list.Key + column.Field.Key))
                await CheckAsync(list, rows, [(column, "", text)], problems);
        }

        return columns.Count;
    }

    private async Task<int> TreesAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var (columns, rows) = await ReadAsync(list);
        if (columns.Count < 2) return 0;
        var one = Gen.Int[0, columns.Count - 1].SelectMany(i => Gen.Select(
            Gen.OneOf("", "a", "b"), ConditionGen.Of(columns[i], rows),
            (group, text) => (columns[i], group, text)));
        foreach (var tree in Samples(one.List[2, 4], Trees, list.Key))
        {
            await CheckAsync(
                list, rows, [.. tree.DistinctBy(c => ConditionName.Of(c.Item1.Field.Key, c.group))], problems);
        }

        return Trees;
    }

    private async Task<int> RoundTripsAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var (columns, rows) = await ReadAsync(list);
        foreach (var column in columns)
        {
            foreach (var text in Samples(ConditionGen.Of(column, rows), 5, column.Field.Key))
            {
                var test = FieldTests.Read(column.Field, text);
                if (test is null) problems.Add($"{list.Key}, {column.Field.Key}: {text} is not read");
                else if (!test.Equals(FieldTests.Read(column.Field, test.ToString())))
                    problems.Add($"{list.Key}, {column.Field.Key}: {text} became {test}");
                var query = ListQuery.Empty.With(("f." + column.Field.Key, text));
                if (ListQuery.Parse(query.ToString()).ToString() != query.ToString())
                    problems.Add($"{list.Key}: {query} is read as {ListQuery.Parse(query.ToString())}");
            }
        }

        return columns.Count;
    }

    private async Task<(List<Column<TRow>> Columns, IReadOnlyList<TRow> Rows)> ReadAsync<TRecord, TRow>(
        ListOf<TRecord, TRow> list)
        where TRecord : class
        where TRow : class =>
        await _lists.ReadAsync(list, "", async scope =>
        {
            var rows = await list.AllAsync(scope, default);
            return (list.Columns.Where(c => list.AsksIn(scope, c)).ToList(), rows);
        });

    private async Task CheckAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, IReadOnlyList<TRow> rows,
        List<(Column<TRow> Column, string Group, string Text)> conditions, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var query = ListQuery.Empty.With(
            [.. conditions.Select(c => (ConditionName.Of(c.Column.Field.Key, c.Group), (string?)c.Text))]).ToString();
        await _lists.ReadAsync(list, query, async scope =>
        {
            try
            {
                var found = await list.AllAsync(scope, default);
                var expected = rows.Where(row => conditions
                    .GroupBy(c => c.Group.Length == 0 ? c.Column.Field.Key : "." + c.Group)
                    .All(group => group.Any(c => ConditionGen.Passes(
                        c.Column.Field.Type, c.Column.Field.ValueOf(row), c.Text, scope))));
                if (!found.Select(KeyOf).ToHashSet().SetEquals(expected.Select(KeyOf)))
                    problems.Add($"{list.Url}{query}: {found.Count} rows, expected {expected.Count()}");
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                problems.Add($"{list.Url}{query}: {e.Message.Split('\n')[0]}");
            }

            return 0;
        });
    }

    private static List<T> Samples<T>(Gen<T> gen, int count, string seed)
    {
        // The same ones on every day, others for each field.
        var pcg = new PCG(1, seed.Aggregate(17UL, (sum, c) => unchecked((sum * 31) + c)));
        return [.. Enumerable.Range(0, count).Select(_ => gen.Generate(pcg, null, out var _))];
    }

    private static object? KeyOf<TRow>(TRow row) => typeof(TRow).GetProperty("Id")?.GetValue(row) ?? row;
}
