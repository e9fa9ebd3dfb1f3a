using System.Net;
using System.Reflection;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Seeding;
using ErpCrm.Tests.Walker;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Filters;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>What every list promises, proved for each of them over the rows of a whole company.</summary>
[Collection(SeededCompany.Name)]
public sealed class EveryListTests(SeededApp app)
{
    private const string Narrow = "?q=a";

    [Fact]
    public Task The_database_orders_by_each_column_as_memory_does() => ForEachAsync(nameof(OrdersAsync), least: 30);

    [Fact]
    public Task The_file_holds_every_row_of_the_list() => ForEachAsync(nameof(ExportsAsync), least: 12);

    [Fact]
    public Task Totals_are_the_sums_of_the_rows_by_currency() => ForEachAsync(nameof(AddsUpAsync), least: 4);

    [Fact]
    public Task A_filter_leaves_the_rows_whose_field_has_the_chosen_value() =>
        ForEachAsync(nameof(FiltersAsync), least: 4);

    [Fact]
    public Task Every_tab_of_every_list_is_answered_by_the_database() => ForEachAsync(nameof(TabsAsync), least: 20);

    [Fact]
    public Task Nothing_that_stands_in_an_address_breaks_a_list() => ForEachAsync(nameof(EnduresAsync), least: 300);

    [Fact]
    public void Every_word_of_a_list_is_told_in_kyrgyz_and_russian()
    {
        var missing = new List<string>();
        foreach (var language in new[] { "ky", "ru" })
        {
            using var culture = new InCulture(language);
            var texts = app.Services.GetRequiredService<IStringLocalizerFactory>();
            foreach (var list in app.Services.GetServices<RecordList>())
            {
                var (own, shared) = (texts.Create(list.Texts), texts.Create(typeof(SharedText)));
                missing.AddRange(
                    list.AllWords.Where(w => w.Length > 0 && own[w].ResourceNotFound && shared[w].ResourceNotFound)
                        .Select(w => $"{list.Key}, {language}: {w}"));
            }
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing.Distinct()));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_guarded_column_is_in_the_table_the_file_and_the_order_of_those_with_the_right_only(
        bool hasRight)
    {
        using var culture = new InCulture("en");
        await using var services = app.Services.CreateAsyncScope();
        var list = services.ServiceProvider.GetRequiredService<EngagementsList>();
        var scope = new ListScope(services.ServiceProvider, ListReader.QueryOf("?sort=last"), list.Texts,
            new Reader(hasRight ? "" : InsightsPermissions.ViewMargin));
        var page = await list.LoadAsync(scope, default);
        var markup = await page.MarkupFor(services.ServiceProvider.GetRequiredService<Assets>()).WriteAsync(null!);
        using var html = new StringWriter();
        markup.WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.NotEmpty(page.Page.Rows);
        Assert.Equal(hasRight, html.ToString().Contains("margin", StringComparison.Ordinal));
        Assert.Equal(hasRight, System.Text.Encoding.UTF8.GetString(await ListExport.WriteAsync(list, scope, default))
            .Contains("Earned", StringComparison.Ordinal));
        Assert.Equal(hasRight, list.Columns.Single(c => c.Field.Key == "earned").IsFor(scope));
    }

