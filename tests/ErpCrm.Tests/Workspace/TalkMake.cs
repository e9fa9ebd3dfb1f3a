using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace ErpCrm.Tests.Workspace;

/// <summary>What tests say about records, and read of what was said.</summary>
internal static partial class TalkMake
{
    public static string UrlOf(string kind, Guid id) => $"/workspace/talk/{kind}/{id}";

    /// <summary>What stands in a record's discussion, in one line.</summary>
    public static async Task<string> TimelineAsync(this TestApp app, string kind, Guid id, TestUser? reader = null) =>
        FeedOf(await app.Browser(reader ?? TestUser.Owner).GetAsync(UrlOf(kind, id)));

    public static string FeedOf(IHtmlDocument page) =>
        Blanks().Replace(page.QuerySelector("#talk-latest")!.TextContent, " ").Trim();

    /// <summary>Says something and answers with the page as it is then.</summary>
    public static async Task<IHtmlDocument> SayAsync(this TestApp app, TestUser author, string kind, Guid id,
        string text)
    {
        var browser = app.Browser(author);
        var page = await browser.GetAsync(UrlOf(kind, id));
        return await browser.GetAsync((await browser.SubmitAsync(page, "form#talk-write", ("Comment", text))).Saved());
    }

    /// <summary>Addresses of the comments on a page, the newest first.</summary>
    public static List<string> CommentsOf(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("#talk-latest li[id^='comment-']")
            .Select(li => $"/workspace/comments/{li.Id!["comment-".Length..]}")];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
