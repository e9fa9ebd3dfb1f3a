using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Crm;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Leads;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Bulk;

/// <summary>Several rows at once: each by its own rule, none because of another, and back again.</summary>
public sealed class BulkPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Leads = "/crm/leads";
    private const string LeadOwner = "crm.lead-owner";

    [Fact]
    public async Task Selected_leads_are_handed_over_with_their_next_steps_and_taken_back()
    {
        var browser = app.Browser(TestUser.Sales);
        Lead[] leads = [await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales)];
        var followUp = await FollowUpAsync(leads[0]);
        var answer = await HandOverAsync(browser, TestUser.SalesMate, leads);
        Assert.Equal(Leads, answer.Saved().Split('?')[0]);
        Assert.Equal([TestUser.SalesMate.Id, TestUser.SalesMate.Id], await OwnersAsync(leads));
        Assert.Equal(TestUser.SalesMate.Id, await app.InAsync<CrmDbContext, Guid?>(
            db => db.FollowUps.Where(f => f.Id == followUp).Select(f => f.OwnerId).SingleAsync()));

        var undo = UndoOf(await browser.GetAsync(answer.Saved()));
        (await PostAsync(browser, undo)).Saved();
        Assert.Equal([TestUser.Sales.Id, TestUser.Sales.Id], await OwnersAsync(leads));

        // A second press finds it taken back, whatever became of the leads since.
        await app.InAsync<CrmDbContext>(async db =>
        {
            (await db.Leads.SingleAsync(l => l.Id == leads[0].Id)).HandOver(TestUser.SalesMate.Id);
            await db.SaveChangesAsync();
        });
        (await PostAsync(browser, undo)).Saved();
        Assert.Equal([TestUser.SalesMate.Id, TestUser.Sales.Id], await OwnersAsync(leads));
    }

    [Fact]
    public async Task One_that_refuses_keeps_no_other_from_it_and_says_why()
    {
        var browser = app.Browser(TestUser.Sales);
        Lead[] leads = [await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales)];
        await app.InAsync<CrmDbContext>(async db =>
        {
            (await db.Leads.SingleAsync(l => l.Id == leads[1].Id)).Disqualify(DisqualifyReason.Spam, "");
            await db.SaveChangesAsync();
        });
        var answer = await HandOverAsync(browser, TestUser.SalesMate, leads);
        var told = await browser.GetAsync(answer.Saved());
        Assert.Contains("Reopen it first", told.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([TestUser.SalesMate.Id, TestUser.Sales.Id], await OwnersAsync(leads));
        await app.Browser(TestUser.SalesMate).GetAsync(answer.Saved(), HttpStatusCode.NotFound);

        (await browser.SubmitAsync(told, "form[action$='/undo']")).Saved();
        Assert.Equal([TestUser.Sales.Id, TestUser.Sales.Id], await OwnersAsync(leads));
        Assert.Null((await browser.GetAsync(answer.Saved())).QuerySelector("form[action$='/undo']"));
    }

    [Fact]
    public async Task One_that_fails_keeps_no_other_from_it_and_the_others_are_taken_back()
    {
        var browser = app.Browser(TestUser.Sales);
        Lead[] leads =
        [
            await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales, "Failing firm"),
            await app.LeadAsync(TestUser.Sales),
        ];
        await RunAsync("""
            CREATE TRIGGER "FailingLead" BEFORE UPDATE ON "crm_Leads" WHEN OLD."CompanyName" = 'Failing firm'
            BEGIN SELECT RAISE(ABORT, 'The disk is full'); END
            """);
        var answer = await HandOverAsync(browser, TestUser.SalesMate, leads);
        await RunAsync("DROP TRIGGER \"FailingLead\"");
        var told = await browser.GetAsync(answer.Saved());
        Assert.Contains("It could not be saved", told.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([TestUser.SalesMate.Id, TestUser.Sales.Id, TestUser.SalesMate.Id], await OwnersAsync(leads));
        (await browser.SubmitAsync(told, "form[action$='/undo']")).Saved();
        Assert.All(await OwnersAsync(leads), owner => Assert.Equal(TestUser.Sales.Id, owner));
    }

    [Fact]
    public async Task What_was_done_last_is_found_again_from_its_list_and_taken_back()
    {
        var browser = app.Browser(TestUser.Sales);
        var lead = await app.LeadAsync(TestUser.Sales);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        (await HandOverAsync(browser, TestUser.SalesMate, lead)).Saved();
        var link = (await browser.GetAsync(Leads)).QuerySelector("#list-options a[href*='/bulk/last']")!;
        using var answer = await browser.Http.GetAsync(link.GetAttribute("href")!);
        var told = await browser.GetAsync(answer.Headers.Location!.ToString());
        (await browser.SubmitAsync(told, "form[action$='/undo']")).Saved();
        Assert.Equal([TestUser.Sales.Id], await OwnersAsync(lead));
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_taken_back()
    {
        var browser = app.Browser(TestUser.Sales);
        Lead[] leads = [await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales)];
        var answer = await HandOverAsync(browser, TestUser.SalesMate, leads);
        var undo = UndoOf(await browser.GetAsync(answer.Saved()));
        await app.InAsync<CrmDbContext>(async db =>
        {
            (await db.Leads.SingleAsync(l => l.Id == leads[0].Id)).HandOver(null);
            await db.SaveChangesAsync();
        });
        (await PostAsync(browser, undo)).Saved();
        Assert.Equal([null, TestUser.Sales.Id], await OwnersAsync(leads));
    }

    [Fact]
    public async Task Nobody_changes_or_gives_away_what_is_out_of_his_reach()
    {
        var foreign = await app.LeadAsync(TestUser.OtherSales);
        var mine = await app.LeadAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var answer = await HandOverAsync(browser, TestUser.SalesMate, foreign, mine);
        Assert.Contains("you may not change it",
            (await browser.GetAsync(answer.Saved())).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([TestUser.OtherSales.Id, TestUser.SalesMate.Id], await OwnersAsync(foreign, mine));

        var away = await HandOverAsync(browser, TestUser.OtherSales, mine);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, away.Status);
        Assert.NotNull(away.Page.QuerySelector("#answer-owner-error"));
        await app.Browser(TestUser.Accountant).GetAsync(AskUrl(LeadOwner, mine), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_row_that_the_list_shows_is_meant_by_all_and_no_other()
    {
        var word = CrmMake.Unique("Whole").Replace(" ", "", StringComparison.Ordinal);
        Lead[] leads = [await app.LeadAsync(TestUser.Sales, word), await app.LeadAsync(TestUser.Sales, word)];
        var other = await app.LeadAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var query = Uri.EscapeDataString($"?q={word}");
        var form = await browser.GetAsync($"/workspace/bulk?list=leads&act={LeadOwner}&all=true&query={query}");
        (await browser.SubmitAsync(form, "form#bulk", ("owner", TestUser.SalesMate.Id.ToString()))).Saved();
        Assert.Equal(
            [TestUser.SalesMate.Id, TestUser.SalesMate.Id, TestUser.Sales.Id], await OwnersAsync([.. leads, other]));
    }

    [Fact]
    public async Task More_than_five_hundred_and_none_at_all_are_refused_in_words()
    {
        var lead = await app.LeadAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var form = await browser.GetAsync(AskUrl(LeadOwner, lead));
        var many = string.Join(' ', Enumerable.Range(0, 501).Select(_ => Guid.NewGuid().ToString("N")));
        foreach (var (ids, said) in new[] { (many, "500"), ("", "Select rows first") })
        {
            var answer = await browser.SubmitAsync(
                form, "form#bulk", ("Ids", ids), ("owner", TestUser.SalesMate.Id.ToString()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(said, answer.Page.QuerySelector("form#bulk")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_missing_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var form = await browser.GetAsync($"/workspace/bulk?list=deals&act=crm.follow-up&id={deal.Id}");
        var refused = await browser.SubmitAsync(form, "form#bulk", ("text", "Call the director"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#answer-dueOn-error"));
        Assert.Equal("Call the director", ((IHtmlInputElement)refused.Page.QuerySelector("#answer-text")!).Value);

        var day = app.Today.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await browser.SubmitAsync(refused.Page, "form#bulk", ("dueOn", day))).Saved();
        Assert.Equal(app.Today.AddDays(3), await app.InAsync<CrmDbContext, DateOnly>(
            db => db.FollowUps.Where(f => f.DealId == deal.Id).Select(f => f.DueOn).SingleAsync()));
    }

    [Fact]
    public async Task A_form_that_comes_twice_is_done_once()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var form = await browser.GetAsync($"/workspace/bulk?list=deals&act=crm.follow-up&id={deal.Id}");
        var first = await browser.SubmitAsync(form, "form#bulk", ("text", "Once"), ("dueOn", "2026-12-24"));
        var second = await browser.SubmitAsync(form, "form#bulk", ("text", "Once"), ("dueOn", "2026-12-24"));
        Assert.Equal(first.Saved(), second.Saved());
        Assert.Equal(1, await app.InAsync<CrmDbContext, int>(db => db.FollowUps.CountAsync(f => f.DealId == deal.Id)));
    }

    [Fact]
    public async Task Deals_are_moved_and_handed_over_companies_archived_and_each_taken_back()
    {
        var (deal, browser) = (await app.DealAsync(TestUser.Sales), app.Browser(TestUser.Sales));
        var stages = await app.InAsync<CrmDbContext, List<Guid>>(
            db => db.Stages.OrderBy(s => s.Position).Select(s => s.Id).ToListAsync());
        await ThereAndBackAsync(browser, "deals", "crm.deal-stage", deal.Id, ("stage", stages[2].ToString()));
        await ThereAndBackAsync(
            browser, "deals", "crm.deal-owner", deal.Id, ("owner", TestUser.SalesMate.Id.ToString()));
        await ThereAndBackAsync(
            browser, "companies", "crm.company-owner", deal.CompanyId, ("owner", TestUser.SalesMate.Id.ToString()));
        await ThereAndBackAsync(browser, "companies", "crm.archive-company", deal.CompanyId);
        var saved = await app.InAsync<CrmDbContext, ErpCrm.Crm.Deals.Deal>(
            db => db.Deals.Include(d => d.Company).SingleAsync(d => d.Id == deal.Id));
        Assert.Equal((stages[0], TestUser.Sales.Id), (saved.StageId, saved.OwnerId));
        Assert.Equal((ErpCrm.Crm.Companies.CompanyStatus.Prospect, (Guid?)TestUser.Sales.Id),
            (saved.Company!.Status, saved.Company.OwnerId));
    }

    [Fact]
    public async Task Boxes_stand_only_where_somebody_can_do_something_with_rows()
    {
        await app.LeadAsync(TestUser.Sales);
        var page = await app.Browser(TestUser.Sales).GetAsync(Leads);
        Assert.NotNull(page.QuerySelector("tbody .tick input[name=id][form=selection]"));
        var acts = page.QuerySelectorAll(".bulk button[name=act]").Select(b => b.GetAttribute("value"));
        Assert.Contains(LeadOwner, acts);
        var read = await app.Browser(TestUser.Management).GetAsync(Leads);
        Assert.Equal(
            read.QuerySelector(".bulk button[name=act]") is not null, read.QuerySelector("tbody .tick") is not null);
    }

    [Fact]
    public async Task A_tag_is_given_to_several_rows_and_taken_off_again()
    {
        var browser = app.Browser(TestUser.Sales);
        Lead[] leads = [await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales)];
        var tag = await app.InAsync<WorkspaceDbContext, Guid>(async db =>
        {
            var made = new Tag($"Fair {Guid.NewGuid():N}", TagColour.Blue);
            db.AddRange(made, new RecordTag("lead", leads[1].Id, made.Id));
            await db.SaveChangesAsync();
            return made.Id;
        });
        var form = await browser.GetAsync(AskUrl("workspace.add-tag", leads));
        var answer = await browser.SubmitAsync(form, "form#bulk", ("tag", tag.ToString()));
        Assert.Equal(2, await TaggedAsync(tag));
        // The second had it before and keeps it.
        (await PostAsync(browser, UndoOf(await browser.GetAsync(answer.Saved())))).Saved();
        Assert.Equal(1, await TaggedAsync(tag));

        form = await browser.GetAsync(AskUrl("workspace.remove-tag", leads));
        (await browser.SubmitAsync(form, "form#bulk", ("tag", tag.ToString()))).Saved();
        Assert.Equal(0, await TaggedAsync(tag));
    }

    [Fact]
    public async Task A_tag_that_was_deleted_since_leaves_nothing_to_take_back_and_refuses_nothing()
    {
        var browser = app.Browser(TestUser.Sales);
        var lead = await app.LeadAsync(TestUser.Sales);
        var tag = await app.InAsync<WorkspaceDbContext, Guid>(async db =>
        {
            var made = new Tag($"Gone {Guid.NewGuid():N}"[..30], TagColour.Blue);
            db.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        var form = await browser.GetAsync(AskUrl("workspace.add-tag", lead));
        var answer = await browser.SubmitAsync(form, "form#bulk", ("tag", tag.ToString()));
        var undo = UndoOf(await browser.GetAsync(answer.Saved()));
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.RemoveRange(await db.Set<RecordTag>().Where(t => t.TagId == tag).ToListAsync());
            db.Remove(await db.Tags.SingleAsync(t => t.Id == tag));
            await db.SaveChangesAsync();
        });
        var back = await PostAsync(browser, undo);
        Assert.DoesNotContain("/workspace/bulk/", back.Saved(), StringComparison.Ordinal);
        form = await browser.GetAsync(AskUrl("workspace.add-tag", lead));
        var late = await browser.SubmitAsync(form, "form#bulk", ("tag", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.NotNull(late.Page.QuerySelector("#answer-tag-error"));
    }

    // A disk that is full, or whatever else no rule expects.
    private Task RunAsync(string sql) => app.InAsync<CrmDbContext>(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    });

    private Task<int> TaggedAsync(Guid tag) => app.InAsync<WorkspaceDbContext, int>(
        db => db.Set<RecordTag>().CountAsync(t => t.TagId == tag));

    private static async Task ThereAndBackAsync(
        TestBrowser browser, string list, string act, Guid id, params (string, string)[] answers)
    {
        var form = await browser.GetAsync($"/workspace/bulk?list={list}&act={act}&id={id}");
        var page = await browser.GetAsync((await browser.SubmitAsync(form, "form#bulk", answers)).Saved());
        var answer = await PostAsync(browser, UndoOf(page));
        Assert.DoesNotContain("/workspace/bulk/", answer.Saved(), StringComparison.Ordinal);
    }

    private static async Task<TestAnswer> HandOverAsync(TestBrowser browser, TestUser to, params Lead[] leads) =>
        await browser.SubmitAsync(
            await browser.GetAsync(AskUrl(LeadOwner, leads)), "form#bulk", ("owner", to.Id.ToString()));

    private static string AskUrl(string act, params Lead[] leads) =>
        $"/workspace/bulk?list=leads&act={act}&{string.Join('&', leads.Select(l => $"id={l.Id}"))}";

    private static string UndoOf(IHtmlDocument page) =>
        page.QuerySelector(".toast [data-undo]")?.GetAttribute("data-undo")
            ?? throw new InvalidOperationException("Nothing can be taken back.");

    private static async Task<TestAnswer> PostAsync(TestBrowser browser, string url)
    {
        const string token = "__RequestVerificationToken";
        var page = await browser.GetAsync("/workspace/views/create?list=leads");
        var value = page.QuerySelector($"form#view input[name={token}]")!.GetAttribute("value")!;
        return await browser.PostAsync(url, [new(token, value)]);
    }

    private Task<Guid> FollowUpAsync(Lead lead) => app.InAsync<CrmDbContext, Guid>(async db =>
    {
        var step = new FollowUp(lead.EngagementId, lead.Id, null, lead.OwnerId, "Call", app.Today);
        db.Add(step);
        await db.SaveChangesAsync();
        return step.Id;
    });

    private Task<Guid?[]> OwnersAsync(params Lead[] leads) => app.InAsync<CrmDbContext, Guid?[]>(async db =>
    {
        var ids = leads.Select(l => l.Id).ToList();
        var owners = await db.Leads.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.OwnerId);
        return [.. leads.Select(l => owners[l.Id])];
    });
}
