using ErpCrm.Platform.Copies;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Resources.People;

public sealed class PersonTests
{
    private static readonly DateOnly Joined = new(2026, 1, 5);
    private static readonly PersonFacts Facts = new("Aida Bekova", "Aida@Test.Example ", "Developer", Joined, null,
        true);

    [Fact]
    public void Nobody_leaves_before_joining() =>
        Assert.Equal("LeftOn", Assert.Throws<BusinessRuleException>(
            () => new Person(Facts with { LeftOn = Joined.AddDays(-1) }, null, null)).Field);

    [Fact]
    public void Addresses_are_kept_in_lower_case() =>
        Assert.Equal("aida@test.example", new Person(Facts, null, null).Email);

    [Fact]
    public void A_person_is_found_by_name_job_and_department()
    {
        var person = new Person(Facts, new Department("Development"), null);

        Assert.Equal("aida bekova developer development aida@test.example", person.SearchText);
    }

    [Fact]
    public void A_renamed_user_renames_the_person()
    {
        var person = new Person(Facts, null, User("Aida Bekova", 1));

        person.FollowUser(User("Aida Bekova-Kim", 2));

        Assert.Equal("Aida Bekova-Kim", person.Name);
    }

    [Fact]
    public void A_name_written_by_hand_survives_other_changes_of_the_user()
    {
        var person = new Person(Facts, null, User("Aida Bekova", 1));
        person.Change(Facts with { Name = "Aida B." }, null, User("Aida Bekova", 1));

        person.FollowUser(User("Aida Bekova", 2));

        Assert.Equal("Aida B.", person.Name);
    }

    [Fact]
    public void Older_news_of_the_user_are_ignored()
    {
        var person = new Person(Facts, null, User("New name", 5));

        person.FollowUser(User("Old name", 4));

        Assert.Equal(5, person.UserVersion);
        Assert.Equal("Aida Bekova", person.Name);
    }

    [Fact]
    public void Hours_of_the_same_day_are_replaced()
    {
        var person = new Person(Facts, null, null);
        person.SetHours(Joined, [480, 480, 480, 480, 480, 0, 0]);
        person.SetHours(Joined, [300, 300, 300, 300, 0, 0, 0]);

        Assert.Equal([300, 300, 300, 300, 0, 0, 0], Assert.Single(person.Hours).Minutes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1441)]
    public void Impossible_hours_are_refused(int minutes) =>
        Assert.Throws<BusinessRuleException>(
            () => new Person(Facts, null, null).SetHours(Joined, [minutes, 0, 0, 0, 0, 0, 0]));

    [Fact]
    public void A_week_counts_from_the_day_of_joining_to_the_last_day()
    {
        var person = new Person(Facts with { JoinedOn = new(2026, 11, 29), LeftOn = new(2026, 12, 7) }, null, null);

        Assert.True(person.WorksIn(new(2026, 11, 23)));
        Assert.True(person.WorksIn(new(2026, 12, 7)));
        Assert.False(person.WorksIn(new(2026, 11, 16)));
        Assert.False(person.WorksIn(new(2026, 12, 14)));
    }

    private static UserCopy User(string name, int version) =>
        new()
        {
            Id = new Guid(7, 0, 0, new byte[8]), Name = name, Email = "aida@test.example", IsActive = true,
            Role = "Sales", SourceVersion = version
        };
}
