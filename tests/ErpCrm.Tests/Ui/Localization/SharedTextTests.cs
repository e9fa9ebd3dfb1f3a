using System.Resources;
using System.Text.RegularExpressions;
using ErpCrm.Tests.Architecture;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;

namespace ErpCrm.Tests.Ui.Localization;

public sealed partial class SharedTextTests
{
    private static readonly ResourceManager Texts = new(typeof(SharedText).FullName!, typeof(SharedText).Assembly);

    public static TheoryData<string> Languages => ["ky", "ru"];

    [Theory, MemberData(nameof(Languages))]
    public void Every_message_of_a_validator_is_translated(string language) =>
        Assert.All(LocalizedValidationMessages.Messages,
            message => Assert.NotNull(Texts.GetString(message, Cultures.For(language))));

    [Theory, MemberData(nameof(Languages))]
    public void A_translated_message_keeps_its_placeholders(string language) =>
        Assert.All(LocalizedValidationMessages.Messages, message =>
            Assert.Equal(Marks(message), Marks(Texts.GetString(message, Cultures.For(language))!)));

    // Labels that the shell's views hold in lists are looked up by variable.
    [Theory, MemberData(nameof(Languages))]
    public void Every_label_of_the_shell_is_translated(string language)
    {
        var labels = Solution.Files("src/ErpCrm.Ui/Shared", "*.cshtml")
            .SelectMany(file => LabelInList().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.True(labels.Count > 15);
        Assert.All(labels, label => Assert.True(Texts.GetString(label, Cultures.For(language)) is not null, label));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_error_page_is_translated(string language) =>
        Assert.All(Enumerable.Range(400, 200).Select(ErpCrm.Web.Errors.ErrorPage.For), page =>
        {
            Assert.NotNull(Texts.GetString(page.Title, Cultures.For(language)));
            Assert.NotNull(Texts.GetString(page.Text, Cultures.For(language)));
        });

    private static IEnumerable<string> Marks(string text) =>
        Mark().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Mark();

    [GeneratedRegex("""(?<!\.In)\("[^"]+"(?:, "[a-z0-9-]+")?, "([A-Z][^"]+)"\)""")]
    private static partial Regex LabelInList();
}
