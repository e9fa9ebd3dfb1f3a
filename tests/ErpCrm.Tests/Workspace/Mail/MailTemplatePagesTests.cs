using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Tests.Crm;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>Mails begin as the company says, in each language, and as they came where it says nothing.</summary>
public sealed class MailTemplatePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Form = "form#mail-template";

    [Fact]
    public async Task What_the_company_says_is_used_in_its_language_until_it_is_taken_back()
    {
        var browser = app.Browser(TestUser.Administrator);
        var deal = await app.DealAsync(TestUser.Administrator, name: "Portal of mail");
        var page = await browser.GetAsync(EditUrl("deal", "ky"));
        (await browser.SubmitAsync(page, Form, ("Subject", "Бүтүм: {{ title }}"), ("Body", "{{ amount }}"))).Saved();
        Assert.Equal(("Бүтүм: Portal of mail", "100 000,00 сом"), await BeginningAsync(deal.Id, "ky"));
        Assert.Equal("Portal of mail", (await BeginningAsync(deal.Id, "en")).Subject);
        page = await browser.GetAsync(EditUrl("deal", "ky"));
        (await browser.SubmitAsync(page, "form[action*='/reset']")).Saved();
        Assert.Equal("Portal of mail", (await BeginningAsync(deal.Id, "ky")).Subject);

        async Task<(string Subject, string Body)> BeginningAsync(Guid id, string language)
        {
            var form = await browser.GetAsync($"/workspace/mail/deal/{id}/create?language={language}");
            return (((IHtmlInputElement)form.QuerySelector("[name=Subject]")!).Value,
                ((IHtmlTextAreaElement)form.QuerySelector("[name=Body]")!).Value.Replace('\u00a0', ' '));
        }
    }

    [Fact]
    public async Task What_cannot_be_used_stands_at_its_field_with_its_line()
    {
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync(EditUrl("invoice", "en"));
        var answer = await browser.SubmitAsync(page, Form, ("Subject", "{{ nothing }}"),
            ("Body", "Hello\n{{ secret }}\n{% for i in (1..9) %}x{% endfor %}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("There is no placeholder “nothing” here.", Error(answer, "Subject"), StringComparison.Ordinal);
        Assert.Contains("Line 3: ", Error(answer, "Body"), StringComparison.Ordinal);
        answer = await browser.SubmitAsync(page, Form, ("Body", "Hello\n{{ secret }}"));
        Assert.Contains("Line 2: There is no placeholder “secret” here.", Error(answer, "Body"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_seen_with_a_real_record_before_it_is_saved()
    {
        var browser = app.Browser(TestUser.Administrator);
        await app.DealAsync(TestUser.Administrator, name: "Newest of mail");
        var form = (IHtmlFormElement)(await browser.GetAsync(EditUrl("deal", "en"))).QuerySelector(Form)!;
        var seen = await browser.PostAsync("/workspace/mail-templates/preview",
            TestBrowser.Merge(TestBrowser.Fields(form), ("Subject", "About {{ title }}"),
                ("Body", "From {{ my_name }}")));
        var text = seen.Page.QuerySelector("#filled")!.TextContent;
        Assert.Contains("About Newest of mail", text, StringComparison.Ordinal);
        Assert.Contains($"From {TestUser.Administrator.Name}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_built_in_template_can_be_used()
    {
        var browser = app.Browser(TestUser.Administrator);
        var page = await browser.GetAsync("/workspace/mail-templates");
        var links = page.QuerySelectorAll("td a.link").Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(links.Count >= 21, $"{links.Count} templates");
        foreach (var link in links)
        {
            var form = (IHtmlFormElement)(await browser.GetAsync(link)).QuerySelector(Form)!;
            var seen = await browser.PostAsync("/workspace/mail-templates/preview", TestBrowser.Fields(form));
            Assert.True(seen.Status == HttpStatusCode.OK, link);
        }
    }

    private static string EditUrl(string kind, string language) =>
        $"/workspace/mail-templates/edit?for={kind}&language={language}";

    private static string Error(TestAnswer answer, string field) =>
        answer.Page.QuerySelector($"[name={field}]")!.Closest(".field")!.TextContent;
}
