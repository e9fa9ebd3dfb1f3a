using System.Globalization;
using System.Text.RegularExpressions;

namespace ErpCrm.Tests.Architecture;

/// <summary>Code names the rule it follows; the rule is in <c>docs/domain-rules.md</c>.</summary>
public sealed partial class DomainRulesTests
{
    private const string Rules = "docs/domain-rules.md";

    [Fact]
    public void Every_rule_that_the_code_names_is_written_down()
    {
        var written = Sections().ToHashSet();
        var cited = Citations().ToList();
        Assert.True(cited.Count > 80, $"only {cited.Count} citations were found");
        var unknown = cited.Where(c => !written.Contains(c.Section)).Select(c => $"{c.File}: §{c.Section}");
        Assert.True(!unknown.Any(), string.Join('\n', unknown));
    }

    [Fact]
    public void Sections_are_numbered_without_gaps() => Assert.Equal(Enumerable.Range(0, Sections().Count), Sections());

    [Fact]
    public void Rules_that_refer_to_others_refer_to_such_as_exist()
    {
        var written = Sections().ToHashSet();
        Assert.All(Number().Matches(Read(Rules)).Select(m => Of(m.Groups[1].Value)),
            section => Assert.Contains(section, written));
    }

    private static List<int> Sections() =>
        [.. Heading().Matches(Read(Rules)).Select(m => Of(m.Groups["section"].Value))];

    private static IEnumerable<(string File, int Section)> Citations() =>
        from file in new[] { "*.cs", "*.cshtml" }.SelectMany(
            kind => Solution.Files("src", kind).Concat(Solution.Files("tests", kind)))
        from Match cited in Citation().Matches(File.ReadAllText(file))
        from Match number in Number().Matches(cited.Value)
        select (Solution.Relative(file), Of(number.Groups[1].Value));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Solution.Root, file));

    private static int Of(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^## (?<section>\d+)\. ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"domain-rules §\d+(?:(?:, | and )§\d+)*")]
    private static partial Regex Citation();

    [GeneratedRegex(@"§(\d+)")]
    private static partial Regex Number();
}
