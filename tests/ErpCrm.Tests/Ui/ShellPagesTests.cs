using System.Net;
using AngleSharp.Dom;
using ErpCrm.Tests.Architecture;

namespace ErpCrm.Tests.Ui;

public sealed class ShellPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Page = "/help/keyboard";

    [Fact]
    public async Task A_page_is_a_whole_document_in_the_shell()
    {
        var page = await app.Browser(TestUser.Owner).GetAsync(Page);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector("nav#nav"));
        Assert.NotNull(page.QuerySelector("main#main h1"));
        Assert.NotNull(
            page.QuerySelector("form[action='/identity/account/sign-out'] input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task A_move_inside_the_application_sends_title_and_main_only()
    {
        var (_, html) = await AskAsync(Page, "main#main");
        Assert.Contains("<title>", html, StringComparison.Ordinal);
        Assert.Contains("<main id=\"main\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"nav\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ky")]
    [InlineData("ru")]
    public async Task The_shell_speaks_the_readers_language(string language)
    {
        var page = await app.Browser(TestUser.Owner, language).GetAsync(Page);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(
            language switch { "ky" => "Мазмунга өтүү", "ru" => "Перейти к содержанию", _ => "Skip to content" },
            page.QuerySelector("a.skip")!.TextContent);
    }

    [Fact]
    public async Task A_page_has_no_inline_script_or_style_and_every_icon_it_names()
    {
        var page = await app.Browser(TestUser.Owner).GetAsync("/");
        Assert.Empty(page.QuerySelectorAll("[style], [onclick], style, script:not([src])"));
        var sprite = await File.ReadAllTextAsync(Path.Combine(Solution.Root, "src/ErpCrm.Ui/wwwroot/dist/icons.svg"));
        var icons = page.QuerySelectorAll("use").Select(use => use.GetAttribute("href")!.Split('#')[1]).Distinct()
            .ToList();
        Assert.NotEmpty(icons);
        Assert.All(icons, icon => Assert.Contains($"id=\"{icon}\"", sprite, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_address_is_told_with_404()
    {
        var page = await app.Browser(TestUser.Owner).GetAsync("/no/such/page", HttpStatusCode.NotFound);
        Assert.Equal("Page not found", page.QuerySelector("main h2")!.TextContent);
    }

    [Fact]
    public async Task A_failed_action_is_told_in_one_line()
    {
        var (status, html) = await AskAsync("/no/such/region", "div#region");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.StartsWith("<hx-partial hx-target=\"#toasts\"", html.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("<main", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_is_remembered_and_the_page_comes_back()
    {
        var browser = app.Browser(TestUser.Owner);
        var page = await browser.GetAsync(Page);
        var answer = await browser.SubmitAsync(page, "form[action='/preferences/language']", ("language", "ky"));
        Assert.Equal(Page, answer.Saved());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("")]
    public async Task A_preference_never_leads_out_of_the_house(string returnUrl)
    {
        var browser = app.Browser(TestUser.Owner);
        var page = await browser.GetAsync(Page);
        var answer = await browser.SubmitAsync(page, "form[action='/preferences/language']", ("language", "ru"),
            ("returnUrl", returnUrl));
        Assert.Equal("/", answer.Saved());
    }

    [Fact]
    public async Task The_palette_gets_records_only_and_the_page_gets_a_list()
    {
        var (_, html) = await AskAsync("/search?q=zzzz-nothing", "div#palette-records");
        Assert.DoesNotContain("<main", html, StringComparison.Ordinal);
        var page = await app.Browser(TestUser.Owner).GetAsync("/search?q=zzzz-nothing");
        Assert.NotNull(page.QuerySelector("main .empty"));
    }

    [Fact]
    public async Task What_a_role_may_not_see_is_absent_from_the_sidebar()
    {
        var owner = await ItemsAsync(TestUser.Owner);
        var member = await ItemsAsync(TestUser.TeamMember);
        Assert.ProperSubset(owner, member);
    }

    private async Task<HashSet<string>> ItemsAsync(TestUser user)
    {
        var page = await app.Browser(user).GetAsync(Page);
        return [.. page.QuerySelectorAll("#nav [data-nav-key]").Select(link => link.GetAttribute("data-nav-key")!)];
    }

    private async Task<(HttpStatusCode Status, string Html)> AskAsync(string url, string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Target", target);
        using var response = await app.Browser(TestUser.Owner).Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
