using System.Text.RegularExpressions;
using System.Xml.Linq;
using ErpCrm.Identity.Roles;
using ErpCrm.Ui.Localization;
using ErpCrm.Web.Administration;

namespace ErpCrm.Tests.Architecture;

/// <summary>Every text that a page, a controller or a rule names exists in Kyrgyz and Russian.</summary>
public sealed partial class TextTests
{
    private static readonly Dictionary<string, string> Shared = Load("src/ErpCrm.Ui/Text/SharedText.ky.resx");

    public static TheoryData<string> Projects => [.. Solution.Files("src", "*Text.ky.resx")
        .Select(file => Solution.Relative(Path.GetDirectoryName(Path.GetDirectoryName(file))!))];

    [Theory, MemberData(nameof(Projects))]
    public void No_text_is_missing_in_kyrgyz_or_russian(string project)
    {
        foreach (var language in new[] { "ky", "ru" })
        {
            var own = Load(
                Directory.GetFiles(Path.Combine(Solution.Root, project, "Text"), $"*Text.{language}.resx").Single());
            var missing = Keys(project).Where(
                key => !own.ContainsKey(key.Text) && !(key.Shared && Shared.ContainsKey(key.Text)));
            Assert.True(!missing.Any(),
                $"{project}, {language}:\n{string.Join('\n', missing.Select(m => m.Text).Distinct())}");
        }
    }

    [Theory, MemberData(nameof(Projects))]
    public void Both_languages_have_the_same_texts_with_the_same_placeholders(string project)
    {
        var ky = Load(Directory.GetFiles(Path.Combine(Solution.Root, project, "Text"), "*Text.ky.resx").Single());
        var ru = Load(Directory.GetFiles(Path.Combine(Solution.Root, project, "Text"), "*Text.ru.resx").Single());
        Assert.Equal(ky.Keys.Order(StringComparer.Ordinal), ru.Keys.Order(StringComparer.Ordinal));
        Assert.All(ky.Concat(ru), text => Assert.Equal(Placeholders(text.Key), Placeholders(text.Value)));
        Assert.All(ky.Concat(ru), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    [Fact]
    public void A_text_is_translated_the_same_wherever_it_stands()
    {
        foreach (var language in new[] { "ky", "ru" })
        {
            var texts = Files(language).SelectMany(file => Load(Solution.Relative(file)).Select(
                text => (File: Path.GetFileName(file), text.Key, text.Value)));
            var several = texts.GroupBy(t => t.Key).Where(g => g.Select(t => t.Value).Distinct().Count() > 1)
                .Select(g => $"{g.Key}: {string.Join(", ", g.Select(t => $"“{t.Value}” ({t.File})"))}");
            Assert.True(!several.Any(),
                $"Settle on one, or give the other meaning a context: T.In(\"verb\", \"Close\").\n{string.Join('\n', several)}");
        }
    }

    [Fact]
    public void No_text_is_left_that_nothing_says()
    {
        var sources = Solution.Files("src", "*.cs").Concat(Solution.Files("src", "*.cshtml"))
            .Where(f => !f.Contains("Migrations", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();
        // A property, a type or a member of an enum is a text by its name: DueOn is "Due on".
        var names = sources.SelectMany(source => Name().Matches(source).Select(m => m.Value)).Distinct()
            .SelectMany(name => new[] { Texts.Words(name), Lower(Texts.Words(name)) })
            .ToHashSet(StringComparer.Ordinal);
        var said = sources.SelectMany(source => Literal().Matches(source).Select(m => Unescape(m.Groups[1].Value)))
            .ToHashSet(StringComparer.Ordinal);
        // So is a permission: finance.customers.edit is "Edit customers".
        names.UnionWith(said.Where(text => Permission().IsMatch(text)).Select(PermissionNames.Of));
        // And a job: finance.payment-reminders is "Payment reminders".
        names.UnionWith(sources.SelectMany(
            source => Job().Matches(source).Select(m => JobRow.WordsOf(m.Groups[1].Value))));
        // Within an interpolated string the quotes do not pair.
        bool IsSaid(string text) => said.Contains(text) || names.Contains(text)
            || sources.Exists(source => source.Contains($"\"{text}\"", StringComparison.Ordinal));

        var unsaid = Files("ky").SelectMany(
            file => Load(Solution.Relative(file)).Keys.Where(key => !IsSaid(key) && !IsSaid(WithoutContext(key)))
                .Select(key => $"{Path.GetFileName(file)}: {key}"));
        Assert.True(!unsaid.Any(), string.Join('\n', unsaid));
    }

    [Fact]
    public void No_page_uses_the_localizer_that_looks_in_the_host() =>
        Assert.DoesNotContain(Solution.Files("src", "*.cshtml").Concat(Solution.Files("src", "*.cs")),
            file => File.ReadAllText(file).Contains("IViewLocalizer", StringComparison.Ordinal));

    private static IEnumerable<(string Text, bool Shared)> Keys(string project)
    {
        foreach (var file in Solution.Files(project, "*.cshtml").Concat(Solution.Files(project, "*.cs")))
        {
            var source = File.ReadAllText(file);
            foreach (Match match in OwnTexts().Matches(source))
                yield return (Unescape(match.Groups[2].Value), match.Groups[1].Value is "S" or "shared" or "_shared");
            foreach (Match match in TextsIn().Matches(source))
                yield return ($"{Unescape(match.Groups[3].Value)} ({match.Groups[2].Value})",
                    match.Groups[1].Value is "S" or "shared" or "_shared");
            foreach (Match match in Refusals().Matches(source)) yield return (Unescape(match.Groups[1].Value), true);
        }
    }

    private static IEnumerable<string> Files(string language) => Solution.Files("src", $"*Text.{language}.resx");

    private static string WithoutContext(string key) => Context().Replace(key, "");

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string Unescape(string literal) =>
        literal.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    private static Dictionary<string, string> Load(string file) =>
        XDocument.Load(Path.Combine(Solution.Root, file)).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""\b(T|S|texts|text|_texts|localizer|shared|_shared)\["((?:[^"\\]|\\.)*)"[\],]""")]
    private static partial Regex OwnTexts();

    [GeneratedRegex("""\b(T|S|t|texts|_texts|shared|_shared)\.In\("([a-z ]+)", "((?:[^"\\]|\\.)*)"\)""")]
    private static partial Regex TextsIn();

    [GeneratedRegex(@"""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^[a-z]+\.[a-z-]+\.[a-z-]+$")]
    private static partial Regex Permission();

    [GeneratedRegex(@"\bJob<\w+>\(""([a-z]+\.[a-z-]+)""")]
    private static partial Regex Job();

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]+\b")]
    private static partial Regex Name();

    [GeneratedRegex(@" \([a-z ]+\)$")]
    private static partial Regex Context();

    [GeneratedRegex("""new BusinessRuleException\(\s*"((?:[^"\\]|\\.)*)"[,)]""")]
    private static partial Regex Refusals();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
