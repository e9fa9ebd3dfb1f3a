using System.Globalization;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Text;
using ErpCrm.Insights.Thread;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Insights.Engagements;

/// <summary>What other modules say in the thread by a fixed word is read
/// in one's own language, what people typed as they typed it.</summary>
public sealed class ThreadWordsTests
{
    private static readonly string[] BuiltInStages = ["New", "Qualified", "Proposal", "Negotiation"];
    private readonly IStringLocalizer<InsightsText> _texts = new ServiceCollection().AddLogging().AddLocalization()
        .BuildServiceProvider()
        .GetRequiredService<IStringLocalizer<InsightsText>>();

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    public void Sources_stages_and_reasons_are_translated(string language)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        foreach (var source in Enum.GetValues<LeadSource>())
            AssertCyrillic(Tones.DetailOf(_texts, ThreadKind.LeadCaptured, source.ToString()));
        foreach (var stage in BuiltInStages)
        {
            AssertCyrillic(Tones.TextOf(_texts, ThreadKind.StageChanged, stage));
            AssertCyrillic(Tones.DetailOf(_texts, ThreadKind.StageChanged, stage));
        }

        foreach (var reason in Enum.GetValues<WinReason>())
            AssertCyrillic(Tones.TextOf(_texts, ThreadKind.DealWon, reason.ToString()));
        foreach (var reason in Enum.GetValues<LossReason>())
            AssertCyrillic(Tones.TextOf(_texts, ThreadKind.DealLost, reason.ToString()));
        foreach (var reason in Enum.GetValues<DisqualifyReason>())
            AssertCyrillic(Tones.TextOf(_texts, ThreadKind.LeadDisqualified, reason.ToString()));
    }

    [Fact]
    public void A_note_about_a_reason_stays_as_it_was_typed()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        Assert.Equal("No budget: next year: perhaps",
            Tones.TextOf(_texts, ThreadKind.LeadDisqualified, nameof(DisqualifyReason.NoBudget), "next year: perhaps"));
    }

    [Fact]
    public void Names_people_gave_are_left_alone()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("ky");
        Assert.Equal("Website", Tones.TextOf(_texts, ThreadKind.DealOpened, "Website"));
        Assert.Equal("Website", Tones.DetailOf(_texts, ThreadKind.ProjectOpened, "Website"));
    }

    private static void AssertCyrillic(string text) => Assert.Matches(@"^[\p{IsCyrillic} ,-]+$", text);
}
