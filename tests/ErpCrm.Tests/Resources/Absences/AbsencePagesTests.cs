using System.Net;
using ErpCrm.Resources;
using ErpCrm.Resources.Absences;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Resources.Absences;

public sealed class AbsencePagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Leave_is_requested_approved_by_the_manager_and_reduces_the_capacity()
    {
        var person = await app.PersonAsync("Tilek Member", TestUser.TeamMember);
        var monday = app.Monday().AddDays(21);
        var id = await RequestAsync(TestUser.TeamMember, monday, monday.AddDays(1));

        Assert.Equal("40 h", await AvailableAsync(person, monday));
        await DecideAsync(TestUser.ProjectManager, id, "approve");

        Assert.Equal("24 h", await AvailableAsync(person, monday));
        Assert.Equal(AbsenceStatus.Approved, (await FindAsync(id)).Status);
    }

    [Fact]
    public async Task A_manager_decides_about_the_own_team_only_and_never_about_himself()
    {
        await app.PersonAsync("Oksana Othermember", TestUser.OtherMember);
        await app.PersonAsync("Pavel Manager", TestUser.ProjectManager);
        var others = await RequestAsync(TestUser.OtherMember, app.Monday().AddDays(70), app.Monday().AddDays(71));
        var own = await RequestAsync(TestUser.ProjectManager, app.Monday().AddDays(70), app.Monday().AddDays(71));
        var browser = app.Browser(TestUser.ProjectManager);

        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await browser.GetAsync("/resources/absences/create"))
            .QuerySelector("form#absence")!;
        foreach (var id in new[] { others, own })
        {
            await browser.GetAsync($"/resources/absences/{id}/refuse", HttpStatusCode.NotFound);
            foreach (var verb in new[] { "approve", "refuse" })
            {
                var fields = TestBrowser.Merge(TestBrowser.Fields(form), ("Version", "0"), ("Reason", "No"),
                    ("__Key", Guid.NewGuid().ToString()));
                Assert.Equal(HttpStatusCode.NotFound,
                    (await browser.PostAsync($"/resources/absences/{id}/{verb}", fields)).Status);
            }

            Assert.Equal(AbsenceStatus.Requested, (await FindAsync(id)).Status);
        }
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_neither_approved_nor_refused_unseen()
    {
        await app.PersonAsync("Tilek Member", TestUser.TeamMember);
        var first = app.Monday().AddDays(119);
        var id = await RequestAsync(TestUser.TeamMember, first, first);
        var manager = app.Browser(TestUser.ProjectManager);
        var list = await manager.GetAsync("/resources/absences?view=requested");
        var refusal = await manager.GetAsync($"/resources/absences/{id}/refuse");
        var member = app.Browser(TestUser.TeamMember);
        (await member.SubmitAsync(await member.GetAsync($"/resources/absences/{id}/edit"), "form#absence",
            ("LastDay", first.AddDays(4).Iso()))).Saved();

        await manager.SubmitAsync(list, $"form[action='/resources/absences/{id}/approve']");
        var answer = await manager.SubmitAsync(refusal, "form#refusal", ("Reason", "Release week"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Somebody else changed this record meanwhile", answer.Page.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(AbsenceStatus.Requested, (await FindAsync(id)).Status);

        await DecideAsync(TestUser.ProjectManager, id, "approve");
        Assert.Equal(AbsenceStatus.Approved, (await FindAsync(id)).Status);
    }

    [Fact]
    public async Task Two_requests_at_once_never_overlap()
    {
        await app.PersonAsync("Oksana Othermember", TestUser.OtherMember);
        for (var round = 0; round < 4; round++)
        {
            var day = app.Monday().AddDays(210 + (7 * round));
            var browsers = new[] { app.Browser(TestUser.OtherMember), app.Browser(TestUser.OtherMember) };
            var pages = new[] { await browsers[0].GetAsync("/resources/absences/create"), await browsers[1]
                .GetAsync("/resources/absences/create") };
            await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() =>
                browsers[i].SubmitAsync(pages[i], "form#absence", ("Kind", "Vacation"), ("FirstDay", day.Iso()),
                    ("LastDay", day.AddDays(1).Iso())))));
            Assert.Equal(1, await app.InAsync<ResourcesDbContext, int>(
                db => db.Absences.CountAsync(a => a.Person.UserId == TestUser.OtherMember.Id && a.FirstDay == day)));
        }
    }

    [Fact]
    public async Task People_see_their_own_leave_and_nobody_elses()
    {
        var other = await app.PersonAsync("Samat Salesmate", TestUser.SalesMate);
        await app.PersonAsync("Oksana Othermember", TestUser.OtherMember);
        await RequestAsync(TestUser.SalesMate, app.Monday().AddDays(98), app.Monday().AddDays(98));
        await RequestAsync(TestUser.OtherMember, app.Monday().AddDays(98), app.Monday().AddDays(98));

        var list =
            (await app.Browser(TestUser.SalesMate).GetAsync("/resources/absences")).QuerySelector("tbody")!.TextContent;

        Assert.Contains("Samat", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Oksana", list, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Request leave", (await app.Browser(TestUser.OtherMember).GetAsync($"/resources/people/{other}"))
                .QuerySelector("#main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        await app.PersonAsync("Tilek Member", TestUser.TeamMember);
        var id = await RequestAsync(TestUser.TeamMember, app.Monday().AddDays(42), app.Monday().AddDays(42));
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync($"/resources/absences/{id}/refuse");

        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(form, "form#refusal", ("Reason", ""))).Status);
        (await browser.SubmitAsync(form, "form#refusal", ("Reason", "Release week"))).Saved();

        Assert.Contains("Release week",
            (await app.Browser(TestUser.TeamMember).GetAsync("/resources/absences")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overlapping_leave_is_refused_and_what_was_typed_stays()
    {
        await app.PersonAsync("Saltanat Sales", TestUser.Sales);
        await RequestAsync(TestUser.Sales, app.Monday().AddDays(56), app.Monday().AddDays(60));
        var browser = app.Browser(TestUser.Sales);
        var form = await browser.GetAsync("/resources/absences/create");

        var answer = await browser.SubmitAsync(form, "form#absence", ("FirstDay", app.Monday().AddDays(60).Iso()),
            ("LastDay", app.Monday().AddDays(61).Iso()), ("Note", "Wedding"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Wedding", answer.Page.QuerySelector("#Note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leave_written_down_by_an_administrator_is_approved_at_once()
    {
        var person = await app.PersonAsync("Sick Person");
        var browser = app.Browser(TestUser.Administrator);
        var form = await browser.GetAsync($"/resources/absences/create?personId={person}");

        (await browser.SubmitAsync(form, "form#absence", ("Kind", "Sick"))).Saved();

        Assert.Equal(AbsenceStatus.Approved, await app.InAsync<ResourcesDbContext, AbsenceStatus>(
            db => db.Absences.Where(a => a.PersonId == person).Select(a => a.Status).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_requests_leave_for_somebody_else()
    {
        var other = await app.PersonAsync("Somebody Else");
        var own = await app.PersonAsync("Tilek Member", TestUser.TeamMember);
        var browser = app.Browser(TestUser.TeamMember);
        var form = await browser.GetAsync("/resources/absences/create");

        (await browser.SubmitAsync(form, "form#absence", ("PersonId", $"{other}"),
            ("FirstDay", app.Monday().AddDays(140).Iso()), ("LastDay", app.Monday().AddDays(140).Iso()))).Saved();

        Assert.Equal(0,
            await app.InAsync<ResourcesDbContext, int>(db => db.Absences.CountAsync(a => a.PersonId == other)));
        Assert.NotEqual(other, own);
    }

    private async Task<Guid> RequestAsync(TestUser user, DateOnly first, DateOnly last)
    {
        var browser = app.Browser(user);
        var form = await browser.GetAsync("/resources/absences/create");
        (await browser.SubmitAsync(form, "form#absence", ("Kind", "Vacation"), ("FirstDay", first.Iso()),
            ("LastDay", last.Iso()))).Saved();
        return await app.InAsync<ResourcesDbContext, Guid>(
            db => db.Absences.Where(a => a.Person.UserId == user.Id && a.FirstDay == first).Select(a => a.Id)
                .SingleAsync());
    }

    private async Task DecideAsync(TestUser user, Guid id, string verb)
    {
        var browser = app.Browser(user);
        var list = await browser.GetAsync("/resources/absences?view=requested");
        (await browser.SubmitAsync(list, $"form[action='/resources/absences/{id}/{verb}']")).Saved();
    }

    private async Task<string> AvailableAsync(Guid person, DateOnly monday) =>
        (await app.Browser(TestUser.TeamMember)
            .GetAsync($"/resources/bookings/week?personId={person}&week={monday.Iso()}"))
            .QuerySelector(".figure .value")!.TextContent
            .Plain();

    private Task<Absence> FindAsync(Guid id) =>
        app.InAsync<ResourcesDbContext, Absence>(db => db.Absences.SingleAsync(a => a.Id == id));
}