    private async Task ForEachAsync(string check, int least)
    {
        var (problems, done) = (new List<string>(), 0);
        foreach (var list in app.Services.GetServices<RecordList>())
        {
            for (var type = list.GetType(); type is not null; type = type.BaseType)
            {
                if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(ListOf<,>)) continue;
                var method = GetType().GetMethod(check, BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(type.GetGenericArguments());
                done += await (Task<int>)method.Invoke(this, [list, problems])!;
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(done >= least, $"only {done} were looked at");
    }

    private async Task<int> OrdersAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var done = 0;
        foreach (var column in list.Columns)
        {
            foreach (var direction in new[] { "asc", "desc" })
            {
                var rows = await ReadAsync(list, $"?sort={column.Field.Key}&dir={direction}",
                    async scope => column.SortsIn(scope) ? await list.AllAsync(scope, default) : null);
                if (rows is null) continue;
                done++;
                var keys = rows.Select(row => column.Field.SortValuesOf(row).ToArray()).ToList();
                for (var i = 1; i < keys.Count; i++)
                {
                    if (Compare(keys[i - 1], keys[i], direction == "desc") <= 0) continue;
                    var (first, next) = (string.Join(", ", keys[i - 1]), string.Join(", ", keys[i]));
                    problems.Add($"{list.Key} by {column.Field.Key} {direction}: {first} before {next}");
                    break;
                }
            }
        }

        return done;
    }

    private async Task<int> ExportsAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var (file, rows) = await ReadAsync(list, "",
            async scope => (System.Text.Encoding.UTF8.GetString(await ListExport.WriteAsync(list, scope, default)),
                await list.AllAsync(scope, default)));
        var lines = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != rows.Count + 1) problems.Add($"{list.Key}: {lines.Length - 1} lines for {rows.Count} rows");
        var shown = await ReadAsync(list, "", async scope => (await list.LoadAsync(scope, default)).Page.Rows);
        if (!shown.Select(KeyOf).SequenceEqual(rows.Take(shown.Count).Select(KeyOf)))
            problems.Add($"{list.Key}: the file begins with other rows than the page");
        return 1;
    }

    private async Task<int> AddsUpAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var summed = list.Columns.Select(c => c.Field).Where(f => f.Amount is not null).ToList();
        if (summed.Count == 0) return 0;
        var (rows, sums) = await ReadAsync(list, Narrow, async scope =>
            (await list.AllAsync(scope, default),
                await CurrencySums.OfAsync(list.Found(scope), list.RowIn(scope), [.. summed.Select(f => f.Amount!)],
                default)));
        foreach (var (field, i) in summed.Select((f, i) => (f, i)))
        {
            var expected = rows.GroupBy(r => field.CurrencyOf(r) ?? "")
                .ToDictionary(g => g.Key, g => g.Sum(r => (decimal?)field.ValueOf(r) ?? 0));
            if (!sums.Currencies.ToDictionary(s => s.Currency, s => s.Amounts[i])
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .SequenceEqual(expected.OrderBy(s => s.Key, StringComparer.Ordinal)))
                problems.Add($"{list.Key}, {field.Key}: the sums are not those of the rows");
        }

        return 1;
    }

    private async Task<int> FiltersAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var done = 0;
        foreach (var (filter, column) in list.Filters.Join(list.Columns, f => f.Key, c => c.Field.Key,
            (f, c) => (f, c)))
        {
            if (column.Field.Type is not (FieldType.Person or FieldType.Choice or FieldType.Record)) continue;
            var all = await ReadAsync(list, "", scope => list.AllAsync(scope, default));
            foreach (var value in all.Select(column.Field.ValueOf).OfType<object>().Distinct().Take(3))
            {
                done++;
                var found = await ReadAsync(list, $"?{filter.Key}={value}", scope => list.AllAsync(scope, default));
                if (found.Count != all.Count(r => Equals(column.Field.ValueOf(r), value))
                    || found.Any(r => !Equals(column.Field.ValueOf(r), value)))
                    problems.Add($"{list.Key}: {filter.Key}={value} finds {found.Count} rows");
            }
        }

        return done;
    }

    // Every fourth value for each list, another fourth for the next one.
    private async Task<int> EnduresAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        string[] keys = [ListQuery.Words, list.TabKey, ListQuery.Sort, ListQuery.Direction, ListQuery.Page,
            ListQuery.Before, ListQuery.Columns, ListQuery.Group, ListQuery.Open, ListQuery.View, ConditionForm.Set,
            .. list.Filters.SelectMany(f => f.Keys), .. list.Columns.Select(c => ConditionName.Of(c.Field.Key, ""))];
        var browser = app.Browser(TestUser.Owner);
        var values = HostileValues.All.Where((_, i) => (i + list.Key.Length) % 4 == 0).ToList();
        foreach (var value in values)
        {
            var query = string.Join('&', keys.SelectMany(value.For)
                .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(Sendable(pair.Value))}"));
            using var answer = await browser.Http.GetAsync($"{list.Url}?{query}");
            if (answer.StatusCode != HttpStatusCode.OK)
                problems.Add($"{list.Key}: {(int)answer.StatusCode} for {value}");
        }

        return values.Count;
    }

    // Half a character cannot be written into an address, and an address has a longest length.
    private static string Sendable(string value) => new([.. value.Where(c => !char.IsSurrogate(c)).Take(400)]);

    private async Task<int> TabsAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        foreach (var tab in list.Tabs)
        {
            var reached = await ReadAsync(list, $"?{list.TabKey}={tab.Value}&page=2",
                async scope => list.TabOf((await list.LoadAsync(scope, default)).Scope));
            if (reached != tab && tab != list.Tabs[0]) problems.Add($"{list.Key}: the tab {tab.Value} is not reached");
        }

        return list.Tabs.Count;
    }

    private async Task<T> ReadAsync<TRecord, TRow, T>(ListOf<TRecord, TRow> list, string query,
        Func<ListScope, Task<T>> read)
        where TRecord : class
        where TRow : class
    {
        using var culture = new InCulture("en");
        using var acting = ActingUser.Act(null, null);
        await using var services = app.Services.CreateAsyncScope();
        return await read(new ListScope(services.ServiceProvider, ListReader.QueryOf(query), list.Texts));
    }

    private static object? KeyOf<TRow>(TRow row) => typeof(TRow).GetProperty("Id")?.GetValue(row);

    private static int Compare((object? Value, bool IsNothingLast)[] before,
        (object? Value, bool IsNothingLast)[] after, bool isDescending)
    {
        foreach (var (a, b) in before.Zip(after))
        {
            if (a.IsNothingLast && (a.Value is null) != (b.Value is null)) return a.Value is null ? 1 : -1;
            var order = (a.Value, b.Value) switch
            {
                (null, null) => 0,
                (null, _) => -1,
                (_, null) => 1,
                (string x, string y) => string.CompareOrdinal(x, y),
                (bool x, bool y) => x.CompareTo(y),
                var (x, y) => Comparer<object>.Default.Compare(x, y),
            };
            if (order != 0) return isDescending ? -order : order;
        }

        return 0;
    }
}

/// <summary>Somebody who may do everything but one thing.</summary>
internal sealed class Reader(string lacking) : ICurrentUser
{
    public Guid Id => TestUser.Owner.Id;

    public string Name => TestUser.Owner.Name;

    public bool IsSignedIn => true;

    public TimeZoneInfo TimeZone => TimeZoneInfo.Utc;

    public IReadOnlyCollection<Guid> TeamMates => [];

    public Scope ScopeOf(string permission) => permission == lacking ? Scope.None : Scope.All;
}
