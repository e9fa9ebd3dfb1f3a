using System.Text.Encodings.Web;
using ErpCrm.Workspace.Comments;

namespace ErpCrm.Tests.Workspace.Comments;

public sealed class CommentBodyTests
{
    [Theory]
    [InlineData("see https://a.example/x?y=1&z=2.", "https://a.example/x?y=1&z=2")]
    [InlineData("(https://a.example/b)", "https://a.example/b")]
    [InlineData("https://a.example/w_(x)", "https://a.example/w_(x)")]
    [InlineData("HTTP://A.EXAMPLE", "HTTP://A.EXAMPLE")]
    public void An_address_of_the_web_is_a_link_without_what_ends_the_sentence(string text, string url) =>
        Assert.Contains($"<a class=\"link\" href=\"{HtmlEncoder.Default.Encode(url)}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">",
        Shown(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https:// nothing")]
    public void Nothing_else_is(string text) => Assert.Equal(HtmlEncoder.Default.Encode(text), Shown(text));

    [Fact]
    public void Markup_is_shown_as_it_was_typed() =>
        Assert.Equal("&lt;b onclick=&quot;x&quot;&gt;", Shown("<b onclick=\"x\">"));

    [Fact]
    public void An_address_cannot_close_its_own_quotes() =>
        Assert.DoesNotContain("<script", Shown("https://a.example/\"><script>x</script>'onclick='y"),
            StringComparison.Ordinal);

    [Fact]
    public void Who_is_named_stands_out_by_the_longest_name() =>
        Assert.Equal("<b class=\"mention\">@Aida Bekova</b>, ok", Shown("@Aida Bekova, ok", "Aida", "Aida Bekova"));

    private static string Shown(string text, params string[] names)
    {
        using var writer = new StringWriter();
        new CommentBody(text, names).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
