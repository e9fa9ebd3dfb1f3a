using System.Text.RegularExpressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Panels;
using ErpCrm.Workspace.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

/// <summary>What every record can do (docs/decisions/0039), proved for every kind: it has it, or its declaration says
/// why not.</summary>
public sealed partial class AbilityTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Who follows these is told of comments alone.</summary>
    private static readonly Dictionary<string, string> Silent = new()
    {
        [Kinds.Contact] = "Nothing is announced of a person but merging.",
        [Kinds.Concession] = "Whoever asked for it is told by name.",
        [Kinds.Engagement] = "Made of what deals, projects and invoices tell: those are followed.",
        [Kinds.Journal] = "Posted once and never changed: nothing happens to it.",
        [Kinds.Budget] = "The accountant plans it; nobody is told of a cell.",
        [Kinds.User] = "A sign-in: what happens to it concerns its owner.",
    };

    private IReadOnlyList<RecordKind> Declared => app.Services.GetRequiredService<RecordKinds>().All;

    public static TheoryData<RecordAbility> Abilities => [.. Enum.GetValues<RecordAbility>()];

    [Theory, MemberData(nameof(Abilities))]
    public void Every_kind_has_it_or_says_why_not(RecordAbility ability)
    {
        var covered = Covered(ability);
        Assert.NotEmpty(covered);
        var wrong = new List<string>();
        foreach (var kind in Declared)
        {
            var (has, why) = (covered.Contains(kind.Key), WhyNot(kind, ability));
            if (has && why is not null) wrong.Add($"{kind.Key} has {ability} and says “{why}”");
            if (!has && why is null) wrong.Add($"{kind.Key} has no {ability} and does not say why");
            if (has != kind.Can(ability)) wrong.Add($"{kind.Key}: {ability} is {has}, its declaration says otherwise");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void A_reason_is_a_sentence() => Assert.All(
        Declared.SelectMany(kind => kind.Lacks.Select(lack => $"{kind.Key}: {lack.Value}")),
        said => Assert.Matches(@": [A-Z].{12,}\.$", said));

    [Fact]
    public void What_is_talked_about_has_a_title_to_be_told_by() => Assert.All(
        Declared.Where(kind => kind.Can(RecordAbility.Talk)),
        kind => Assert.True(kind.GetType().GetProperty("Title")!.GetValue(kind) is not null, kind.Key));

    [Fact]
    public void Who_follows_a_record_is_told_what_happens_to_it_or_it_is_known_why_not() => Assert.Equal(
        Silent.Keys.Order(StringComparer.Ordinal),
        Declared.Where(kind => kind.Can(RecordAbility.Talk)).Select(kind => kind.Key)
            .Except(WebhookEvents.All.Select(told => told.Kind)).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_found_or_kept_with_a_record_has_a_page() => Assert.All(
        Declared.Where(kind => !kind.HasPage), kind => Assert.DoesNotContain(
            Enum.GetValues<RecordAbility>(), a => kind.Can(a) && (a == RecordAbility.Search || a.StandsOnPage())));

    [Fact]
    public void A_list_of_a_kind_shows_its_fields_and_tags()
    {
        foreach (var list in app.Services.GetServices<RecordList>())
        {
            if (Declared.FirstOrDefault(k => k.Entity == RecordLists.RecordOf(list)) is not { } kind) continue;
            var row = RecordLists.RowOf(list)!;
            Assert.True(!kind.Can(RecordAbility.Fields) || row.IsAssignableTo(typeof(IShowsCustom)), list.Key);
            Assert.True(!kind.Can(RecordAbility.Tags) || row.GetProperty("Id")?.PropertyType == typeof(Guid), list.Key);
            Assert.True(list.Kind is null || list.Kind == kind.Key, list.Key);
        }
    }

    [Fact]
    public void The_smallest_kind_takes_the_files_that_are_told()
    {
        var text = File.ReadAllText(Path.Combine(Solution.Root, "CONTRIBUTING.md"));
        var told = FileLine().Matches(text).Select(m => (How: m.Groups["how"].Value, Path: m.Groups["path"].Value))
            .ToList();
        var made = told.Where(file => file.How == "new").Select(file => file.Path).ToList();
        var folder = Path.GetDirectoryName(made[0])!;
        Assert.Equal(Directory.GetFiles(Path.Combine(Solution.Root, folder)).Select(Solution.Relative)
            .Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
        var name = Path.GetFileNameWithoutExtension(made[0]);
        Assert.All(told.Where(file => file.How == "changed"), file => Assert.Contains(name,
            File.ReadAllText(Path.Combine(Solution.Root, file.Path)), StringComparison.Ordinal));
        Assert.Contains($"{told.Count} files by hand: {made.Count} new, {told.Count - made.Count} changed", text,
            StringComparison.Ordinal);
    }

    private static string? WhyNot(RecordKind kind, RecordAbility ability) =>
        kind.Lacks.GetValueOrDefault(ability)
        ?? (ability.StandsOnPage() ? kind.Lacks.GetValueOrDefault(RecordAbility.Page) : null);

    // By what is registered and written, whatever the declaration says.
    private HashSet<string> Covered(RecordAbility ability) =>
    [
        .. ability switch
        {
            RecordAbility.Page => Declared.Where(kind => kind.HasPage).Select(kind => kind.Key),
            RecordAbility.List => app.Services.GetServices<RecordList>().Select(list => list.Kind).OfType<string>(),
            RecordAbility.Search => Declared.Where(kind => kind.Searched is not null).Select(kind => kind.Key),
            RecordAbility.Import => app.Services.GetServices<ImportedKind>().Select(kind => kind.Key),
            RecordAbility.Merge => Merged(),
            RecordAbility.Approval => Approved(),
            RecordAbility.Fields => Shown(ability).Where(
                key => Declared.Any(kind => kind.Key == key && kind.IsCustomized)),
            _ => Shown(ability),
        },
    ];

    // A page that has a place for panels, and a panel for this; the place shows what the kind can do and nothing else.
    private IEnumerable<string> Shown(RecordAbility ability) =>
        app.Services.GetServices<RecordPanelRegistration>().Any(panel => panel.Ability == ability)
            ? Solution.Files("src", "*.cshtml").SelectMany(file => RecordPanels().Matches(File.ReadAllText(file)))
                .Select(match => (string)typeof(Kinds).GetField(match.Groups["kind"].Value)!.GetRawConstantValue()!)
                .Where(key => Declared.Any(kind => kind.Key == key && kind.Can(ability)))
            : [];

    // Told to every module by an event, and looked for on a page.
    private IEnumerable<string> Merged() =>
        Events.All.Where(type => type.IsAssignableTo(typeof(IMergesRecords)))
            .Select(type => ((IMergesRecords)Events.Sample(type)).ToMerging()).Select(merging => merging.Kind)
            .Intersect(Declared.Where(kind => kind.DuplicatesUrl is not null).Select(kind => kind.Key));

    private List<string> Approved()
    {
        using var scope = app.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IApproves>().Select(approved => approved.Kind)];
    }

    [GeneratedRegex("<record-panels kind=\"@Kinds\\.(?<kind>\\w+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex RecordPanels();

    [GeneratedRegex(@"^(?<how>new|changed) +(?<path>src/\S+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex FileLine();
}

/// <summary>What a declared list is a list of.</summary>
internal static class RecordLists
{
    public static Type? RecordOf(RecordList list) => ArgumentOf(list, 0);

    public static Type? RowOf(RecordList list) => ArgumentOf(list, 1);

    private static Type? ArgumentOf(RecordList list, int number)
    {
        for (var type = list.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListOf<,>))
                return type.GetGenericArguments()[number];
        }

        return null;
    }
}
