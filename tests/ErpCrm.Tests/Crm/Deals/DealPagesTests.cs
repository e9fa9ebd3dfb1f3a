using System.Net;
using AngleSharp.Dom;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Tests.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Crm.Deals;

/// <summary>Somebody whose role has the deals and not the companies.</summary>
internal sealed class WithoutCompanies : ICurrentUser
{
    public Guid Id => TestUser.Sales.Id;

    public string Name => TestUser.Sales.Name;

    public bool IsSignedIn => true;

    public TimeZoneInfo TimeZone => TimeZoneInfo.Utc;

    public IReadOnlyCollection<Guid> TeamMates => [];

    public Scope ScopeOf(string permission) => permission == CrmPermissions.ViewCompanies ? Scope.None : Scope.All;
}

/// <summary>Remembers what was announced.</summary>
internal sealed class HeardWhenDealWon : IHandle<DealWon>
{
    public static readonly System.Collections.Concurrent.ConcurrentBag<DealWon> Events = [];

    public Task HandleAsync(DealWon domainEvent, CancellationToken ct)
    {
        Events.Add(domainEvent);
        return Task.CompletedTask;
    }
}

public sealed class ListeningApp : TestApp
{
    protected override void Configure(IServiceCollection services)
    {
        services.AddScoped<HeardWhenDealWon>();
        services.AddSingleton(new Subscription(
            "test.heard", typeof(DealWon), "crm.deal-won", typeof(HeardWhenDealWon), typeof(CrmDbContext), HearAsync,
            HearAsync));
    }

    private static Task HearAsync(IServiceProvider provider, DomainEvent domainEvent, CancellationToken ct) =>
        provider.GetRequiredService<HeardWhenDealWon>().HandleAsync((DealWon)domainEvent, ct);
}

