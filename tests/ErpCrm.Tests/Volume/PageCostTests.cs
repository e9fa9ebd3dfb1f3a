using System.Text.RegularExpressions;
using ErpCrm.Demo.Seeding;
using ErpCrm.Tests.Seeding;
using ErpCrm.Tests.SqlServer;
using Microsoft.Data.Sqlite;

namespace ErpCrm.Tests.Volume;

/// <summary>
/// The pages people look at all day ask few questions, and none of
/// them reads a large table from end to end. What is kept in memory between changes is read once before it is counted.
/// </summary>
[Collection(SeededCompany.Name)]
public sealed partial class PageCostTests(SeededApp app)
{
    // Of the session a page asks nothing.
    private const int Limit = 5;
    private const int HomeLimit = 12;

    // What every record has on its page: whether it opens for this reader, and its files.
    private const int Panels = 2;

    // Tables that grow with the business.
    private static readonly HashSet<string> Large =
    [
        "crm_Companies", "crm_Contacts", "crm_Deals", "crm_StagePassages", "crm_Activities", "crm_FollowUps",
        "crm_Leads",
        "projects_Projects", "projects_Tasks", "projects_Timesheets", "projects_TimesheetRows", "projects_TimeEntries",
        "projects_Clients",
        "finance_Customers", "finance_Invoices", "finance_InvoiceLines", "finance_Deliveries",
        "finance_BillingAllocations", "finance_Payments", "finance_PaymentAllocations",
        "finance_IssuedDocuments", "finance_CreditNotes", "finance_Expenses",
        "insights_Engagements", "insights_MoneyRows", "insights_CostRows", "insights_ThreadEntries",
        "insights_MonthlyMargins",
        "resources_Bookings", "resources_WorkedWeeks", "workspace_Comments",
        "workspace_Attachments", "workspace_Mails", "workspace_Notifications", "platform_RecordTags",
    ];

    public static TheoryData<string, int> Lists => new()
    {
        { "/crm/companies", Limit },
        { "/crm/companies?q=logistics", Limit },
        { "/crm/companies?status=Client", Limit },
        { "/crm/contacts", Limit },
        { "/crm/deals", Limit },
        { "/crm/deals/list", Limit },
        { "/crm/leads", Limit },
        { "/projects/projects", Limit },
        { "/projects/tasks/list", Limit },
        { "/finance/invoices", Limit },
        { "/finance/invoices?tab=overdue", Limit },
        { "/finance/invoices?tab=paid", Limit },
        { "/finance/invoices?tab=all", Limit },
        { "/finance/payments", Limit },
        { "/finance/expenses?tab=all", Limit },
        { "/finance/customers", Limit },
        { "/finance/reports/trial-balance", Limit },
        { "/finance/reports/profit-and-loss", Limit },
        { "/finance/reports/balance-sheet", Limit },
        { "/finance/reports/cash-flow", Limit },
        { "/insights/engagements", Limit },
        { "/resources/bookings", Limit },
        { "/resources/bookings?when=earlier", Limit },
        { "/workspace/mail", Limit },
        { "/workspace/imports", Limit },
        { "/workspace/approvals", HomeLimit },
        { "/workspace/notifications?tab=all", Limit },
        { "/", HomeLimit },
    };

    [Theory]
    [InlineData("log")]
    [InlineData("logistiks")]
    public async Task The_search_asks_the_modules_that_have_something_once_and_reads_no_large_table(string typed) =>
        await CheckAsync($"/search?q={typed}", Limit);

