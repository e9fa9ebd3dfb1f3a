using CsCheck;
using ErpCrm.Finance.Books.Posting.Payroll;

namespace ErpCrm.Tests.Finance.Books.Posting.Payroll;

/// <summary>The books tell no single salary, and lose no cent (domain-rules §1, §32).</summary>
public sealed class PayGroupsTests
{
    private static readonly Gen<PaidMonth> Person = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 50_000_000], Gen.Int[0, 200])
        .Select((department, cents, hours) => new PaidMonth(Guid.CreateVersion7(),
            department == 0 ? "" : $"D{department}", cents / 100m, cents / 700 / 100m, hours * 60));

    [Fact]
    public void Nobody_is_alone_as_long_as_there_is_somebody_else() => Person.List[2, 12].Sample(people =>
    {
        var groups = PayGroups.Of(people);
        return groups.All(g => g.People.Count >= PayGroups.Least)
            && groups.Sum(g => g.People.Count) == people.Count
            && groups.Select(g => g.Department).Distinct().Count() == groups.Count
            && groups.Sum(g => g.Gross) == people.Sum(p => p.Gross);
    });

    [Fact]
    public void A_department_of_several_stands_by_itself()
    {
        var people = new[] { "A", "A", "A", "B", "B", "C" }.Select(d => Of(d, 100)).ToList();
        Assert.Equal([("A", 3), (null, 3)],
            PayGroups.Of(people).Select(g => (g.Department, g.People.Count)).OrderBy(g => g.Department is null));
        Assert.Equal([("A", 3), ("B", 2)], PayGroups.Of(people.Take(5))
            .Select(g => (g.Department, g.People.Count)).OrderBy(g => g.Department, StringComparer.Ordinal));
    }

    [Fact]
    public void Projects_have_their_hours_of_a_group_and_the_rest_stands_on_none()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var group = new PayGroup("A", [Of("A", 100), Of("A", 300)]);
        var shares = PayGroups.Split(group, new Dictionary<Guid, int> { [first] = 4_800, [second] = 2_400 }, 2);
        Assert.Equal([(first, 100m), (second, 50m)], shares.Where(s => s.ProjectId is not null)
            .OrderByDescending(s => s.Gross).Select(s => (s.ProjectId!.Value, s.Gross)));
        Assert.Equal(250m, shares.Single(s => s.ProjectId is null).Gross);
    }

    [Fact]
    public void The_parts_are_the_whole_to_the_cent() =>
        Gen.Select(Person.List[1, 6], Gen.Int[0, 20_000].List[0, 5]).Sample((people, worked) =>
        {
            var group = new PayGroup("A", people);
            var shares = PayGroups.Split(group, worked.ToDictionary(_ => Guid.CreateVersion7()), 2);
            return shares.Sum(s => s.Gross) == group.Gross && shares.Sum(s => s.Employer) == group.Employer
                && shares.All(s => s.Gross >= 0 && s.Employer >= 0);
        });

    // 160 hours each.
    private static PaidMonth Of(string department, decimal gross) =>
        new(Guid.CreateVersion7(), department, gross, 0, 9_600);
}
