using System.Globalization;

namespace ErpCrm.Benchmarks;

/// <summary>One kind of request.</summary>
/// <param name="TargetCpu">Milliseconds of the application's CPU time that it may take.</param>
/// <param name="TargetCommands">SQL commands it may take; 0 sets no limit.</param>
/// <param name="Requests">Makes the requests of one measurement; null
/// repeats <paramref name="Make"/> without end.</param>
internal sealed record Scenario(string Name, double TargetCpu, int TargetCommands, Func<int, HttpRequestMessage> Make,
    Func<int, Task<IReadOnlyList<HttpRequestMessage>>>? Requests = null)
{
    private const int Drafts = 60;
    private const int Prints = 120;

    /// <summary>Everything that is measured, on what this database holds.</summary>
    public static async Task<IReadOnlyList<Scenario>> AllAsync(Visitor visitor)
    {
        var companies = await LinksAsync(visitor, "/crm/companies", "/crm/companies/", 4);
        var open = await LinksAsync(visitor, "/finance/invoices", "/finance/invoices/", 4);
        var issued = await LinksAsync(visitor, "/finance/invoices?tab=paid", "/finance/invoices/", 30);
        var projects = await LinksAsync(visitor, "/projects/projects", "/projects/projects/", 2);
        var deals = await LinksAsync(visitor, "/crm/deals/list", "/crm/deals/", 2);
        var printed = 0;
        IReadOnlyList<HttpRequestMessage> NextPrints()
        {
            var next = issued.Skip(printed).Take(Prints).Select(invoice => Visitor.Get($"{invoice}/pdf")).ToList();
            printed += next.Count;
            return next.Count > 0 ? next : throw new InvalidOperationException("Every invoice is printed.");
        }

        return
        [
            Page("Client list", "/crm/companies"),
            new Scenario("Client list, move within the app", 3, 6, _ => Visitor.Get("/crm/companies", isMove: true)),
            new Scenario("Client list, page 40", 3, 6, _ => Visitor.Get("/crm/companies?page=40")),
            Page("Client search", "/crm/companies?q=logistics"),
            new Scenario("Client page", 3, 6, n => Visitor.Get(companies[n % companies.Count])),
            Page("Unpaid invoices", "/finance/invoices"),
            new Scenario("Invoice page", 3, 6, n => Visitor.Get(open[n % open.Count])),
            new Scenario("Deal page", 3, 6, n => Visitor.Get(deals[n % deals.Count])),
            Page("Project list", "/projects/projects"),
            new Scenario("Project page", 3, 6, n => Visitor.Get(projects[n % projects.Count])),
            Page("Pipeline board", "/crm/deals"),
            Page("Deal list", "/crm/deals/list"),
            Page("Engagements", "/insights/engagements"),
            new Scenario("Home", 8, 12, _ => Visitor.Get("/")),
            Page("Week timesheet", "/projects/time"),
            Page("Search, three letters", "/search?q=log"),
            Page("Search, nothing found", "/search?q=zqzq"),
            new Scenario("Create client", 10, 0,
                n => visitor.Post("/crm/companies/create", ("Name", $"Benchmark {Guid.NewGuid():N}"),
                    ("Currency", "KGS"), ("PaymentTermDays", "14"), ("Language", "ru"))),
            new Scenario("Issue invoice", 40, 0, _ => throw new InvalidOperationException(),
                _ => DraftsAsync(visitor, companies)),
            new Scenario("Invoice PDF, first print", 10, 0, _ => throw new InvalidOperationException(),
                _ => Task.FromResult(NextPrints())),
            new Scenario("Invoice PDF, again", 10, 0, n => Visitor.Get($"{issued[n % 20]}/pdf")),
        ];
    }

    private static Scenario Page(string name, string url) => new(name, 3, 6, _ => Visitor.Get(url));

    private static async Task<List<string>> LinksAsync(Visitor visitor, string list, string prefix, int pages)
    {
        var links = new List<string>();
        for (var page = 1; page <= pages; page++)
        {
            var found = (await visitor.ReadAsync(
                $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page.ToString(CultureInfo.InvariantCulture)}"))
                .QuerySelectorAll("main a").Select(a => a
                    .GetAttribute("href") ?? "").Where(href => href.StartsWith(prefix, StringComparison.Ordinal) && Guid
                    .TryParse(href[prefix.Length..], out _)).Distinct().ToList();
            links.AddRange(found);
            if (found.Count == 0) break;
        }

        return links.Count > 0 ? [.. links.Distinct()] : throw new InvalidOperationException(
            $"{list} links to nothing.");
    }

    // Issuing consumes drafts: they are written before, with one line each.
    private static async Task<IReadOnlyList<HttpRequestMessage>> DraftsAsync(Visitor visitor, List<string> companies)
    {
        var today = DateTimeOffset.UtcNow.AddHours(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var requests = new List<HttpRequestMessage>();
        for (var i = 0; i < Drafts; i++)
        {
            var company = companies[i % companies.Count].Split('/')[^1];
            var made = await visitor.SendAsync(
                visitor.Post("/finance/invoices/create", ("CompanyId", company), ("Currency", "KGS")));
            var edit = made.Location
                ?? throw new InvalidOperationException($"A draft was answered by {(int)made.Status}.");
            var invoice = edit[..edit.LastIndexOf('/')];
            await visitor.SendAsync(visitor.Post(
                edit, ("Version", "0"), ("PaymentTermDays", "14"), ("Lines[0].Description", "Support"),
                ("Lines[0].Quantity", "2"), ("Lines[0].Unit", "Piece"), ("Lines[0].UnitPrice", "100"),
                ("Lines[0].Vat", "12|")));
            // Whoever saves looks at the page next, and what it had to say is said.
            await visitor.ReadAsync(invoice);
            requests.Add(visitor.Post($"{invoice}/issue", ("Version", "1"), ("IssuedOn", today)));
        }

        return requests;
    }
}
