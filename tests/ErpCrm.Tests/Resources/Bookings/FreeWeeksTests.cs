using ErpCrm.Resources;
using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.People;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Resources.Bookings;

/// <summary>Before somebody is booked, the form tells what is free and what would be too much.</summary>
public sealed class FreeWeeksTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task More_than_is_free_is_told_before_it_is_saved()
    {
        var (person, other, project) = (await app.PersonAsync("Busy One"), await app.ProjectAsync("Other"),
            await app.ProjectAsync("Wanted"));
        await BookAsync(person, other, app.Monday(), 1800);
        var hint = await HintAsync(person, project, hours: 16, weeks: 2);
        Assert.Contains("10 h free, 6 h too many", hint.Plain(), StringComparison.Ordinal);
        Assert.DoesNotContain("40 h free", hint.Plain(), StringComparison.Ordinal);
        Assert.Equal(1,
            await app.InAsync<ResourcesDbContext, int>(db => db.Bookings.CountAsync(b => b.PersonId == person)));

        var fits = (await HintAsync(person, project, hours: 10, weeks: 2)).Plain();
        Assert.Contains("10 h", fits, StringComparison.Ordinal);
        Assert.DoesNotContain("too many", fits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_booked_on_the_same_project_is_replaced_and_does_not_count()
    {
        var (person, project) = (await app.PersonAsync("Busy Two"), await app.ProjectAsync("Same"));
        await BookAsync(person, project, app.Monday(), 2400);
        Assert.DoesNotContain("too many", await HintAsync(person, project, hours: 40, weeks: 1),
            StringComparison.Ordinal);
        Assert.Contains("too many", await HintAsync(person, project, hours: 41, weeks: 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_project_gives_its_weeks_back_this_one_too_and_takes_them_again_when_it_comes_back()
    {
        var (person, sold, wanted) = (await app.PersonAsync("Busy Three"), await app.ProjectAsync("Sold"),
            await app.ProjectAsync("Wanted too"));
        await BookAsync(person, sold, app.Monday(), 2400);
        await FollowAsync(sold, open: false, withdrawn: true, version: 2);
        Assert.DoesNotContain("too many", await HintAsync(person, wanted, hours: 40, weeks: 1),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Sold", (await app.Browser(TestUser.ProjectManager)
            .GetAsync($"/resources/bookings/week?personId={person}")).Body!.TextContent, StringComparison.Ordinal);

        await FollowAsync(sold, open: true, withdrawn: false, version: 3);
        Assert.Contains("too many", await HintAsync(person, wanted, hours: 40, weeks: 1), StringComparison.Ordinal);
    }

    private Task FollowAsync(Guid id, bool open, bool withdrawn, int version) =>
        app.InAsync<ResourcesDbContext>(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Id == id)).Follow(
                BookingTests.Details(open) with { Name = "Sold", IsWithdrawn = withdrawn }, version);
            await db.SaveChangesAsync();
        });

    private async Task<string> HintAsync(Guid person, Guid project, int hours, int weeks) =>
        (await app.Browser(TestUser.ProjectManager)
            .GetAsync($"/resources/bookings/free?PersonId={person}&ProjectId={project}&From={app.Monday().Iso()}&Weeks={weeks}&Hours={hours}")).Body!.TextContent;

    private Task BookAsync(Guid person, Guid project, DateOnly week, int minutes) =>
        app.InAsync<ResourcesDbContext>(async db =>
        {
            var (who, what) = (await db.People.SingleAsync(p => p.Id == person),
                await db.Projects.SingleAsync(p => p.Id == project));
            db.Add(new Booking(who, what, week, minutes, isTentative: false));
            await db.SaveChangesAsync();
        });
}
