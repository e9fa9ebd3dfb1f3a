using System.Globalization;
using System.Net;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Platform.Records;
using ErpCrm.Tests.Seeding;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>Orders, columns and groups that an address asks for, of every list.</summary>
[Collection(SeededCompany.Name)]
public sealed class ListShapeTests(SeededApp app)
{
    private readonly ListWalk _lists = new(app);

    [Fact]
    public Task Of_three_orders_each_decides_where_those_before_it_do_not() =>
        _lists.EachAsync(this, nameof(OrdersAsync), least: 8);

    [Fact]
    public Task The_rows_of_a_group_lie_together_and_its_sums_are_theirs() =>
        _lists.EachAsync(this, nameof(GroupsAsync), least: 30);

    [Fact]
    public Task Columns_stand_in_the_order_that_the_address_says_and_the_name_stays() =>
        _lists.EachAsync(this, nameof(ChoosesAsync), least: 15);

    [Fact]
    public Task Each_editor_of_a_condition_opens_with_what_can_be_chosen() =>
        _lists.EachAsync(this, nameof(OpensAsync), least: 120);

    [Fact]
    public Task A_condition_calls_people_and_records_as_the_rows_do() =>
        _lists.EachAsync(this, nameof(CallsAsync), least: 8);

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_guarded_field_is_no_filter_column_or_group_of_those_without_the_right(bool hasRight)
    {
        var list = app.Services.GetRequiredService<EngagementsList>();
        var reader = new Reader(hasRight ? "" : InsightsPermissions.ViewMargin);
        var (all, found, html) = await _lists.ReadAsync(list, "?f.earned=0.01..&cols=name,earned", async scope =>
        {
            var page = await list.LoadAsync(scope, default);
            var markup = await page.MarkupFor(app.Services.GetRequiredService<Assets>()).WriteAsync(null!);
            await using var text = new StringWriter();
            markup.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
            var everything = await list.AllAsync(scope.With(ListQuery.Empty), default);
            return (everything.Count, (await list.AllAsync(scope, default)).Count, text.ToString());
        }, reader);
        Assert.Equal(hasRight, found < all);
        Assert.Equal(hasRight, html.Contains("Earned", StringComparison.Ordinal));
        Assert.Equal(!hasRight, html.Contains("<s>earned", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_form_of_a_condition_becomes_its_short_address()
    {
        var http = app.Browser(TestUser.Owner).Http;
        foreach (var (sent, address) in new[]
        {
            ("set=f.name&how=has&v=Log", "f.name=Log"),
            ("set=f.name&how=not&v=a:b", "f.name=not:a:b"),
            ("set=f.value&v=1+000,5&v2=", "f.value=1000.5.."),
            ("set=f.captured&how=last&n=30", "f.captured=last-30"),
            ("set=f.captured&how=&v=2026-01-05&v2=", "f.captured=2026-01-05.."),
            ("set=f.status&how=none&v=New&v=Contacted", "f.status=!New,Contacted"),
            ("set=f.owner&v=me&v=team", "f.owner=me,team"),
            ("set=f.owner&how=empty", "f.owner=empty"),
            ("set=f.value&v=many&status=New", "f.value=many..&open=f.value&status=New"),
            ("set=f.owner&v=me&or=f.status&f.status=New", "f.owner.a=me&f.status.a=New"),
            ("set=f.name.a&how=has&v=b&f.name=a", "f.name=a&f.name.a=b"),
        })
        {
            using var answer = await http.GetAsync($"/crm/leads?{sent}");
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal($"/crm/leads?{address}", answer.Headers.Location!.OriginalString);
        }
    }

    private async Task<int> OrdersAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var sorts = await ColumnsAsync(list, (scope, column) => column.SortsIn(scope));
        if (sorts.Count < 2 || list.IsSequence) return 0;
        var query = $"?sort=-{sorts[^1].Field.Key},{string.Join(',', sorts.Take(2).Select(c => c.Field.Key))}";
        await _lists.ReadAsync(list, query, async scope =>
        {
            var rows = await list.AllAsync(scope, default);
            var orders = list.OrdersOf(scope);
            if (orders[0] != (sorts[^1].Field.Key, true)) problems.Add($"{list.Url}{query}: by {orders[0]}");
            // Those that the first one does not part are parted by the second.
            if (orders.Count < 2) return 0;
            var (first, second) = (list.ColumnOf(orders[0].Key)!.Field, list.ColumnOf(orders[1].Key)!.Field);
            for (var i = 1; i < rows.Count; i++)
            {
                if (!first.SortValuesOf(rows[i - 1]).SequenceEqual(first.SortValuesOf(rows[i]))) continue;
                var (a, b) = (second.SortValuesOf(rows[i - 1]).First(), second.SortValuesOf(rows[i]).First());
                if (a.Value is null || b.Value is null) continue;
                var order = a.Value is string x ? string.CompareOrdinal(x, (string)b.Value)
                    : Comparer<object>.Default.Compare(a.Value, b.Value);
                if (orders[1].IsDescending ? order < 0 : order > 0)
                    problems.Add($"{list.Url}{query}: {a.Value} before {b.Value}");
            }

            return 0;
        });
        return 1;
    }

    private async Task<int> GroupsAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var columns = await ColumnsAsync(list, list.GroupsIn);
        foreach (var column in columns)
        {
            await _lists.ReadAsync(list, $"?group={column.Field.Key}", async scope =>
            {
                var (page, rows) = (await list.LoadAsync(scope, default), await list.AllAsync(scope, default));
                if (rows.Count == 0) return 0;
                var groups = page.Groups!;
                var keys = rows.Select(groups.KeyOf).ToList();
                var runs = keys.Where((key, i) => i == 0 || !key.Equals(keys[i - 1])).Count();
                if (runs != keys.Distinct().Count()) problems.Add($"{list.Key} by {column.Field.Key}: lie apart");
                foreach (var group in rows.GroupBy(groups.KeyOf))
                {
                    var total = groups.TotalOf(group.Key);
                    if (total.Count != group.Count())
                        problems.Add($"{list.Key} by {column.Field.Key}: {total.Count}, not {group.Count()}");
                    problems.AddRange(total.Sums.Where(s => s.Value != SumOf(list, group, s.Key))
                        .Select(s => $"{list.Key} by {column.Field.Key}: {s.Key} is not {s.Value}"));
                }

                return 0;
            });
        }

        return columns.Count;
    }

    private Task<int> ChoosesAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var chosen = list.Columns.Where(c => !c.HidesHead).Reverse().Take(3).ToList();
        return _lists.ReadAsync(list, $"?cols={string.Join(',', chosen.Select(c => c.Field.Key))},nonsense", scope =>
        {
            var shown = list.ShownIn(scope).Where(c => !c.HidesHead).ToList();
            var expected = chosen.Where(c => c.IsFor(scope)).ToList();
            if (!shown.Where(expected.Contains).SequenceEqual(expected)) problems.Add($"{list.Key}: another order");
            if (expected.Count > 0 && !shown.Exists(list.Stays)) problems.Add($"{list.Key}: the name is gone");
            return Task.FromResult(1);
        });
    }

