using System.Reflection;

namespace ErpCrm.Tests.Architecture;

/// <summary>The filters of <c>eng/lanes.txt</c> divide the tests: none is forgotten, none runs twice.</summary>
public sealed class LaneTests
{
    private static readonly string[] Slow = ["ErpCrm.Tests.Walker", "ErpCrm.Tests.Journeys"];

    private static readonly Dictionary<string, string> Filters = File.ReadLines(
        Path.Combine(Solution.Root, "eng", "lanes.txt"))
        .Where(line => line.Contains('\t', StringComparison.Ordinal)).Select(line => line.Split('\t'))
        .ToDictionary(line => line[0], line => line[1]);

    [Fact]
    public void Every_test_class_is_in_exactly_one_lane()
    {
        var classes = TestClasses();
        Assert.True(classes.Count > 100, $"only {classes.Count} classes");
        Assert.Equal(["fast", "long"], Filters.Keys);
        var wrong = classes.Select(
            c => (c.FullName, Lanes: string.Join(" and ", Filters.Where(f => IsIn(c, f.Value)).Select(f => f.Key))))
            .Where(c => c.Lanes is not ("fast" or "long"));
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Walkers_and_journeys_are_in_the_long_lane()
    {
        var slow = TestClasses().Where(c => Slow.Contains(c.Namespace)).ToList();
        Assert.True(slow.Count > 20, $"only {slow.Count} classes");
        Assert.All(slow, c => Assert.True(IsIn(c, Filters["long"]), c.FullName));
    }

    [Fact]
    public void Both_scripts_take_the_lanes_from_the_same_file() =>
        Assert.All(new[] { "eng/test.sh", "eng/test.ps1" }, script => Assert.Contains("eng/lanes.txt",
            File.ReadAllText(Path.Combine(Solution.Root, script)), StringComparison.Ordinal));

    private static List<Type> TestClasses() =>
        [.. typeof(LaneTests).Assembly.GetTypes().Where(
            t => !t.IsAbstract && t.GetMethods().Any(m => m.GetCustomAttributes<FactAttribute>(inherit: true).Any()))];

    // The part of the filter language that the file uses: alternatives of conditions.
    private static bool IsIn(Type type, string filter) =>
        filter.Split('|').Any(all => all.Split('&').All(condition => Holds(type, condition)));

    private static bool Holds(Type type, string condition)
    {
        var name = $"{type.FullName}.Any_test";
        if (condition.Split("!~") is [_, var absent]) return !name.Contains(absent, StringComparison.Ordinal);
        if (condition.Split('~') is [_, var present]) return name.Contains(present, StringComparison.Ordinal);
        if (condition.Split("!=") is [var other, var not]) return !IsMarked(type, other, not);
        return condition.Split('=') is [var trait, var value] && IsMarked(type, trait, value);
    }

    private static bool IsMarked(Type type, string trait, string value) =>
        CustomAttributeData.GetCustomAttributes(type).Any(a => a.AttributeType == typeof(TraitAttribute)
            && a.ConstructorArguments is [var name, var own]
            && (string?)name.Value == trait
            && (string?)own.Value == value);
}