    /// <summary>A list, the start of its records' addresses, and what the page of one may ask.</summary>
    public static TheoryData<string, string, int> Records => new()
    {
        { "/crm/companies?status=Client", "/crm/companies/", 6 + Panels },
        { "/crm/deals/list", "/crm/deals/", Limit + Panels },
        { "/projects/projects", "/projects/projects/", 10 + Panels },
        // What hinders its payment is asked by a room above the invoice's own.
        { "/finance/invoices", "/finance/invoices/", Limit + Panels + 1 },
        { "/finance/customers", "/finance/customers/", 7 },
        { "/finance/unbilled", "/finance/unbilled/", 8 },
        { "/insights/engagements", "/insights/engagements/", Limit + Panels },
        { "/crm/leads", "/crm/leads/", Limit + Panels },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task A_list_asks_few_questions_and_reads_no_large_table_from_end_to_end(string url, int limit) =>
        await CheckAsync(url, limit);

    [Theory, MemberData(nameof(Records))]
    public async Task A_record_asks_few_questions_and_reads_no_large_table_from_end_to_end(string list, string prefix,
        int limit)
    {
        var links = (await app.Browser(TestUser.Owner).GetAsync(list)).QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href") ?? "");
        var records = links.Where(href => href.StartsWith(prefix, StringComparison.Ordinal)
            && Guid.TryParse(href[prefix.Length..].Split('?')[0], out _)).Distinct().Take(3).ToList();
        Assert.NotEmpty(records);
        foreach (var record in records) await CheckAsync(record, limit);
    }

    [Theory]
    [InlineData("/crm/companies?status=Client", "/crm/companies/", "company")]
    [InlineData("/crm/deals/list", "/crm/deals/", "deal")]
    public async Task What_is_said_about_a_record_reads_no_large_table_from_end_to_end(string list, string prefix,
        string kind)
    {
        var links = (await app.Browser(TestUser.Owner).GetAsync(list)).QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href") ?? "");
        var id = links.Where(href => href.StartsWith(prefix, StringComparison.Ordinal))
            .Select(href => href[prefix.Length..]).First(id => Guid.TryParse(id, out _));
        await CheckAsync($"/workspace/talk/{kind}/{id}", 12);
    }

    [Fact]
    public async Task Delivering_an_event_reads_no_large_table_from_end_to_end()
    {
        var scans = new List<string>();
        // Work that waits for a rate is looked for when somebody sets one, not with every event.
        foreach (var command in app.Making.DistinctBy(c => c.Text)
            .Where(c => !c.Text.Contains("\"NeedsPrice\" OR", StringComparison.Ordinal) && !IsOfSeed(c)))
            scans.AddRange(await ScansAsync(command, isWhole: !HasEnd(command)));
        Assert.True(scans.Count == 0, string.Join('\n', scans));
    }

    private async Task<IReadOnlyCollection<RecordedCommand>> CommandsAsync(string url)
    {
        var browser = app.Browser(TestUser.Owner);
        var first = app.Commands.Begin();
        await browser.GetAsync(url);
        Assert.NotEmpty(first);
        var commands = app.Commands.Begin();
        await browser.GetAsync(url);
        return commands;
    }

    private async Task CheckAsync(string url, int limit)
    {
        var commands = await CommandsAsync(url);
        Assert.True(commands.Count <= limit,
            $"{url}: {commands.Count} commands:\n{string.Join("\n\n", commands.Select(c => c.Text))}");
        var scans = new List<string>();
        foreach (var command in commands) scans.AddRange(await ScansAsync(command));
        Assert.True(scans.Count == 0, string.Join('\n', scans));
    }

    // What the seed itself looks for once a week is no event.
    private static bool IsOfSeed(RecordedCommand command) =>
        command.Text.Contains($"-- {SeedWorld.Tag}", StringComparison.Ordinal);

    // What ends at a number of rows, and what asks for none of an empty list.
    private static bool HasEnd(RecordedCommand command) =>
        command.Text.Contains("LIMIT", StringComparison.Ordinal)
            || command.Text.Contains("WHERE 0", StringComparison.Ordinal);

    // "SCAN i" reads a whole table; "SCAN i USING INDEX" reads it in
    // order until the page is full, and whole where there is no page; so does "SEARCH i USING INDEX (Kind=?)", where
    // few values of what is searched by share many rows. A server plans by the number of rows, and scans
    // tables as small as these: there only the number of questions is judged.
    private async Task<IEnumerable<string>> ScansAsync(RecordedCommand recorded, bool isWhole = false)
    {
        if (RealServer.IsUsed) return [];
        var tables = Alias().Matches(recorded.Text).GroupBy(m => m.Groups[2].Value)
            .ToDictionary(g => g.Key, g => g.First().Groups[1].Value);
        await using var connection = new SqliteConnection(
            $"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + WithoutDecimals(recorded.Text);
        foreach (var (name, value) in recorded.Parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            var step = reader.GetString(3);
            if (Step().Match(step) is not { Success: true } read
                || !tables.TryGetValue(read.Groups["alias"].Value, out var table) || !Large.Contains(table))
                continue;
            if (read.Groups["index"].Success
                ? isWhole && await ReadsMuchAsync(recorded, read, table)
                : IsScan(read))
                found.Add($"{step} = {table} in:\n{recorded.Text}");
        }

        return found;
    }

    private static bool IsScan(Match step) => step.Groups["how"].Value == "SCAN";

    // More than a tenth of the table for each value that it is searched by; ranges are of days. Rows without a value
    // are not found by one, unless the question is for them.
    private async Task<bool> ReadsMuchAsync(RecordedCommand recorded, Match step, string table)
    {
        if (IsScan(step)) return true;
        var columns = step.Groups["column"].Captures.Select(column => $"\"{column.Value}\"").ToList();
        if (columns.Count == 0 || step.Value.Contains('<', StringComparison.Ordinal)) return false;
        await using var connection = new SqliteConnection(
            $"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var found = columns.Where(column => !recorded.Text.Contains($"{column} IS NULL", StringComparison.Ordinal))
            .Select(column => $"{column} IS NOT NULL").Append("1");
        var rows = $"FROM \"{table}\" WHERE {string.Join(" AND ", found)}";
        command.CommandText = $"SELECT COUNT(*) FROM (SELECT DISTINCT {string.Join(", ", columns)} {rows}) "
            + $"HAVING (SELECT COUNT(*) {rows}) > 100";
        return await command.ExecuteScalarAsync() is long and < 10;
    }

    // Exact decimals are compared by functions and a collation of the driver; the plan does not depend on them.
    private static string WithoutDecimals(string sql) =>
        DecimalFunction().Replace(sql.Replace("ef_negate(", "abs(", StringComparison.Ordinal), "max(")
            .Replace(" COLLATE EF_DECIMAL", "", StringComparison.Ordinal);

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^(?<how>SCAN|SEARCH) (?<alias>\w+)"
        + @"( USING (COVERING )?INDEX (?<index>\w+)( \(((?<column>\w+)=\?|[^)])*\))?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Step();

    [GeneratedRegex("ef_\\w+\\(")]
    private static partial Regex DecimalFunction();
}
