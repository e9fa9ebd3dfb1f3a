using System.Globalization;
using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Finance;
using ErpCrm.Insights.Thread;
using ErpCrm.Projects;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Insights.Thread;

/// <summary>What other modules say in the thread by a fixed word is read
/// in one's own language, what people typed as they typed it.</summary>
public sealed class ThreadWordingTests
{
    private static readonly string[] BuiltInStages = ["New", "Qualified", "Proposal", "Negotiation"];
    private readonly ThreadWording _wording = new([new CrmThread(), new ProjectsThread(), new FinanceThread()],
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider()
            .GetRequiredService<IStringLocalizerFactory>());

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    public void Sources_stages_and_reasons_are_translated(string language)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        foreach (var source in Enum.GetValues<LeadSource>())
            AssertCyrillic(Sentence(ThreadKind.LeadCaptured, "", source.ToString()));
        foreach (var stage in BuiltInStages) AssertCyrillic(Sentence(ThreadKind.StageChanged, stage, stage));
        foreach (var reason in Enum.GetValues<WinReason>())
            AssertCyrillic(Sentence(ThreadKind.DealWon, reason.ToString()));
        foreach (var reason in Enum.GetValues<LossReason>())
            AssertCyrillic(Sentence(ThreadKind.DealLost, reason.ToString()));
        foreach (var reason in Enum.GetValues<DisqualifyReason>())
            AssertCyrillic(Sentence(ThreadKind.LeadDisqualified, reason.ToString()));
    }

    [Fact]
    public void A_note_about_a_reason_stays_as_it_was_typed()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        Assert.Equal("Lead disqualified: No budget: next year: perhaps",
            Sentence(ThreadKind.LeadDisqualified, nameof(DisqualifyReason.NoBudget), "next year: perhaps"));
    }

    [Fact]
    public void Names_people_gave_are_left_alone()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("ky");
        Assert.Equal("Бүтүм ачылды: Website", Sentence(ThreadKind.DealOpened, "Website"));
        Assert.Equal("P-0001 долбоору ачылды: Website", Sentence(ThreadKind.ProjectOpened, "P-0001", "Website"));
    }

    [Fact]
    public void Several_are_told_by_hours_or_by_their_number_and_what_happens_once_as_it_is()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        Assert.Equal($"{Format.Hours(180)} of work approved", SumOf(ThreadKind.TimeApproved, 2));
        Assert.Equal("Calls: 2", SumOf(ThreadKind.Call, 2));
        Assert.Equal("Deal opened: Portal", SumOf(ThreadKind.DealOpened, 1));
        Assert.Equal("Other events: 2", SumOf(ThreadKind.DealOpened, 2));
    }

    private string SumOf(ThreadKind kind, int count) => _wording.SumOf(new ThreadGroup(default, kind,
        [.. Enumerable.Range(0, count).Select(_ => Entry(kind, "Portal", null, 90))]));

    private string Sentence(ThreadKind kind, string text, string? detail = null) =>
        _wording.Sentence(Entry(kind, text, detail));

    private static ThreadEntry Entry(ThreadKind kind, string text, string? detail, int? minutes = null) =>
        new()
        {
            EngagementId = Guid.Empty, At = DateTime.UnixEpoch, Kind = kind, Text = text, Detail = detail,
            Minutes = minutes,
        };

    private static void AssertCyrillic(string text) => Assert.Matches(@"^[\p{IsCyrillic} ,:()→-]+$", text);
}