    private async Task<int> OpensAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var columns = await ColumnsAsync(list, list.AsksIn);
        foreach (var column in columns)
        {
            await _lists.ReadAsync(list, $"?open={ConditionName.Of(column.Field.Key, "")}", async scope =>
            {
                var page = await list.LoadAsync(scope, default);
                var options = scope.ChoicesOf(ConditionName.Prefix + column.Field.Key);
                var isChosen = column.HasFewTexts || column.Field.Type is FieldType.Person or FieldType.Record;
                var hasValues = page.Page.Rows.Any(r => column.Field.TitleOf(r) is { Length: > 0 });
                if (isChosen && hasValues && options.Count == 0)
                    problems.Add($"{list.Key}, {column.Field.Key}: nothing can be chosen");
                return 0;
            });
        }

        return columns.Count;
    }

    private async Task<int> CallsAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var done = 0;
        foreach (var column in await ColumnsAsync(list, (scope, column) =>
            column.Field.Type is FieldType.Person or FieldType.Record && list.AsksIn(scope, column)))
        {
            var called = await _lists.ReadAsync(list, "", async scope => (await list.AllAsync(scope, default))
                .Select(r => (Id: (Guid?)column.Field.ValueOf(r), Title: column.Field.TitleOf(r)))
                .Where(c => c.Id is not null && !string.IsNullOrEmpty(c.Title)).ToHashSet());
            var asked = called.Select(c => c.Id!.Value).Distinct().Take(2).ToList();
            if (asked.Count == 0) continue;
            var name = ConditionName.Of(column.Field.Key, "");
            var titles = await _lists.ReadAsync(list, $"?{name}={string.Join(',', asked)}", async scope =>
            {
                await list.LoadAsync(scope, default);
                return scope.Kept<ConditionTitles>().ByCondition[name];
            });
            problems.AddRange(asked.Where(id => !called.Contains((id, titles.GetValueOrDefault(id))))
                .Select(id => $"{list.Key}, {name}: “{titles.GetValueOrDefault(id)}”"));
            done++;
        }

        return done;
    }

    private Task<List<Column<TRow>>> ColumnsAsync<TRecord, TRow>(
        ListOf<TRecord, TRow> list, Func<ListScope, Column<TRow>, bool> which)
        where TRecord : class
        where TRow : class =>
        _lists.ReadAsync(list, "", async scope =>
        {
            await list.AllAsync(scope, default);
            return list.Columns.Where(c => which(scope, c)).ToList();
        });

    private static decimal SumOf<TRecord, TRow>(
        ListOf<TRecord, TRow> list, IEnumerable<TRow> rows, (string Column, string Currency) what)
        where TRecord : class
        where TRow : class
    {
        var field = list.ColumnOf(what.Column)!.Field;
        return rows.Where(r => (field.CurrencyOf(r) ?? "") == what.Currency)
            .Sum(r => Convert.ToDecimal(field.ValueOf(r) ?? 0m, CultureInfo.InvariantCulture));
    }
}
