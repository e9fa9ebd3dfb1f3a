using ErpCrm.Contracts.Identity;
using ErpCrm.Platform;
using ErpCrm.Platform.Security;
using ErpCrm.Resources;
using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Resources.People;

public sealed class MakePersonWhenUserChangedTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_new_user_becomes_a_person_once()
    {
        var user = User("Nargiza New", "nargiza@test.example");

        await HandleAsync(user);
        await HandleAsync(user);

        var person = await SingleAsync(user.UserId);
        Assert.Equal(("Nargiza New", "nargiza@test.example"), (person.Name, person.Email));
        Assert.True(person.WorksOnProjects);
    }

    [Fact]
    public async Task A_person_known_by_the_address_is_linked()
    {
        var id = await app.PersonAsync("Known Already", email: "known@test.example");

        var user = User("Known A.", "KNOWN@test.example");
        await HandleAsync(user);

        var person = await SingleAsync(user.UserId);
        Assert.Equal((id, "Known Already"), (person.Id, person.Name));
    }

    [Fact]
    public async Task A_person_who_was_unlinked_on_purpose_stays_so_and_is_not_made_again()
    {
        var user = User("Ulan Unlinked", "ulan@test.example");
        await HandleAsync(user);
        var person = await SingleAsync(user.UserId);
        await app.InAsync<ResourcesDbContext>(async db =>
        {
            var same = await db.People.Include(p => p.Department).SingleAsync(p => p.Id == person.Id);
            same.Change(new(same.Name, same.Email, same.JobTitle, same.JoinedOn, null, true), null, user: null);
            await db.SaveChangesAsync();
        });

        await HandleAsync(user with { Name = "Ulan Renamed", SourceVersion = 1 });
        var people = await app.InAsync<ResourcesDbContext, List<Person>>(
            db => db.People.Where(p => p.Email == "ulan@test.example" || p.UserId == user.UserId).ToListAsync());
        Assert.Null(Assert.Single(people).UserId);
    }

    [Fact]
    public async Task Older_news_come_too_late()
    {
        var user = User("Zarina Young", "zarina@test.example");
        await HandleAsync(user with { Name = "Zarina Young", SourceVersion = 0 });
        await HandleAsync(user with { Name = "Zarina Married", SourceVersion = 3 });
        await HandleAsync(user with { Name = "Zarina Typo", SourceVersion = 2 });

        Assert.Equal("Zarina Married", (await SingleAsync(user.UserId)).Name);
    }

    [Fact]
    public async Task A_user_who_was_switched_off_before_being_heard_of_becomes_nobody()
    {
        var user = User("Never Came", "never@test.example") with { IsActive = false };

        await HandleAsync(user);

        Assert.Equal(0,
            await app.InAsync<ResourcesDbContext, int>(db => db.People.CountAsync(p => p.UserId == user.UserId)));
    }

    [Fact]
    public async Task Office_roles_are_not_planned_on_projects()
    {
        var user = User("Ainura Accounts", "ainura@test.example") with { Role = BuiltInRoles.Accountant };

        await HandleAsync(user);

        Assert.False((await SingleAsync(user.UserId)).WorksOnProjects);
    }

    private static UserChanged User(string name, string email) =>
        new(Guid.NewGuid(), name, email, true, BuiltInRoles.TeamMember, 0) { OccurredAt = new DateTime(2026, 11, 2, 9,
            0, 0, DateTimeKind.Utc) };

    private Task HandleAsync(UserChanged user) => app.InAsync<ResourcesDbContext>(async db =>
    {
        await new MakePersonWhenUserChanged(db, app.Services.GetRequiredService<IBusinessClock>()).HandleAsync(user,
            default);
        await db.SaveChangesAsync();
    });

    private Task<Person> SingleAsync(Guid userId) =>
        app.InAsync<ResourcesDbContext, Person>(db => db.People.SingleAsync(p => p.UserId == userId));
}
