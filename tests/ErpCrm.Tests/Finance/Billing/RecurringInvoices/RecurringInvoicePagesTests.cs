using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.RecurringInvoices;
using ErpCrm.Finance.Schedules;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.RecurringInvoices;

public sealed class RecurringInvoicePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Create = "/finance/recurring-invoices/create";
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task It_is_planned_with_its_next_days_and_amounts_and_what_is_wrong_stays()
    {
        var company = await _scene.CustomerAsync("Planned client");
        var page = await Accountant.GetAsync($"{Create}?company={company}");
        (string, string)[] typed =
        [
            ("Name", "Hosting"), ("FirstOn", $"{app.Today.AddDays(3):yyyy-MM-dd}"), ("Covers", "ComingPeriod"),
            ("Lines[0].Description", "Hosting, {{ month }}"), ("Lines[0].UnitPrice", "1 500,50"),
            ("Lines[0].Quantity", "2"),
        ];
        var wrong = await Accountant.SubmitAsync(page, "form#recurring",
            [.. typed, ("EndsOn", $"{app.Today:yyyy-MM-dd}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(("Hosting", "1 500,50"), (Value(wrong.Page, "Name"), Value(wrong.Page, "Lines[0].UnitPrice")));
        Assert.NotEqual("", wrong.Page.QuerySelector("[data-valmsg-for=EndsOn]")!.TextContent.Trim());

        var unknown = await Accountant.SubmitAsync(page, "form#recurring",
            [.. typed.Where(t => t.Item1 != "Lines[0].Description"), ("Lines[0].Description", "{{ moon }}")]);
        Assert.Contains("is no placeholder", unknown.Page.Body!.TextContent, StringComparison.Ordinal);

        var fields = TestBrowser.Merge(TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#recurring")!),
            typed);
        var preview = (await Accountant.PostAsync("/finance/recurring-invoices/coming", fields)).Page;
        Assert.Equal(12, preview.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("3,361.12", preview.Body!.TextContent, StringComparison.Ordinal);

        var url = (await Accountant.SubmitAsync(page, "form#recurring", typed)).Saved();
        var shown = await Accountant.GetAsync(url);
        Assert.Equal(12, shown.QuerySelectorAll("[aria-labelledby=coming-title] tbody tr").Length);
        Assert.Contains("3,361.12", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hosting",
            (await Accountant.GetAsync("/finance/recurring-invoices")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_changed_in_the_version_that_was_seen()
    {
        var id = await PlannedAsync("Changed client");
        var url = $"/finance/recurring-invoices/{id}";
        var mine = await Accountant.GetAsync($"{url}/edit");
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"{url}/edit"), "form#recurring", ("Name", "Theirs")))
            .Saved();
        var answer = await Accountant.SubmitAsync(mine, "form#recurring", ("Name", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Theirs", (await FindAsync(id)).Name);
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"{url}/edit"), "form#recurring",
            ("Lines[1].Description", "Domains"), ("Lines[1].Quantity", "1"), ("Lines[1].Unit", "Piece"),
            ("Lines[1].UnitPrice", "500"), ("Lines[1].Vat", "0|"))).Saved();
        Assert.Equal(["Support, {{ month }}", "Domains"],
            (await FindAsync(id)).Lines.OrderBy(l => l.Position).Select(l => l.Description));
    }

    [Fact]
    public async Task The_next_one_is_made_now_or_left_out_and_all_of_it_pauses_goes_on_and_stops()
    {
        var id = await PlannedAsync("Steps client");
        var url = $"/finance/recurring-invoices/{id}";
        var before = await Accountant.GetAsync(url);
        (await Accountant.SubmitAsync(before, $"form[action='{url}/make']")).Saved();
        // The same press once more is the same invoice.
        await Accountant.SubmitAsync(before, $"form[action='{url}/make']");
        var made = Assert.Single(await app.TimesAsync(id));
        Assert.Equal((1, OccurrenceState.Done), (made.Number, made.State));
        var company = (await FindAsync(id)).CompanyId;
        Assert.Equal(made.InvoiceId, Assert.Single(await app.InvoicesAsync(company)).Id);

        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/skip']")).Saved();
        Assert.Equal([OccurrenceState.Done, OccurrenceState.LeftOut], (await app.TimesAsync(id)).Select(t => t.State));
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/pause']")).Saved();
        Assert.Null((await FindAsync(id)).NextOn);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/resume']")).Saved();
        Assert.NotNull((await FindAsync(id)).NextOn);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/stop']")).Saved();
        Assert.Equal(app.Today, (await FindAsync(id)).StoppedOn);
        Assert.Null((await Accountant.GetAsync(url)).QuerySelector("form[action$='/resume']"));
        await Accountant.GetAsync($"{url}/edit", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Those_see_it_who_see_its_invoices_and_only_who_bills_changes_it()
    {
        var mine = await PlannedAsync("Of Saltanat", TestUser.Sales.Id);
        var others = await PlannedAsync("Of Oleg", TestUser.OtherSales.Id);
        var sales = app.Browser(TestUser.Sales);
        var page = await sales.GetAsync($"/finance/recurring-invoices/{mine}");
        Assert.Empty(page.QuerySelectorAll("main .record form[action*='/finance/recurring-invoices/']"));
        await sales.GetAsync($"/finance/recurring-invoices/{others}", HttpStatusCode.NotFound);
        var list = await sales.GetAsync("/finance/recurring-invoices");
        Assert.NotNull(list.QuerySelector($"a[href='/finance/recurring-invoices/{mine}']"));
        Assert.Null(list.QuerySelector($"a[href='/finance/recurring-invoices/{others}']"));
        await sales.GetAsync(Create, HttpStatusCode.Forbidden);
        await app.Browser(TestUser.TeamMember).GetAsync("/finance/recurring-invoices", HttpStatusCode.Forbidden);
    }

    private async Task<Guid> PlannedAsync(string name, Guid? owner = null) => await app.PlanAsync(
        await _scene.CustomerAsync(name, owner: owner), new DaySeries(SeriesUnit.Month, 1, app.Today.AddDays(10)),
        InvoiceStage.Draft);

    private Task<RecurringInvoice> FindAsync(Guid id) => app.InAsync<FinanceDbContext, RecurringInvoice>(
        db => db.RecurringInvoices.AsNoTracking().Include(r => r.Lines).SingleAsync(r => r.Id == id));

    private static string? Value(IHtmlDocument page, string name) =>
        page.QuerySelector($"form#recurring [name='{name}']")!.GetAttribute("value");
}