public sealed class DealPagesTests(ListeningApp app) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task A_fixed_price_deal_with_milestones_is_entered_and_won()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var answer = await browser.SubmitAsync(
            await browser.GetAsync($"/crm/deals/create?company={company.Id}"), "form#deal", ("Name", "Portal"),
            ("Billing", "FixedPrice"), ("Amount", "300 000"),
            ("Milestones[0].Name", "Design"), ("Milestones[0].Amount", "100 000"),
            ("Milestones[0].DueOn", "2027-01-15"), ("Milestones[1].Name", "Build"),
            ("Milestones[1].Amount", "200 000"));
        var url = answer.Saved();
        var win = await browser.GetAsync(url + "/win");
        Assert.Contains("The terms are incomplete.", win.Body!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(win, "form#win", ("Reason", "Expertise"), ("Note", "liked the team"),
            ("ManagerId", TestUser.ProjectManager.Id.ToString()))).Saved();
        await app.DrainAsync();

        var id = Guid.Parse(url.Split('/')[^1]);
        var heard = Assert.Single(HeardWhenDealWon.Events, e => e.DealId == id);
        Assert.Equal(BillingMethod.FixedPrice, heard.Terms.Billing);
        Assert.Equal([100_000m, 200_000m], heard.Terms.Milestones.Select(m => m.Amount));
        Assert.Equal((TestUser.ProjectManager.Id, "Expertise", "liked the team"),
            (heard.ManagerId!.Value, heard.Reason, heard.Note));
        Assert.Contains("Won", (await browser.GetAsync(url)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_the_milestones_that_were_typed()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var answer = await browser.SubmitAsync(
            await browser.GetAsync($"/crm/deals/create?company={company.Id}"), "form#deal", ("Name", "Portal"),
            ("Billing", "FixedPrice"), ("Amount", "300000"),
            ("Milestones[0].Name", "Design"), ("Milestones[0].Amount", "299999"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("The milestones add up to", answer.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Design", answer.Page.QuerySelector("[name='Milestones[0].Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_stale_edit_shows_both_versions_and_keeps_mine()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var stale = await browser.GetAsync($"/crm/deals/{deal.Id}/edit");
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}/edit"), "form#deal",
            ("Amount", "111"))).Saved();
        var answer = await browser.SubmitAsync(stale, "form#deal", ("Amount", "222"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("222", answer.Page.QuerySelector("[name=Amount]")!.GetAttribute("value"));
        Assert.Contains("111", answer.Page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_edit_shows_which_milestones_differ_and_has_a_row_for_each_of_theirs()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var stale = await browser.GetAsync($"/crm/deals/{deal.Id}/edit");
        (string, string)[] Fixed(params (string, string)[] milestones) =>
            [("Billing", "FixedPrice"), ("Amount", "300"), .. milestones];
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}/edit"), "form#deal", Fixed(
            ("Milestones[0].Name", "Design"), ("Milestones[0].Amount", "100"), ("Milestones[1].Name", "Handover"),
            ("Milestones[1].Amount", "200")))).Saved();

        var answer = await browser.SubmitAsync(stale, "form#deal",
            Fixed(("Milestones[0].Name", "Design"), ("Milestones[0].Amount", "300")));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        var differing = answer.Page.QuerySelectorAll(".conflict [data-conflict-field^='Milestones']")
            .ToDictionary(cell => cell.GetAttribute("data-conflict-field")!, cell => cell.TextContent);
        Assert.Equal("Handover", differing["Milestones[1].Name"]);
        Assert.Equal("100", differing["Milestones[0].Amount"]);
        Assert.DoesNotContain("Milestones[0].Name", differing.Keys);
        Assert.NotNull(answer.Page.QuerySelector("[name='Milestones[1].Name']"));
        Assert.Contains("2. Milestone", answer.Page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_the_form_does_not_have_are_not_taken()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync($"/crm/deals/{deal.Id}/edit");
        var other = Guid.NewGuid().ToString();
        (await browser.SubmitAsync(page, "form#deal", ("Status", "Won"), ("EngagementId", other),
            ("ClosedOn", "2020-01-01"), ("Rank", "-99"))).Saved();
        var saved = await app.InAsync<CrmDbContext, Deal>(db => db.Deals.SingleAsync(d => d.Id == deal.Id));
        Assert.Equal((DealStatus.Open, deal.EngagementId, null, 0d),
            (saved.Status, saved.EngagementId, saved.ClosedOn, saved.Rank));
    }

    [Fact]
    public async Task A_card_is_moved_and_the_move_is_undone()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var stages = await app.InAsync<CrmDbContext, List<Guid>>(
            db => db.Stages.OrderBy(s => s.Position).Select(s => s.Id).ToListAsync());
        var browser = app.Browser(TestUser.Sales);
        browser.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        var token = (await browser.GetAsync("/crm/deals")).QuerySelector("meta[name=csrf-token]")!
            .GetAttribute("content")!;
        browser.Http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token);

        var moved = await browser.PostAsync($"/crm/deals/{deal.Id}/move", [new("stage", stages[2].ToString())]);
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.Contains($"#lane-{stages[2]}", moved.Html, StringComparison.Ordinal);
        Assert.Equal(stages[2], await StageOfAsync(deal.Id));

        var undo = moved.Page.QuerySelector("[data-undo]")!.GetAttribute("data-undo")!;
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync(undo, [])).Status);
        Assert.Equal(stages[0], await StageOfAsync(deal.Id));
    }

    [Fact]
    public async Task A_passed_close_date_is_shown_as_an_error()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}/edit"), "form#deal",
            ("ExpectedCloseOn", "2020-02-01"))).Saved();
        Assert.Contains("1 Feb 2020 has passed",
            (await browser.GetAsync($"/crm/deals/{deal.Id}")).QuerySelector(".notice.red")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(deal.Name, (await browser.GetAsync("/crm/deals/list?close=Overdue")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_deal_is_reopened()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var url = $"/crm/deals/{deal.Id}";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(
            await browser.GetAsync(url + "/lose"), "form#lose", ("Reason", "Other"))).Status);
        (await browser.SubmitAsync(await browser.GetAsync(url + "/lose"), "form#lose", ("Reason", "Price"))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync(url), $"form[action='{url}/reopen']")).Saved();
        Assert.Equal(DealStatus.Open, await app.InAsync<CrmDbContext, DealStatus>(
            db => db.Deals.Where(d => d.Id == deal.Id).Select(d => d.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_deal_that_was_changed_meanwhile_is_looked_at_before_it_is_lost()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var url = $"/crm/deals/{deal.Id}";
        var stale = await browser.GetAsync(url + "/lose");
        (await browser.SubmitAsync(await browser.GetAsync(url + "/edit"), "form#deal", ("Amount", "111"))).Saved();

        var answer = await browser.SubmitAsync(stale, "form#lose", ("Reason", "Price"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(DealStatus.Open, await app.InAsync<CrmDbContext, DealStatus>(
            db => db.Deals.Where(d => d.Id == deal.Id).Select(d => d.Status).SingleAsync()));
        (await browser.SubmitAsync(answer.Page, "form#lose")).Saved();
    }

    [Fact]
    public async Task Won_and_lost_deals_are_added_up_below_the_list()
    {
        var mark = Guid.NewGuid().ToString("N")[..10];
        var browser = app.Browser(TestUser.Sales);
        foreach (var (amount, step) in new[] { (1000.5m, "win"), (2000m, "win"), (5000m, "lose"), (300m, "") })
        {
            var deal = await app.DealAsync(TestUser.Sales, amount, name: $"{mark} {amount}");
            if (step.Length > 0)
                (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}/{step}"), $"form#{step}",
                    ("Reason", "Price"))).Saved();
        }

        async Task<string> FootAsync(string status) =>
            (await browser.GetAsync($"/crm/deals/list?q={mark}&status={status}")).QuerySelector("tfoot")!.TextContent;
        Assert.Contains(ErpCrm.Ui.Formats.Format.Figure(3000.5m), await FootAsync("Won"), StringComparison.Ordinal);
        Assert.Contains("1 lost deal", await FootAsync("Lost"), StringComparison.Ordinal);
        var all = await FootAsync("All");
        Assert.Contains(ErpCrm.Ui.Formats.Format.Figure(3300.5m), all, StringComparison.Ordinal);
        Assert.Contains("2 won deals", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Open")]
    [InlineData("Won")]
    [InlineData("Lost")]
    public async Task Each_tab_is_filtered_and_ordered_by_the_column_its_index_has(string tab)
    {
        var sql = await app.ReadAsync<DealsList, string>($"?status={tab}&sort=close&close=ThisQuarter",
            (list, scope) => Task.FromResult(list.Rows(scope).ToQueryString()));
        Assert.DoesNotMatch("(?is)(WHERE|ORDER BY)[^\\r\\n]*COALESCE\\([^\\r\\n]*Clos", sql);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Nothing")]
    public async Task An_address_of_a_tab_that_there_is_not_reads_the_first_one_in_everything(string tab)
    {
        Assert.Equal(await SqlAsync(""), await SqlAsync($"&status={tab}"));

        Task<string> SqlAsync(string status) => app.ReadAsync<DealsList, string>($"?close=ThisQuarter{status}",
            (list, scope) => Task.FromResult(list.Rows(scope).ToQueryString()));
    }

    [Fact]
    public async Task A_deal_without_the_right_to_see_its_company_shows_no_contact()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var page = await app.InAsync<CrmDbContext, DealPage>(async db =>
        {
            var contact = new ErpCrm.Crm.Contacts.Contact(deal.CompanyId,
                new("Secret Contact", "", "secret@client.example", "", ""));
            db.Add(contact);
            await db.SaveChangesAsync();
            await db.Deals.Where(d => d.Id == deal.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.ContactId, contact.Id));
            return await DealPage.LoadAsync(db, new WithoutCompanies(), deal.Id, new ExchangeRateTable("KGS", []),
                "KGS", app.Today, default);
        });
        Assert.Equal((null, null, false), (page.ContactName, page.ContactEmail, page.CanSeeCompany));
    }

    [Fact]
    public async Task The_history_names_the_companies_a_deal_was_moved_between()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var other = await app.CompanyAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var before = await app.InAsync<CrmDbContext, string>(
            db => db.Companies.Where(c => c.Id == deal.CompanyId).Select(c => c.Name).SingleAsync());
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}/edit"), "form#deal",
            ("CompanyId", other.Id.ToString()))).Saved();

        var history = (await browser.GetAsync($"/audit/deal/{deal.Id}")).QuerySelector(".feed")!.TextContent;
        Assert.Contains(before, history, StringComparison.Ordinal);
        Assert.Contains(other.Name, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rates_of_a_day_are_the_newest_of_each_currency_by_then()
    {
        var table = await app.InAsync<CrmDbContext, ExchangeRateTable>(async db =>
        {
            foreach (var (currency, day, rate) in new[] { ("JPY", 1, 0.5m), ("JPY", 5, 0.6m), ("JPY", 9, 0.7m), ("GBP",
                9, 110m) })
                db.Add(new ExchangeRateCopy
                {
                    Id = Guid.NewGuid(), Currency = currency, ValidFrom = new DateOnly(2026, 3, day), Rate = rate
                });
            await db.SaveChangesAsync();
            return await StoredExchangeRates.LoadAsync(db,
                app.Services.GetRequiredService<ErpCrm.Platform.Company.ICompanyProfile>(), default);
        });
        var on = new DateOnly(2026, 3, 6);
        Assert.Equal((0.6m, null, 1m), (table.RateOn("JPY", on), table.RateOn("GBP", on), table.RateOn("KGS", on)));
    }

    [Fact]
    public void What_is_known_of_a_project_is_kept_by_one_listener_so_that_its_events_come_in_order()
    {
        var subscriptions = app.Services.GetServices<Subscription>().Where(s => s.ContextType == typeof(CrmDbContext))
            .ToList();
        Assert.Equal(
            Assert.Single(subscriptions, s => s.EventType == typeof(ErpCrm.Contracts.Projects.ProjectOpened)).Listener,
            Assert.Single(subscriptions,
                s => s.EventType == typeof(ErpCrm.Contracts.Projects.ProjectChanged)).Listener);
    }

    [Fact]
    public async Task A_deal_without_a_rate_is_named_and_not_summed()
    {
        var deal = await app.DealAsync(TestUser.OtherSales, 5000, "CHF");
        var page = await app.Browser(TestUser.OtherSales).GetAsync("/crm/deals");
        Assert.Contains($"{deal.Name} (CHF)", page.QuerySelector(".notice.amber")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_put_below_a_long_lane_stays_in_sight()
    {
        for (var i = 0; i < DealBoard.CardLimit + 2; i++) await app.DealAsync(TestUser.OtherSales, stage: 3);
        var deal = await app.DealAsync(TestUser.OtherSales);
        var browser = app.Browser(TestUser.OtherSales);
        browser.Http.DefaultRequestHeaders.Add("X-CSRF-TOKEN",
            (await browser.GetAsync("/crm/deals")).QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!);
        var stage = await app.InAsync<CrmDbContext, Guid>(
            db => db.Stages.OrderBy(s => s.Position).Skip(3).Select(s => s.Id).FirstAsync());
        (await browser.PostAsync($"/crm/deals/{deal.Id}/move", [new("stage", stage.ToString())])).Saved();

        var lane = (await browser.GetAsync("/crm/deals")).QuerySelector($"[data-stage='{stage}']")!;
        Assert.Equal(DealBoard.CardLimit, lane.QuerySelectorAll(".deal").Length);
        Assert.NotNull(lane.QuerySelector($"#deal-{deal.Id}"));
    }

    [Fact]
    public async Task The_list_behind_a_lane_shows_the_deals_the_lane_counts()
    {
        var quarter = ClosePeriods.DaysOf(ClosePeriod.ThisQuarter, app.Today).From;
        await app.DealAsync(TestUser.Sales);
        foreach (var closedOn in new[] { quarter, quarter.AddDays(-1) })
        {
            var won = await app.DealAsync(TestUser.Sales);
            await app.InAsync<CrmDbContext, int>(db => db.Deals.Where(d => d.Id == won.Id).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.Status, DealStatus.Won).SetProperty(d => d.ClosedOn, closedOn)));
        }

        await app.ReadAsync<DealsList, bool>($"?owner={TestUser.Sales.Id}", async (list, scope) =>
        {
            var board = await DealBoard.LoadAsync(list, scope, new ExchangeRateTable("KGS", []), default);
            foreach (var lane in board.Lanes)
                Assert.Equal(lane.Count, await list.Found(scope.With(board.Behind(lane))).CountAsync());
            Assert.Contains(board.Lanes, lane => lane.Stage is null && lane.Count > 0);
            return true;
        });
        var query = $"?owner={TestUser.Sales.Id}&status=Won&from={quarter:yyyy-MM-dd}&to={app.Today:yyyy-MM-dd}";
        var rows = (await app.Browser(TestUser.Sales).GetAsync($"/crm/deals/list{query}"))
            .QuerySelectorAll("a.rowlink").Length;
        Assert.Equal(rows, await app.InAsync<CrmDbContext, int>(db => db.Deals.CountAsync(
            d => d.OwnerId == TestUser.Sales.Id && d.Status == DealStatus.Won && d.ClosedOn >= quarter
                && d.ClosedOn <= app.Today)));
    }

    [Fact]
    public async Task Board_list_detail_export_and_search_show_the_same_deals_by_scope()
    {
        var mark = Guid.NewGuid().ToString("N")[..10];
        var mine = await app.DealAsync(TestUser.Sales, name: $"{mark} mine");
        var mates = await app.DealAsync(TestUser.SalesMate, name: $"{mark} mates");
        var others = await app.DealAsync(TestUser.OtherSales, name: $"{mark} others");
        await app.Services.GetRequiredService<IFillSearch>().CatchUpAsync(default);
        (TestUser User, Deal[] Visible)[] cases =
        [
            (TestUser.Sales, [mine, mates]), (TestUser.OtherSales, [others]),
            (TestUser.Management, [mine, mates, others]), (TestUser.Administrator, [mine, mates, others]),
        ];
        foreach (var (user, visible) in cases)
        {
            var browser = app.Browser(user);
            foreach (var url in new[]
            {
                $"/crm/deals?q={mark}", $"/crm/deals/list?q={mark}", $"/crm/deals/list?as=csv&q={mark}",
                $"/search?q={mark}"
            })
            {
                // The search marks what was typed within a name.
                var text = (await browser.Http.GetStringAsync(url)).Replace("<mark>", "", StringComparison.Ordinal)
                    .Replace("</mark>", "", StringComparison.Ordinal);
                foreach (var deal in new[] { mine, mates, others })
                    Assert.True(text.Contains(deal.Name, StringComparison.Ordinal) == visible.Contains(deal),
                        $"{user.Name} {url} {deal.Name}");
            }

            foreach (var deal in new[] { mine, mates, others }.Except(visible))
                await browser.GetAsync($"/crm/deals/{deal.Id}", HttpStatusCode.NotFound);
        }

        Assert.Equal(HttpStatusCode.Forbidden,
            (await app.Browser(TestUser.TeamMember).Http.GetAsync("/crm/deals")).StatusCode);
    }

    [Fact]
    public async Task Follow_ups_of_my_day_are_completed_and_rescheduled()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var text = CrmMake.Unique("Call");
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}"), "form#follow-up", ("Text", text),
            ("DueOn", Iso(app.Today.AddDays(-1))))).Saved();
        var id = await app.InAsync<CrmDbContext, Guid>(
            db => db.FollowUps.Where(f => f.Text == text).Select(f => f.Id).SingleAsync());
        var day = await browser.GetAsync("/crm/my-day");
        Assert.Contains(text, day.QuerySelector("[aria-labelledby=due-overdue]")!.TextContent,
            StringComparison.Ordinal);

        var moved = await browser.SubmitAsync(day, $"form[action='/crm/follow-ups/{id}/reschedule']",
            ("dueOn", Iso(app.Today)));
        Assert.Equal("/crm/my-day", moved.Saved());
        day = await browser.GetAsync("/crm/my-day");
        Assert.Contains(text, day.QuerySelector("[aria-labelledby=due-today]")!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(day, $"form[action='/crm/follow-ups/{id}/complete']")).Saved();
        Assert.DoesNotContain(text, (await browser.GetAsync("/crm/my-day")).Body!.TextContent,
            StringComparison.Ordinal);

        var stranger = app.Browser(TestUser.OtherSales);
        var token = (await stranger.GetAsync("/crm/my-day")).QuerySelector("meta[name=csrf-token]")!
            .GetAttribute("content")!;
        stranger.Http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/crm/follow-ups/{id}/resume", [])).Status);
    }

    [Fact]
    public async Task Every_page_opens_in_every_language()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var lead = await app.LeadAsync(TestUser.Sales, "Somewhere");
        foreach (var language in new[] { "en", "ky", "ru" })
        {
            var browser = app.Browser(TestUser.Sales, language);
            foreach (var url in new[]
            {
                "/crm/deals", "/crm/deals/list?status=All", "/crm/deals/create", $"/crm/deals/{deal.Id}",
                $"/crm/deals/{deal.Id}/edit", $"/crm/deals/{deal.Id}/win", $"/crm/deals/{deal.Id}/lose",
                "/crm/leads?status=All", "/crm/leads/create", $"/crm/leads/{lead.Id}", $"/crm/leads/{lead.Id}/edit",
                "/crm/companies", "/crm/companies/create", $"/crm/companies/{deal.CompanyId}", "/crm/my-day",
            })
                await browser.GetAsync(url);
        }

        await app.Browser(TestUser.Administrator).GetAsync("/crm/stages");
    }

    [Fact]
    public async Task Stages_are_renamed_weighted_and_put_in_order()
    {
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync("/crm/stages");
        var stale = await browser.GetAsync("/crm/stages");
        (await browser.SubmitAsync(page, "form#stages", ("Stages[0].Probability", "12"),
            ("Stages[3].Name", "Final talks"))).Saved();
        var stages = await app.InAsync<CrmDbContext, List<ErpCrm.Crm.Stages.Stage>>(
            db => db.Stages.OrderBy(s => s.Position).ToListAsync());
        Assert.Equal((12, "Final talks"), (stages[0].Probability, stages[3].Name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(stale, "form#stages", ("Stages[0].Probability", "13"))).Status);
    }

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Task<Guid> StageOfAsync(Guid id) =>
        app.InAsync<CrmDbContext, Guid>(db => db.Deals.Where(d => d.Id == id).Select(d => d.StageId).SingleAsync());
}
