using ErpCrm.Contracts.Identity;
using ErpCrm.Platform.Security;
using ErpCrm.Resources;
using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Resources.People;

/// <summary>Somebody who was invited and never came is nobody's capacity.</summary>
public sealed class InvitedPersonTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_invited_user_is_capacity_from_the_day_of_joining()
    {
        var invited = new UserChanged(Guid.NewGuid(), "Invited Only", "invited@test.example", true,
            BuiltInRoles.TeamMember, 0, HasJoined: false);
        await HandleAsync(invited);
        Assert.False(await IsShownAsync());
        await HandleAsync(invited with { SourceVersion = 1, HasJoined = true });
        Assert.True(await IsShownAsync());
    }

    [Fact]
    public async Task A_person_who_works_here_stays_capacity_when_invited()
    {
        await app.PersonAsync("Works Here", email: "works@test.example");
        await HandleAsync(new UserChanged(Guid.NewGuid(), "Works Here", "works@test.example", true,
            BuiltInRoles.TeamMember, 0, HasJoined: false));
        Assert.Contains("Works Here", await CapacityAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_invited_has_no_hour_to_book_until_joining_and_may_plan_leave()
    {
        var invited = new UserChanged(Guid.NewGuid(), "Invited Later", "later@test.example", true,
            BuiltInRoles.TeamMember, 0, HasJoined: false);
        await HandleAsync(invited);
        var (person, project) = (await app.InAsync<ResourcesDbContext, Guid>(
            db => db.People.Where(p => p.UserId == invited.UserId).Select(p => p.Id).SingleAsync()),
            await app.ProjectAsync("For the invited"));
        var monday = app.Monday().AddDays(7);
        Assert.Contains("too many", await HintAsync(), StringComparison.Ordinal);
        Assert.Matches("Working days: [1-5]", await TextAsync(
            $"/resources/absences/days?PersonId={person}&FirstDay={monday.Iso()}&LastDay={monday.AddDays(6).Iso()}"));

        await HandleAsync(invited with { SourceVersion = 1, HasJoined = true });
        Assert.DoesNotContain("too many", await HintAsync(), StringComparison.Ordinal);

        Task<string> HintAsync() => TextAsync(
            $"/resources/bookings/free?PersonId={person}&ProjectId={project}&From={monday.Iso()}&Weeks=1&Hours=1");

        async Task<string> TextAsync(string url) =>
            (await app.Browser(TestUser.Administrator).GetAsync(url)).Body!.TextContent.Plain();
    }

    private async Task<bool> IsShownAsync() =>
        (await CapacityAsync()).Contains("Invited Only", StringComparison.Ordinal);

    private async Task<string> CapacityAsync() =>
        (await app.Browser(TestUser.Administrator).GetAsync("/resources/capacity")).QuerySelector("main")!.TextContent;

    private async Task HandleAsync(UserChanged user)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MakePersonWhenUserChanged>()
            .HandleAsync(user with { OccurredAt = app.Time.GetUtcNow().UtcDateTime }, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ResourcesDbContext>().SaveChangesAsync();
    }
}
