using System.Net;
using System.Text;

namespace ErpCrm.Tests.Walker;

/// <summary>The check that every answer goes through notices what it is there for.</summary>
public sealed class AnswerCheckTests
{
    [Fact]
    public async Task A_sound_answer_has_no_problem()
    {
        using var answer = Sound("<p>Hello</p>");
        Assert.Empty(await AnswerCheck.ProblemsAsync(answer));
    }

    [Theory, InlineData("Content-Security-Policy"), InlineData(
        "X-Content-Type-Options"), InlineData("Referrer-Policy"), InlineData("Cache-Control")]
    public async Task A_missing_header_is_noticed(string header)
    {
        using var answer = Sound("<p>Hello</p>");
        answer.Headers.Remove(header);
        Assert.NotEmpty(await AnswerCheck.ProblemsAsync(answer));
    }

    [Theory, InlineData("Set-Cookie", "a=1; path=/; samesite=lax"), InlineData("Set-Cookie",
        "a=1; path=/; httponly"), InlineData("Location", "https://evil.example/"), InlineData("Location",
        "//evil.example"), InlineData("Server", "Kestrel"), InlineData("Access-Control-Allow-Origin", "*")]
    public async Task A_header_that_should_not_be_there_is_noticed(string header, string value)
    {
        using var answer = Sound("<p>Hello</p>");
        answer.Headers.TryAddWithoutValidation(header, value);
        Assert.NotEmpty(await AnswerCheck.ProblemsAsync(answer));
    }

    [Theory, InlineData("at ErpCrm.Crm.Deals.DealsController.Show(Guid id)"), InlineData(
        "SQLite Error 5: 'database is locked'"), InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    public async Task The_inside_of_the_program_is_noticed(string text)
    {
        using var answer = Sound(text);
        Assert.Single(await AnswerCheck.ProblemsAsync(answer));
    }

    private static HttpResponseMessage Sound(string html)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(html, Encoding.UTF8,
            "text/html") };
        answer.Headers.TryAddWithoutValidation("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        answer.Headers.TryAddWithoutValidation("X-Content-Type-Options", "nosniff");
        answer.Headers.TryAddWithoutValidation("Referrer-Policy", "same-origin");
        answer.Headers.TryAddWithoutValidation("Cache-Control", "private, no-store");
        return answer;
    }
}
