using System.Text.RegularExpressions;
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
    private const int HomeLimit = 11;

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
        "resources_Bookings", "resources_WorkedWeeks",
    ];

    public static TheoryData<string, int> Lists => new()
    {
        { "/crm/companies", Limit },
        { "/crm/companies?q=logistics", Limit },
        { "/crm/companies?status=Client", Limit },
        { "/crm/deals", Limit },
        { "/crm/deals/list", Limit },
        { "/crm/leads", Limit },
        { "/projects/projects", Limit },
        { "/finance/invoices", Limit },
        { "/finance/invoices?tab=overdue", Limit },
        { "/finance/invoices?tab=paid", Limit },
        { "/finance/invoices?tab=all", Limit },
        { "/finance/payments", Limit },
        { "/finance/expenses?tab=all", Limit },
        { "/finance/customers", Limit },
        { "/insights/engagements", Limit },
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
        { "/crm/companies?status=Client", "/crm/companies/", 6 },
        { "/crm/deals/list", "/crm/deals/", Limit },
        { "/projects/projects", "/projects/projects/", 10 },
        { "/finance/invoices", "/finance/invoices/", Limit },
        { "/finance/customers", "/finance/customers/", 7 },
        { "/insights/engagements", "/insights/engagements/", Limit },
        { "/crm/leads", "/crm/leads/", Limit },
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
            && Guid.TryParse(href[prefix.Length..], out _)).Distinct().Take(3).ToList();
        Assert.NotEmpty(records);
        foreach (var record in records) await CheckAsync(record, limit);
    }

    [Fact]
    public async Task Delivering_an_event_reads_no_large_table_from_end_to_end()
    {
        var scans = new List<string>();
        // Work that waits for a rate is looked for when somebody sets one, not with every event.
        foreach (var command in app.Making.DistinctBy(c => c.Text)
            .Where(c => !c.Text.Contains("\"NeedsPrice\" OR", StringComparison.Ordinal)))
            scans.AddRange(await ScansAsync(command));
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

    // "SCAN i" reads a whole table; "SCAN i USING INDEX" reads it in
    // order until the page is full. A server plans by the number of rows, and scans
    // tables as small as these: there only the number of questions is judged.
    private async Task<IEnumerable<string>> ScansAsync(RecordedCommand recorded)
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
            if (Scan().Match(step) is { Success: true } scan && tables.TryGetValue(scan.Groups[1].Value, out var table)
                && Large.Contains(table))
                found.Add($"{step} = {table} in:\n{recorded.Text}");
        }

        return found;
    }

    // Exact decimals are compared by functions and a collation of the driver; the plan does not depend on them.
    private static string WithoutDecimals(string sql) =>
        DecimalFunction().Replace(sql.Replace("ef_negate(", "abs(", StringComparison.Ordinal), "max(")
            .Replace(" COLLATE EF_DECIMAL", "", StringComparison.Ordinal);

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Alias();

    [GeneratedRegex("^SCAN (\\w+)$")]
    private static partial Regex Scan();

    [GeneratedRegex("ef_\\w+\\(")]
    private static partial Regex DecimalFunction();
}
