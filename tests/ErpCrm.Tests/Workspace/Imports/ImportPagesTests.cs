using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Finance;
using ErpCrm.Insights;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Imports;
using ErpCrm.Projects;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Imports;
using ErpCrm.Workspace.Imports.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>A file on its way to records and back, as whoever imports sees it.</summary>
public sealed class ImportPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string New = "/workspace/imports/new";
    private static int _names;

    [Fact]
    public async Task A_list_leads_who_may_import_to_its_import()
    {
        const string link = "#list-options a[href='/workspace/imports/new?kind=company']";
        // Also one that shows no rows: that is where one begins.
        foreach (var url in new[] { "/crm/companies", "/crm/companies?q=nobodyofthisname" })
            Assert.NotNull((await app.Browser(TestUser.Sales).GetAsync(url)).QuerySelector(link));
    }

    [Fact]
    public async Task A_messy_file_is_checked_its_right_rows_are_imported_and_all_of_it_is_taken_back()
    {
        var sign = Unique();
        var known = await app.CompanyAsync(TestUser.Sales, $"Known {sign}", taxId: $"T{sign}");
        await app.DrainAsync();
        var before = await StateAsync();
        var browser = app.Browser(TestUser.Sales);
        var url = await CheckedAsync(browser, "company", Messy(sign), ("Way", "AddAndUpdate"));

        var page = await browser.GetAsync(url);
        Assert.Equal(["2", "1", "0", "6"], Figures(page));
        var wrong = page.QuerySelectorAll("table[aria-label='What is wrong'] tbody tr")
            .Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()).ToList();
        Assert.Contains(wrong, w => w[0] == "6" && w[1] == "Name" && w[3] == "At most 160 characters.");
        Assert.Contains(wrong, w => w[0] == "7" && w[1] == "Email" && w[2] == "no-address");
        Assert.Contains(wrong, w => w[0] == "8" && w[1] == "Payment term days" && w[2] == "soon");
        Assert.Contains(wrong, w => w[0] == "9" && w[3] == "The same as in row 4.");
        Assert.Contains(wrong, w => w[0] == "11" && w[3].Contains("more cells", StringComparison.Ordinal));
        Assert.Contains(wrong, w => w[0] == "12" && w[1] == "Name");
        Assert.Equal(before, await StateAsync());

        await RunAsync(browser, url);
        var done = await browser.GetAsync(url);
        Assert.Equal(["2", "1", "0", "6"], Figures(done));
        Assert.Equal("Changed address", await app.InAsync<CrmDbContext, string>(
            db => db.Companies.Where(c => c.Id == known.Id).Select(c => c.Address).SingleAsync()));
        Assert.True(await AnyAsync($"'=1+1 {sign}"[1..]));
        var file = await browser.Http.GetStringAsync($"{url}/problems?as=csv");
        Assert.Equal(7, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        await app.DrainAsync();
        (await browser.SubmitAsync(done, "form[action$='/undo']")).Saved();
        await WorkAsync();
        await app.DrainAsync();
        var undone = await browser.GetAsync(url);
        Assert.Contains("Nothing of it is left", undone.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_and_is_listed()
    {
        var sign = Unique();
        var browser = app.Browser(TestUser.Sales);
        var url = await CheckedAsync(browser, "company", $"Name\r\nFirst {sign}\r\nSecond {sign}\r\nThird {sign}\r\n");
        await RunAsync(browser, url);
        var (first, second) = (await FindAsync($"First {sign}"), await FindAsync($"Second {sign}"));
        var form = await browser.GetAsync($"/crm/companies/{first.Id}/edit");
        (await browser.SubmitAsync(form, "form[action$='/edit']", ("Industry", "Coffee"))).Saved();
        await app.InAsync<CrmDbContext>(async db =>
        {
            db.Add(new ErpCrm.Crm.Contacts.Contact(second.Id, new("Aziz", "", "", "", "")));
            await db.SaveChangesAsync();
        });

        await browser.SubmitAsync(await browser.GetAsync(url), "form[action$='/undo']");
        await WorkAsync();
        var page = await browser.GetAsync(url);
        Assert.Equal([$"First {sign}", $"Second {sign}"],
            page.QuerySelectorAll("[aria-labelledby=left-title] li a").Select(a => a.TextContent));
        Assert.False(await AnyAsync($"Third {sign}"));
    }

    [Fact]
    public async Task All_or_nothing_imports_nothing_while_a_row_is_wrong()
    {
        var sign = Unique();
        var browser = app.Browser(TestUser.Sales);
        var url = await CheckedAsync(browser, "company", $"Name;Email\r\nRight {sign};a@b.kg\r\nWrong {sign};x\r\n",
            ("AllOrNothing", "true"));
        var page = await browser.GetAsync(url);
        Assert.Null(page.QuerySelector("form[action$='/run']"));
        await browser.PostAsync($"{url}/run", Token(page));
        await WorkAsync();
        Assert.False(await AnyAsync($"Right {sign}"));
    }

    [Fact]
    public async Task An_import_that_broke_off_goes_on_and_does_nothing_twice()
    {
        var sign = Unique();
        var rows = Enumerable.Range(1, 1200).Select(i => $"Firm {i} {sign};T{i}{sign}");
        var browser = app.Browser(TestUser.Administrator);
        var url = await CheckedAsync(browser, "company", "Name;Tax id\r\n" + string.Join("\r\n", rows) + "\r\n");
        await RunAsync(browser, url);
        var id = Guid.Parse(url.Split('/')[^1]);
        // As if the process had ended after rows were saved and before that was written down.
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            var batch = await db.Imports.SingleAsync(b => b.Id == id);
            batch.Begin(ImportState.Running);
            (batch.LastRow, batch.RowsDone, batch.Created) = (501, 500, 500);
            await db.SaveChangesAsync();
        });
        await WorkAsync();
        Assert.Equal(["1,200", "0", "0", "0"], Figures(await browser.GetAsync(url)));
        Assert.Equal(1200, await app.InAsync<CrmDbContext, int>(
            db => db.Companies.CountAsync(c => c.Name.EndsWith(sign))));
    }

    [Fact]
    public async Task Contacts_bring_their_companies_and_go_with_them()
    {
        var sign = Unique();
        await app.DrainAsync();
        var before = await StateAsync();
        var browser = app.Browser(TestUser.Sales);
        var url = await CheckedAsync(browser, "contact",
            $"ФИО,Компания,Почта\r\nAzamat {sign},Shop {sign},a@{sign}.kg\r\n"
            + $"Bermet {sign},Shop {sign},b@{sign}.kg\r\n");
        await RunAsync(browser, url);
        var shop = await FindAsync($"Shop {sign}");
        Assert.Equal([true, false], await app.InAsync<CrmDbContext, List<bool>>(db => db.Contacts
            .Where(c => c.CompanyId == shop.Id).OrderBy(c => c.Name).Select(c => c.IsPrimary).ToListAsync()));
        await browser.SubmitAsync(await browser.GetAsync(url), "form[action$='/undo']");
        await WorkAsync();
        await app.DrainAsync();
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("lead", "Имя;Телефон;Бюджет;Источник\r\nLead {0};+996 555 00 {1};1 250,50;Сайт\r\n")]
    [InlineData("deal",
        "Сделка;Клиент;Стадия;Сумма;Дата закрытия\r\nDeal {0};Buyer {0};Proposal;480 000,50;28.02.2027\r\n")]
    public async Task Leads_and_deals_come_with_their_engagements_tell_nobody_and_go_with_them(string kind, string file)
    {
        var sign = Unique();
        await app.DrainAsync();
        var before = await StateAsync();
        var told = await app.InAsync<WorkspaceDbContext, int>(db => db.Notifications.CountAsync());
        var browser = app.Browser(TestUser.Sales);
        var phone = $"{(_names % 90) + 10} {(_names % 89) + 10}";
        var url = await CheckedAsync(browser, kind, file.Replace("{0}", sign).Replace("{1}", phone));
        var page = await browser.GetAsync(url);
        Assert.True(Figures(page) is ["1", "0", "0", "0"], page.QuerySelector("#import")!.TextContent);
        await RunAsync(browser, url);
        await app.DrainAsync();
        Assert.NotEqual(before, await StateAsync());
        // That it has ended, and nothing else.
        Assert.Equal(told + 1, await app.InAsync<WorkspaceDbContext, int>(db => db.Notifications.CountAsync()));
        Assert.All(await app.InAsync<CrmDbContext, List<EventOrigin>>(db => db.Set<LoggedEvent>()
            .Where(e => e.Payload.Contains(sign) && e.Name.StartsWith("crm.")).Select(e => e.Origin).ToListAsync()),
            origin => Assert.Equal(EventOrigin.Import, origin));
        await browser.SubmitAsync(await browser.GetAsync(url), "form[action$='/undo']");
        await WorkAsync();
        await app.DrainAsync();
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_double_click_makes_one_import_and_the_next_file_of_its_heads_is_mapped_alike()
    {
        var sign = Unique();
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"{New}?kind=company");
        var content = Text($"Alpha {sign};Beta\r\nOne {sign};22\r\n");
        var first = (await browser.UploadAsync(page, "form#import-file", "File", ("a.csv", content))).Saved();
        var again = (await browser.UploadAsync(page, "form#import-file", "File", ("a.csv", content))).Saved();
        Assert.Equal(first, again);
        var columns = await browser.GetAsync(first);
        (await browser.SubmitAsync(columns, "form#import-columns", ("Columns[0].Key", "name"),
            ("Columns[1].Key", "taxId"))).Saved();
        await WorkAsync();
        await RunAsync(browser, first[..first.LastIndexOf('/')]);

        var next = (await browser.UploadAsync(await browser.GetAsync($"{New}?kind=company"), "form#import-file", "File",
            ("b.csv", Text($"Alpha {sign};Beta\r\nTwo {sign};23\r\n")))).Saved();
        Assert.Equal(["name", "taxId"], (await browser.GetAsync(next)).QuerySelectorAll("select[name$='.Key']")
            .OfType<IHtmlSelectElement>().Select(select => select.Value));
    }

    [Fact]
    public async Task Nobody_imports_what_he_may_not_make_or_sees_anothers_import()
    {
        await app.Browser(TestUser.TeamMember).GetAsync("/workspace/imports", HttpStatusCode.Forbidden);
        var accountant = app.Browser(TestUser.Accountant);
        var page = await accountant.GetAsync(New);
        Assert.Null(page.QuerySelector("select[name=Kind] option[value=lead]"));
        var refused = await accountant.UploadAsync(await accountant.GetAsync($"{New}?kind=lead"), "form#import-file",
            "File", ("a.csv", Text("Name\r\nx\r\n")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        var url = await CheckedAsync(app.Browser(TestUser.Sales), "company", $"Name\r\nMine {Unique()}\r\n");
        await app.Browser(TestUser.OtherSales).GetAsync(url, HttpStatusCode.NotFound);
        await app.Browser(TestUser.Administrator).GetAsync(url);
    }

    [Fact]
    public async Task A_row_is_given_only_to_whom_one_may_give_it()
    {
        var sign = Unique();
        var url = await CheckedAsync(app.Browser(TestUser.Sales), "company",
            $"Name;Owner\r\nA {sign};{TestUser.SalesMate.Name}\r\nB {sign};{TestUser.OtherSales.Name}\r\n"
            + $"C {sign};Nobody\r\n");
        var page = await app.Browser(TestUser.Sales).GetAsync(url);
        Assert.Equal(["1", "0", "0", "2"], Figures(page));
    }

    [Fact]
    public async Task The_example_of_every_kind_is_read_without_a_problem()
    {
        var browser = app.Browser(TestUser.Owner);
        foreach (var kind in app.Services.GetRequiredService<RecordImports>().All)
        {
            foreach (var form in new[] { "csv", "xlsx" })
            {
                var content = await browser.Http.GetByteArrayAsync(
                    $"/workspace/imports/example?kind={kind.Key}&as={form}");
                var page = await browser.GetAsync($"{New}?kind={kind.Key}");
                var file = ($"x.{form}", content);
                var columns = (await browser.UploadAsync(page, "form#import-file", "File", file)).Saved();
                (await browser.SubmitAsync(await browser.GetAsync(columns), "form#import-columns")).Saved();
                await WorkAsync();
                var url = columns[..columns.LastIndexOf('/')];
                var checkedPage = await browser.GetAsync(url);
                var figures = Figures(checkedPage);
                // Whoever asks here works on no project: his hours are nobody's.
                if (kind.Key == Kinds.Week) continue;
                Assert.True(figures is ["2", _, _, "0"] or ["0", "0", "2", "0"],
                    $"{kind.Key}.{form}: {ImportSteps.FiguresOf(checkedPage)}");
                // Tasks and hours are of the projects that the example of projects makes.
                if (kind.Key == Kinds.Project && figures[0] == "2") await RunAsync(browser, url);
            }
        }
    }

    [Fact]
    public async Task A_lead_of_another_team_is_not_matched_and_nothing_is_said_of_it()
    {
        var address = $"{Unique()}@firm.kg";
        await app.LeadAsync(TestUser.OtherSales, email: address);
        var browser = app.Browser(TestUser.Sales);
        var url = await CheckedAsync(browser, "lead", $"Name;Email\r\nAzamat;{address}\r\n", ("Way", "AddAndUpdate"));
        Assert.Equal(["1", "0", "0", "0"], Figures(await browser.GetAsync(url)));
        await RunAsync(browser, url);
        Assert.Equal(2, await app.InAsync<CrmDbContext, int>(db => db.Leads.CountAsync(l => l.EmailKey == address)));
    }

    [Fact]
    public async Task Of_a_company_that_does_not_open_nothing_is_said_where_a_row_gives_its_tax_id_to_another()
    {
        var sign = Unique();
        await app.CompanyAsync(TestUser.OtherSales, $"Hidden {sign}", taxId: $"1{sign}");
        var mine = await app.CompanyAsync(TestUser.Sales, $"Mine {sign}");
        var outcome = Assert.Single(await app.TakeAsOwnOnlyAsync(Kinds.Company, "name",
            new Dictionary<string, object> { ["name"] = $"Mine {sign}", ["taxId"] = $"1{sign}" }));
        Assert.Empty(outcome.Problems);
        Assert.Equal((RowResult.Updated, mine.Id), (outcome.Result, outcome.Record!.Value));
    }

    [Fact]
    public async Task Colleagues_who_share_a_phone_are_several_leads_and_an_amount_said_again_changes_nothing()
    {
        var sign = Unique();
        var phone = $"0312 9{(_names % 90) + 10} {(_names % 89) + 10}1";
        var file = $"Name;Email;Phone;Amount\r\nAzamat;a@{sign}.kg;{phone};480000\r\n"
            + $"Bermet;b@{sign}.kg;{phone};480000.50\r\n";
        var browser = app.Browser(TestUser.Sales);
        await RunAsync(browser, await CheckedAsync(browser, "lead", file));
        var again = await browser.GetAsync(await CheckedAsync(browser, "lead", file, ("Way", "AddAndUpdate")));
        Assert.Equal(["0", "0", "2", "0"], Figures(again));
    }

    [Fact]
    public async Task Two_tax_ids_in_one_file_are_two_companies_of_one_name()
    {
        var sign = Unique();
        var browser = app.Browser(TestUser.Sales);
        var url = await CheckedAsync(browser, "company",
            $"Name;Tax id\r\nBereke {sign};1{sign}\r\nBereke {sign};2{sign}\r\nBereke {sign};\r\n");
        Assert.Equal(["2", "0", "0", "1"], Figures(await browser.GetAsync(url)));
        await RunAsync(browser, url);
        Assert.Equal(["2", "0", "0", "1"], Figures(await browser.GetAsync(url)));
    }

    [Fact]
    public async Task One_company_is_changed_by_one_row_and_into_no_tax_id_of_another()
    {
        var sign = Unique();
        await app.CompanyAsync(TestUser.Sales, $"First {sign}", taxId: $"1{sign}");
        await app.CompanyAsync(TestUser.Sales, $"Second {sign}");
        var browser = app.Browser(TestUser.Sales);
        var twice = await browser.GetAsync(await CheckedAsync(browser, "company",
            $"Name;Tax id\r\nNew {sign};1{sign}\r\nFirst {sign};\r\n", ("Way", "AddAndUpdate")));
        Assert.Equal(["0", "1", "0", "1"], Figures(twice));
        Assert.Contains("The same as in row 2.", twice.Body!.TextContent, StringComparison.Ordinal);
        var taken = await browser.GetAsync(await CheckedAsync(browser, "company",
            $"Name;Tax id\r\nSecond {sign};1{sign}\r\n", ("Way", "AddAndUpdate"), ("Match", "name")));
        Assert.Equal(["0", "0", "0", "1"], Figures(taken));
    }

    [Fact]
    public async Task Contacts_of_a_merged_company_go_to_the_one_that_stands()
    {
        var sign = Unique();
        var old = await app.CompanyAsync(TestUser.Sales, $"Old {sign}");
        var stands = await app.CompanyAsync(TestUser.Sales, $"Stands {sign}");
        await app.InAsync<CrmDbContext>(db => db.Companies.Where(c => c.Id == old.Id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.MergedIntoId, (Guid?)stands.Id).SetProperty(c => c.IsDistinct, true)));
        var browser = app.Browser(TestUser.Sales);
        await RunAsync(browser, await CheckedAsync(browser, "contact",
            $"Name;Company\r\nAzamat {sign};Old {sign}\r\n", ("MakesMissing", "true")));
        Assert.Equal(stands.Id, await app.InAsync<CrmDbContext, Guid>(
            db => db.Contacts.Where(c => c.Name == $"Azamat {sign}").Select(c => c.CompanyId).SingleAsync()));
        var known = await CheckedAsync(browser, "company", $"Name\r\nOld {sign}\r\n");
        Assert.Equal(["0", "0", "1", "0"], Figures(await browser.GetAsync(known)));
    }

    [Fact]
    public async Task All_or_nothing_that_is_stopped_amid_its_rows_leaves_nothing()
    {
        var sign = Unique();
        var rows = Enumerable.Range(1, 600).Select(i => $"Firm {i} {sign}");
        var browser = app.Browser(TestUser.Administrator);
        var url = await CheckedAsync(browser, "company", "Name\r\n" + string.Join("\r\n", rows) + "\r\n",
            ("AllOrNothing", "true"));
        await ChangeAsync(url, batch =>
        {
            batch.Run(app.Time.GetUtcNow().UtcDateTime);
            batch.AskToStop();
        });
        await WorkAsync();
        var page = await browser.GetAsync(url);
        Assert.Contains("Nothing of it is left", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await app.InAsync<CrmDbContext, bool>(db => db.Companies.AnyAsync(c => c.Name.EndsWith(sign))));
    }

    [Fact]
    public async Task An_import_of_somebody_who_is_gone_is_taken_back()
    {
        var sign = Unique();
        var url = await CheckedAsync(app.Browser(TestUser.Sales), "company", $"Name\r\nFirm {sign}\r\n");
        await RunAsync(app.Browser(TestUser.Sales), url);
        await GiveAsync(url, Guid.NewGuid());
        var browser = app.Browser(TestUser.Administrator);
        (await browser.SubmitAsync(await browser.GetAsync(url), "form[action$='/undo']")).Saved();
        await WorkAsync();
        Assert.False(await AnyAsync($"Firm {sign}"));
    }

    [Fact]
    public async Task Nothing_is_imported_in_the_name_of_somebody_who_makes_no_such_records()
    {
        var sign = Unique();
        var url = await CheckedAsync(app.Browser(TestUser.Sales), "lead", $"Name;Email\r\nLead;{sign}@firm.kg\r\n");
        await GiveAsync(url, TestUser.Accountant.Id);
        await RunAsync(app.Browser(TestUser.Administrator), url);
        Assert.False(await app.InAsync<CrmDbContext, bool>(
            db => db.Leads.AnyAsync(l => l.EmailKey == $"{sign}@firm.kg")));
        var page = await app.Browser(TestUser.Administrator).GetAsync(url);
        Assert.Contains("may not do it any more", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_counts_as_the_import_does_where_companies_are_made_far_apart()
    {
        var sign = Unique();
        var rows = Enumerable.Range(1, 700).Select(i => i is 10 or 690
            ? $"Azamat;Shop {sign};a@{sign}.kg"
            : $"Person {i};Firm {sign};p{i}@{sign}.kg");
        var browser = app.Browser(TestUser.Sales);
        var url = await CheckedAsync(browser, "contact",
            "Name;Company;Email\r\n" + string.Join("\r\n", rows) + "\r\n", ("MakesMissing", "true"));
        Assert.Equal(["699", "0", "0", "1"], Figures(await browser.GetAsync(url)));
        await RunAsync(browser, url);
        Assert.Equal(["699", "0", "0", "1"], Figures(await browser.GetAsync(url)));
    }

    [Fact]
    public async Task An_import_that_was_stopped_goes_on_with_the_rows_that_are_left()
    {
        var sign = Unique();
        var rows = Enumerable.Range(1, 600).Select(i => $"Firm {i} {sign}");
        var browser = app.Browser(TestUser.Administrator);
        var url = await CheckedAsync(browser, "company", "Name\r\n" + string.Join("\r\n", rows) + "\r\n");
        await ChangeAsync(url, batch =>
        {
            batch.Run(app.Time.GetUtcNow().UtcDateTime);
            batch.AskToStop();
        });
        await WorkAsync();
        var stopped = await browser.GetAsync(url);
        Assert.Equal(["500", "0", "0", "0"], Figures(stopped));
        (await browser.SubmitAsync(stopped, "form[action$='/go-on']")).Saved();
        await WorkAsync();
        Assert.Equal(["600", "0", "0", "0"], Figures(await browser.GetAsync(url)));
    }

    [Fact]
    public async Task A_record_is_known_by_something_that_the_file_says()
    {
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"{New}?kind=company");
        var file = ("a.csv", Text($"Name\r\nFirm {Unique()}\r\n"));
        var columns = (await browser.UploadAsync(page, "form#import-file", "File", file)).Saved();
        var refused = await browser.SubmitAsync(
            await browser.GetAsync(columns), "form#import-columns", ("Match", "email"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    private static byte[] Messy(string sign) =>
    [
        .. Text($"""
            Clients of {sign};;;;
            ;;;;
            Компания;ИНН;Эл. почта;Отсрочка;Адрес
            Айкол {sign};;info@{sign}.kg;14;"Бишкек; Киевская, 5"
            '=1+1 {sign};;;30;نص من اليمين
            {new string('я', 350)};;;;
            Mail {sign};;no-address;14;
            Days {sign};;;soon;
            айкол {sign};;;;
            Known {sign};T{sign};;;Changed address
            More {sign};;;14;a;b
            ;;;14;nothing

            """.ReplaceLineEndings("\r\n")),
    ];

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Unique() => $"q{Interlocked.Increment(ref _names)}{Guid.NewGuid():N}"[..12];

    private static IEnumerable<KeyValuePair<string, string>> Token(IHtmlDocument page) =>
        page.QuerySelectorAll("input[name=__RequestVerificationToken]").OfType<IHtmlInputElement>().Take(1)
            .Select(input => new KeyValuePair<string, string>(input.Name!, input.Value));

    private static string[] Figures(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".figures .value").Select(value => value.TextContent.Trim())];

    private Task<string> CheckedAsync(
        TestBrowser browser, string kind, string file, params (string, string)[] chosen) =>
        CheckedAsync(browser, kind, Text(file), chosen);

    private async Task<string> CheckedAsync(
        TestBrowser browser, string kind, byte[] file, params (string, string)[] chosen)
    {
        var page = await browser.GetAsync($"{New}?kind={kind}");
        var columns = (await browser.UploadAsync(page, "form#import-file", "File", ("clients.csv", file))).Saved();
        var url = (await browser.SubmitAsync(await browser.GetAsync(columns), "form#import-columns", chosen)).Saved();
        await WorkAsync();
        return url;
    }

    private async Task RunAsync(TestBrowser browser, string url)
    {
        (await browser.SubmitAsync(await browser.GetAsync(url), "form[action$='/run']")).Saved();
        await WorkAsync();
    }

    private Task ChangeAsync(string url, Action<ImportBatch> change)
    {
        var id = Guid.Parse(url.Split('/')[^1]);
        return app.InAsync<WorkspaceDbContext>(async db =>
        {
            change(await db.Imports.SingleAsync(b => b.Id == id));
            await db.SaveChangesAsync();
        });
    }

    private Task GiveAsync(string url, Guid author)
    {
        var id = Guid.Parse(url.Split('/')[^1]);
        return app.InAsync<WorkspaceDbContext>(db => db.Imports.Where(b => b.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.AuthorId, author)));
    }

    private Task WorkAsync() => app.Services.GetRequiredService<ImportRunner>().CatchUpAsync(default);

    private Task<Company> FindAsync(string name) =>
        app.InAsync<CrmDbContext, Company>(db => db.Companies.SingleAsync(c => c.Name == name));

    private Task<bool> AnyAsync(string name) =>
        app.InAsync<CrmDbContext, bool>(db => db.Companies.AnyAsync(c => c.Name == name));

    /// <summary>Everything that imports touch, of every module, but for the versions of records.</summary>
    private async Task<string> StateAsync()
    {
        var state = new StringBuilder();
        await app.InAsync<CrmDbContext>(async db =>
        {
            await WriteAsync(state, db.Companies);
            await WriteAsync(state, db.Contacts);
            await WriteAsync(state, db.Leads);
            await WriteAsync(state, db.Deals);
            state.Append(await db.Set<ErpCrm.Crm.Deals.StagePassage>().CountAsync());
        });
        await app.InAsync<FinanceDbContext>(db => WriteAsync(state, db.Customers));
        await app.InAsync<ProjectsDbContext>(db => WriteAsync(state, db.Clients));
        await app.InAsync<InsightsDbContext>(async db =>
        {
            await WriteAsync(state, db.Engagements);
            state.Append(await db.ThreadEntries.CountAsync());
        });
        return state.ToString();
    }

    private static async Task WriteAsync<T>(StringBuilder state, DbSet<T> set)
        where T : class
    {
        var lines = (await set.AsNoTracking().ToListAsync()).ConvertAll(row => string.Join(' ',
            set.EntityType.GetProperties().Where(p => p.Name is not ("Version" or "SourceVersion"))
                .Select(p => p.PropertyInfo?.GetValue(row))));
        foreach (var line in lines.Order(StringComparer.Ordinal)) state.AppendLine(line);
    }
}
