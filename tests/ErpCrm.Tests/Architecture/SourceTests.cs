using System.Text.RegularExpressions;

namespace ErpCrm.Tests.Architecture;

/// <summary>What must not be written anywhere in the source.</summary>
public sealed partial class SourceTests
{
    public static TheoryData<string, string, string> Rules => new()
    {
        { "The clock is read only through TimeProvider", @"\bDate(Time|TimeOffset)\.(Now|UtcNow|Today)\b", "*.cs" },
        { "Markup is never written raw", @"\bHtml\.Raw\b", "*.cshtml" },
        { "Nothing waits for a task by blocking a thread", @"\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)", "*.cs" },
        { "Outgoing calls go through one factory", @"new HttpClient\(", "*.cs" },
        {
            "Amounts are rounded in one place", @"\bMath\.Round\([^;]*MidpointRounding\.ToEven|decimal\.Round\(", "*.cs"
        },
        { "Pages carry no inline style", @"\sstyle=""", "*.cshtml" },
        { "Pages carry no inline script", @"<script(?![^>]*\bsrc=)|\son(click|change|submit|load|input)=", "*.cshtml" },
        {
            "A text for a tag helper is empty where there is none: null arrives as empty too",
            @"<(badge|choice|confirm-post|empty|field|form-actions|page-bar|picker)\b[^>]*\s(locked|(cancel|parent|create|undo)-url|hint|suffix|title|text)=""@\([^""]*(\? null :|: null\))",
            "*.cshtml"
        },
        {
            "A trigger listens to an element by its id: of two words htmx takes the first",
            @"from:(closest|find|next|previous)\s", "*.cshtml"
        },
        { "htmx needs no eval", @"\bhx-on\b|""js:", "*.cshtml" },
        {
            "What can be done on a page can be done on a phone", @"<(a|confirm-post)\b[^>]*class=""btn[^""]*\bhide-s\b",
            "*.cshtml"
        },
    };

    [Theory, MemberData(nameof(Rules))]
    public void The_source_keeps_to(string rule, string forbidden, string files)
    {
        var found = Solution.Files("src", files).Where(file => !file.Contains("Migrations", StringComparison.Ordinal)
            && Regex.IsMatch(WithoutComments(File.ReadAllText(file)), forbidden))
            .Select(Solution.Relative);
        Assert.True(!found.Any(), $"{rule}:\n{string.Join('\n', found)}");
    }

    public static TheoryData<string, string> TestRules => new()
    {
        {
            "A test has a clock of its own",
            @"\bDate(Time|TimeOffset)\.(Now|UtcNow|Today)\b|TimeProvider\.System|new AdjustableTime\("
        },
        {
            "A test waits for what it waits for, minutes if need be",
            @"(WaitAsync|CancellationTokenSource|CancelAfter)\(TimeSpan\.From(Seconds|Milliseconds)\((?!300\b)"
        },
        { "A test does not sleep", @"\bThread\.Sleep\b" },
    };

    [Theory, MemberData(nameof(TestRules))]
    public void The_tests_keep_to(string rule, string forbidden)
    {
        var found = Solution.Files("tests/ErpCrm.Tests", "*.cs").Where(
            file => Path.GetFileName(file) is not ("TestClock.cs" or "SourceTests.cs")
                && Regex.IsMatch(WithoutComments(File.ReadAllText(file)), forbidden))
            .Select(Solution.Relative);
        Assert.True(!found.Any(), $"{rule}:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void The_machines_clock_is_asked_where_the_application_is_put_together_and_for_ids()
    {
        var asking = Solution.Files("src", "*.cs").Where(
            file => WithoutComments(File.ReadAllText(file)).Contains("TimeProvider.System", StringComparison.Ordinal))
            .Select(Solution.Relative);
        Assert.Equal(["src/ErpCrm.Platform/ModuleBuilder.cs", "src/ErpCrm.SharedKernel/Ids.cs"],
            asking.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_form_that_posts_can_be_sent_once_only()
    {
        var forms = from file in Solution.Files("src", "*.cshtml")
                    from Match form in PostForm().Matches(File.ReadAllText(file))
                    where !form.Value.Contains("<form-keys", StringComparison.Ordinal)
                    // Signing in twice does no harm, and the second answer must carry its own cookie.
                    where !form.Value.Contains("data-repeatable", StringComparison.Ordinal)
                    select $"{Solution.Relative(file)}: {form.Value[..Math.Min(form.Value.Length, 120)].ReplaceLineEndings(" ")}";
        Assert.Empty(forms);
    }

    /// <summary>What a page shows is typed: its model, or a property of its form.
    /// A prefix of field names is no data.</summary>
    [Fact]
    public void A_page_is_told_nothing_beside_its_model_but_its_title_its_place_in_the_menu_and_a_conflict()
    {
        var untyped = from file in Solution.Files("src", "*.cs").Concat(Solution.Files("src", "*.cshtml"))
                      from Match use in UntypedData().Matches(WithoutComments(File.ReadAllText(file)))
                      select $"{Solution.Relative(file)}: {use.Value}";
        Assert.Empty(untyped);
    }

    /// <summary>The layout looks for its parts beside the page first: one of the same name would take their place.
    /// </summary>
    [Fact]
    public void No_page_has_a_part_of_the_name_of_a_shared_one()
    {
        var parts = Solution.Files("src", "_*.cshtml").Select(Solution.Relative).ToLookup(
            file => file.StartsWith("src/ErpCrm.Ui/Shared/", StringComparison.Ordinal));
        var shared = parts[true].Select(Path.GetFileName).ToHashSet();
        Assert.NotEmpty(shared);
        var hiding = from file in parts[false] where shared.Contains(Path.GetFileName(file)) select file;
        Assert.Empty(hiding);
    }

    /// <summary>A text is one line however long it is: its key cannot be broken.</summary>
    [Theory]
    [InlineData("*.cs", 120)]
    [InlineData("*.cshtml", 160)]
    public void Lines_end_where_a_reader_still_holds_them(string pattern, int limit)
    {
        var tooLong = from file in Solution.Files("src", pattern).Concat(Solution.Files("tests", pattern))
                    where !file.Contains("/Migrations/", StringComparison.Ordinal)
                    from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
                    where line.Text.Length > limit && !IsOneText(line.Text, limit)
                    select $"{Solution.Relative(file)}:{line.Number} has {line.Text.Length} characters";
        Assert.Empty(tooLong);
    }

    private static bool IsOneText(string line, int limit)
    {
        var text = Literal().Matches(line).Select(literal => literal.Length).DefaultIfEmpty().Max();
        return text >= 40 && line.Length - text <= limit - 40;
    }

    private static string WithoutComments(string source) => Comment().Replace(source, "");

    [GeneratedRegex("""
        "(?:\\.|[^"\\])*"|'[^']*'
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(
        """\bViewData\[(?!"(Title|Nav|Conflict)"\])[^\]]*\]|\bViewBag\b|\bnew ViewDataDictionary\b(?!\(ViewData\) \{ TemplateInfo)""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex UntypedData();

    [GeneratedRegex("""<form\b[^>]*method="post"[^>]*>.*?</form>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex PostForm();
}
