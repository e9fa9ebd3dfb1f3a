using System.Globalization;
using ErpCrm.Contracts;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Architecture;

/// <summary>Whatever people are told, the module that tells it says it (docs/decisions/0041).</summary>
public sealed class NoticeTests(TestApp app) : IClassFixture<TestApp>
{
    private List<(INoticeWords Module, NoticeWords Words)> All { get; } =
    [
        .. app.Services.GetServices<INoticeWords>().SelectMany(module => module.Words.Select(words => (module, words))),
    ];

    [Fact]
    public void Every_kind_of_notice_has_words_of_one_module() =>
        Assert.Equal(Enum.GetValues<NoticeKind>(), All.Select(told => told.Words.Kind).Order());

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    public void The_words_are_there_in_every_language(string language)
    {
        var factory = app.Services.GetRequiredService<IStringLocalizerFactory>();
        foreach (var (module, words) in All)
        {
            var texts = factory.For(module.GetType().Assembly);
            Assert.NotEqual(In("en", () => words.Sentence(texts)), In(language, () => words.Sentence(texts)));
            Assert.False(In(language, () => texts[words.Name].ResourceNotFound), words.Name);
        }
    }

    [Fact]
    public async Task Every_icon_of_a_notice_is_drawn()
    {
        var sprite = await File.ReadAllTextAsync(Path.Combine(Solution.Root, "src/ErpCrm.Ui/wwwroot/dist/icons.svg"));
        Assert.All(All,
            told => Assert.Contains($"id=\"i-{told.Words.Icon}\"", sprite, StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_is_worded_by_the_module_that_raises_it()
    {
        foreach (var type in Events.All.Where(type => type.IsAssignableTo(typeof(INotifies))))
        {
            var notices = ((INotifies)Events.Sample(type)).Notices().ToList();
            Assert.NotEmpty(notices);
            Assert.All(notices, notice => Assert.True(notice.To.Count > 0 || notice.ToFollowers, type.Name));
            Assert.All(notices, notice => Assert.Equal(type.Namespace!.Split('.')[^1],
                All.Single(told => told.Words.Kind == notice.Kind).Module.GetType().Namespace!.Split('.')[1]));
        }
    }

    private static T In<T>(string language, Func<T> read)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        return read();
    }
}
