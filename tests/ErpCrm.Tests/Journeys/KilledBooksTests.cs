using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Journeys;

/// <summary>The process is killed again and again while accountants issue, record payments, import and match bank
/// lines and post closing entries: nothing acknowledged is lost, nothing is half there, and the books agree.</summary>
public sealed class KilledBooksTests(ITestOutputHelper output)
{
    private static readonly int Kills = LongForm.Of(3, 60);
    private const int StepsBeforeKill = 2;
    private const string Password = "a cow flies over the mountains";
    private static readonly DateOnly Today = DateOnly.FromDateTime(TestClock.Start);
    private readonly ConcurrentBag<string> _issued = [], _paid = [], _matched = [], _posted = [];
    private Guid _customer, _bank;

    [Fact]
    public async Task Books_survive_a_process_that_is_killed_whatever_it_was_writing()
    {
        await using var app = await AppProcess.StartAsync();
        await SetUpAsync(app);
        for (var kill = 0; kill < Kills; kill++)
        {
            await WorkUntilKilledAsync(app, kill);
            await app.StartAgainAsync();
        }

        output.WriteLine($"{Kills} kills, {_issued.Count} issued, {_paid.Count} paid, {_matched.Count} matched, "
            + $"{_posted.Count} closing entries");
        Assert.NotEmpty(_paid);
        Assert.NotEmpty(_matched);
        Assert.NotEmpty(_posted);
        var numbers = await TextsAsync(app, "SELECT \"Number\" FROM \"finance_Invoices\" WHERE \"Number\" IS NOT NULL");
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers.Select(SequenceOf).Order());
        Assert.Empty(_issued.Except(await TextsAsync(app,
            "SELECT \"Id\" FROM \"finance_Invoices\" WHERE \"Status\" = 'Issued'"), StringComparer.OrdinalIgnoreCase));
        Assert.Empty(_paid.Except(await TextsAsync(app, "SELECT \"Reference\" FROM \"finance_Payments\"")));
        Assert.Empty(_matched.Except(await TextsAsync(app, """
            SELECT l."Text" FROM "finance_BankLines" l
            JOIN "finance_BankMatches" m ON m."LineId" = l."Id" WHERE m."UndoneAt" IS NULL
            """)));
        Assert.Empty(_posted.Except(await TextsAsync(app,
            "SELECT substr(\"Label\", instr(\"Label\", ' ') + 1) FROM \"finance_ClosingRunLines\"")));
        await app.KillAsync();
        var (code, said) = await AppProcess.RunAsync(Path.GetDirectoryName(app.DatabaseFile)!, "check");
        Assert.True(code == 0, said);
    }

    private async Task SetUpAsync(AppProcess app)
    {
        var browser = Browser(app);
        var page = await browser.GetAsync(app.SetupLink.PathAndQuery);
        (await browser.SubmitAsync(page, "form#setup", ("Name", "Aibek Usenov"), ("Email", "aibek@firm.example"),
            ("Password", Password), ("CompanyName", "Tulpar Consulting"))).Saved();
        browser = await SignInAsync(app);
        page = await browser.GetAsync("/crm/companies/create");
        _customer = IdIn((await browser.SubmitAsync(page, "form#company", ("Name", "Pays on time"))).Saved());
        page = await browser.GetAsync("/finance/bank-accounts/create");
        (await browser.SubmitAsync(page, "form#account", ("Name", "Current account"), ("Currency", "KGS"),
            ("Number", "1180000087654471"), ("OpeningBalance", "0"), ("OpenedOn", Text(Today.AddDays(-60))))).Saved();
        _bank = Guid.Parse(Assert.Single(await TextsAsync(app, "SELECT \"Id\" FROM \"finance_BankAccounts\"")));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var look = 0; look < 600; look++)
        {
            if ((await TextsAsync(app, "SELECT \"Id\" FROM \"finance_Customers\"")).Count > 0) return;
            await timer.WaitForNextTickAsync();
        }

        Assert.Fail("Finance did not hear of the company within a minute.");
    }

    private async Task WorkUntilKilledAsync(AppProcess app, int round)
    {
        var browser = await SignInAsync(app);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var steps = new int[4];
        Func<string, Task>[] people = [
            name => IssueAsync(browser, name), name => PayAsync(browser, name), name => MatchAsync(app, browser, name),
            name => AccrueAsync(browser, name)];
        var work = people.Select((person, who) => Task.Run(async () =>
        {
            for (var number = 0; ; number++)
            {
                try
                {
                    await person($"Killed {round}-{who}-{number}");
                }
                catch (HttpRequestException)
                {
                    return; // the process is gone; what was under way was not acknowledged
                }

                Interlocked.Increment(ref steps[who]);
                if (steps.Min() >= StepsBeforeKill) enough.TrySetResult();
            }
        })).ToList();
        await Task.WhenAny([enough.Task, .. work]).WaitAsync(TimeSpan.FromMinutes(10));
        await app.KillAsync();
        await Task.WhenAll(work);
    }

    /// <returns>Id of the invoice.</returns>
    private async Task<string> IssueAsync(TestBrowser browser, string name)
    {
        var draft = (await browser.SubmitAsync(await browser.GetAsync("/finance/invoices/create"), "form#new-invoice",
            ("CompanyId", _customer.ToString()), ("Currency", "KGS"))).Saved();
        var id = IdIn(draft).ToString();
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/edit"), "form#invoice",
            ("Lines[0].Description", name), ("Lines[0].Quantity", "1"), ("Lines[0].Unit", "Piece"),
            ("Lines[0].UnitPrice", "100"), ("Lines[0].Vat", "0|"))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/issue"), "form#issue")).Saved();
        _issued.Add(id);
        return id;
    }

    private async Task PayAsync(TestBrowser browser, string name)
    {
        var invoice = await IssueAsync(browser, name);
        var page = await browser.GetAsync($"/finance/payments/create?invoiceId={invoice}");
        (await browser.SubmitAsync(page, "form#payment", ("Reference", name))).Saved();
        _paid.Add(name);
    }

    private async Task MatchAsync(AppProcess app, TestBrowser browser, string name)
    {
        var invoice = await IssueAsync(browser, name);
        var issued = Assert.Single(await TextsAsync(app,
            $"SELECT \"Number\" || ' ' || \"Gross\" FROM \"finance_Invoices\" WHERE lower(\"Id\") = '{invoice}'"))
            .Split(' ');
        var page = await browser.GetAsync($"/finance/bank/import?bankAccountId={_bank}");
        var text = $"{name} for {issued[0]}";
        var statement = (await browser.UploadAsync(page, "form#statement", "File",
            ("statement.ofx", Encoding.UTF8.GetBytes(Ofx(name, text, issued[1]))))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync(statement), "form#import-statement")).Saved();
        page = await browser.GetAsync($"/finance/bank/match/{_bank}");
        var line = Assert.Single(await TextsAsync(app,
            $"SELECT \"Id\" FROM \"finance_BankLines\" WHERE \"Text\" = '{text}'"));
        (await browser.SubmitAsync(page, $"form[action='/finance/bank/lines/{line.ToLowerInvariant()}/confirm']"))
            .Saved();
        _matched.Add(text);
    }

    private async Task AccrueAsync(TestBrowser browser, string name)
    {
        var page = await browser.GetAsync($"/finance/month-end/accruals?month={Text(Today.AddMonths(-1))[..7]}");
        var account = page.QuerySelectorAll("select[name=AccountId] option").OfType<IHtmlOptionElement>()
            .First(option => option.Value.Length > 0).Value;
        (await browser.SubmitAsync(page, "form#accrual", ("AccountId", account), ("Amount", "10"), ("Text", name)))
            .Saved();
        _posted.Add(name);
    }

    private static string Ofx(string id, string text, string amount) => $"""
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102
        ENCODING:UTF-8

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>KGS
        <BANKACCTFROM><BANKID>118000<ACCTID>1180000087654471<ACCTTYPE>CHECKING</BANKACCTFROM>
        <BANKTRANLIST><DTSTART>{Today:yyyyMMdd}<DTEND>{Today:yyyyMMdd}
        <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>{Today:yyyyMMdd}<TRNAMT>{amount}<FITID>{id}
        <NAME>Pays on time<MEMO>{text}</STMTTRN>
        </BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """;

    private static int SequenceOf(string number) =>
        int.Parse(number[(number.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Guid IdIn(string url) =>
        Guid.Parse(url.Split('/', '?').First(part => Guid.TryParse(part, out _)));

    private static async Task<TestBrowser> SignInAsync(AppProcess app)
    {
        var browser = Browser(app);
        var page = await browser.GetAsync("/identity/account/sign-in");
        (await browser.SubmitAsync(page, "form[method=post]:has([name=Password])", ("Email", "aibek@firm.example"),
            ("Password", Password))).Saved();
        return browser;
    }

    private static TestBrowser Browser(AppProcess app) =>
        new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address });

    private static async Task<List<string>> TextsAsync(AppProcess app, string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }
}
