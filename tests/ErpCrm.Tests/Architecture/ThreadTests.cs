using System.Globalization;
using ErpCrm.Contracts;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Architecture;

/// <summary>Whatever stands in a thread, the module that tells it says it (docs/decisions/0038).</summary>
public sealed class ThreadTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly ThreadSaid Nothing = new("", "", 0);

    private List<(IThreadWords Module, ThreadWords Words)> All { get; } =
    [
        .. app.Services.GetServices<IThreadWords>().SelectMany(module => module.Words.Select(words => (module, words))),
    ];

    [Fact]
    public void Every_kind_of_entry_has_words_of_one_module() =>
        Assert.Equal(Enum.GetValues<ThreadKind>(), All.Select(told => told.Words.Kind).Order());

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    public void The_words_are_there_in_every_language(string language)
    {
        var factory = app.Services.GetRequiredService<IStringLocalizerFactory>();
        foreach (var (module, words) in All)
        {
            var texts = factory.For(module.GetType().Assembly);
            Assert.NotEqual(In("en", () => words.Sentence(texts, Nothing)),
                In(language, () => words.Sentence(texts, Nothing)));
            foreach (var several in new[] { words.Many, words.Hours }.OfType<string>())
                Assert.False(In(language, () => texts[several].ResourceNotFound), $"{words.Kind}: {several}");
        }
    }

    [Fact]
    public async Task Every_icon_of_an_entry_is_drawn()
    {
        var sprite = await File.ReadAllTextAsync(Path.Combine(Solution.Root, "src/ErpCrm.Ui/wwwroot/dist/icons.svg"));
        Assert.All(All,
            told => Assert.Contains($"id=\"i-{told.Words.Icon}\"", sprite, StringComparison.Ordinal));
    }

    /// <summary>What an event tells is worded by the module it belongs to.</summary>
    [Fact]
    public void An_event_is_worded_by_the_module_that_raises_it()
    {
        foreach (var type in Events.All.Where(type => type.IsAssignableTo(typeof(ITellsThread))))
        {
            var lines = ((ITellsThread)Events.Sample(type)).Tell().ToList();
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.Equal(type.Namespace!.Split('.')[^1],
                All.Single(told => told.Words.Kind == line.Kind).Module.GetType().Namespace!.Split('.')[^1]));
        }
    }

    private static T In<T>(string language, Func<T> read)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        return read();
    }
}
