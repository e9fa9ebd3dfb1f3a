using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.PublicLinks;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ErpCrm.Tests.Finance.Billing.PublicLinks;

public sealed class PublicLinkTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Whoever_has_the_link_sees_the_document_in_its_language_what_is_open_and_nothing_else()
    {
        var (company, _, invoice) = await _scene.IssuedAsync("По ссылке", language: "ru");
        var token = await MakeAsync(invoice);
        var stranger = app.Browser(null);
        using var answer = await stranger.Http.GetAsync($"/i/{token}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));

        var page = await stranger.GetAsync($"/i/{token}");
        Assert.Equal("ru", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("script, form"));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith($"/i/{token}/pdf", a.GetAttribute("href"),
            StringComparison.Ordinal));
        Assert.Contains("11 200,00", Text(page), StringComparison.Ordinal);
        await new PostingSteps(app).PayAsync(await CustomerAsync(company), 2200, 1, (invoice, 2200));
        Assert.Contains("9 000,00", Text(await stranger.GetAsync($"/i/{token}")), StringComparison.Ordinal);

        using var pdf = await stranger.Http.GetAsync($"/i/{token}/pdf?download=true");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", pdf.Content.Headers.ContentDisposition!.DispositionType);
        Assert.False(pdf.Headers.Contains("Set-Cookie"));
        var link = await LinkAsync(invoice);
        Assert.Equal(3, link.Views);
        Assert.NotNull(link.LastViewedAt);
        Assert.Contains("opened 3 times", Text(await Accountant.GetAsync($"/finance/invoices/{invoice}")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_over_or_taken_back_or_was_never_there_says_nothing()
    {
        var (_, _, invoice) = await _scene.IssuedAsync("Gone client");
        var stranger = app.Browser(null);
        var token = await MakeAsync(invoice);
        var url = $"/finance/invoices/{invoice}";
        var link = await LinkAsync(invoice);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/links/{link.Id}/revoke']"))
            .Saved();
        var gone = await stranger.GetAsync($"/i/{token}", HttpStatusCode.Gone);
        await stranger.GetAsync($"/i/{token}/pdf", HttpStatusCode.Gone);
        var never = await stranger.GetAsync($"/i/{new string('A', 43)}", HttpStatusCode.NotFound);
        await stranger.GetAsync("/i/short", HttpStatusCode.NotFound);
        Assert.Equal(Text(never), Text(gone));
        Assert.DoesNotContain("Gone client", Text(gone), StringComparison.Ordinal);

        var short2 = await MakeAsync(invoice, app.Today.AddDays(1));
        await stranger.GetAsync($"/i/{short2}");
        app.Time.Advance(TimeSpan.FromDays(2));
        await stranger.GetAsync($"/i/{short2}", HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Only_a_hash_of_the_token_is_kept_and_the_link_is_shown_once()
    {
        var (_, _, invoice) = await _scene.IssuedAsync("Hashed");
        var token = await MakeAsync(invoice);
        var link = await LinkAsync(invoice);
        Assert.Equal(PublicLink.HashOf(token), link.TokenHash);
        Assert.DoesNotContain(token, link.TokenHash, StringComparison.Ordinal);
        Assert.Equal(43, token.Length);
        Assert.DoesNotContain(token, (await Accountant.GetAsync($"/finance/invoices/{invoice}")).Body!.InnerHtml,
            StringComparison.Ordinal);
        var sales = app.Browser(TestUser.Sales);
        await sales.GetAsync($"/finance/invoices/{invoice}", HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_link_is_for_an_issued_invoice_and_for_a_year_at_most()
    {
        var (customer, today) = (MoneyScene.NewCustomer("C"), new DateOnly(2026, 11, 25));
        var by = new LinkMaker(Guid.NewGuid(), "Asel", TestClock.Start);
        var draft = new Invoice(customer, "KGS", today);
        Assert.Throws<BusinessRuleException>(() => PublicLink.Make(draft, today, today, by));
        var issued = MoneyScene.NewInvoice(customer, 100, today);
        Assert.Equal("ExpiresOn", Assert.Throws<BusinessRuleException>(
            () => PublicLink.Make(issued, today.AddYears(2), today, by)).Field);
        Assert.Throws<BusinessRuleException>(() => PublicLink.Make(issued, today.AddDays(-1), today, by));
        var (link, token) = PublicLink.Make(issued, today, today, by);
        Assert.True(link.IsGoodOn(today));
        Assert.False(link.IsGoodOn(today.AddDays(1)));
        Assert.NotEqual(token, PublicLink.Make(issued, today, today, by).Token);
        link.Revoke(TestClock.Start);
        Assert.False(link.IsGoodOn(today));
        Assert.Throws<BusinessRuleException>(() => link.Revoke(TestClock.Start));
    }

    [Fact]
    public void Whoever_tries_too_many_waits_and_keeps_nobody_else_waiting()
    {
        using var throttle = new PublicLinkThrottle(Options.Create(new PublicLinkLimits { PerAddress = 3 }));
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(throttle.Allows("1.2.3.4")));
        Assert.False(throttle.Allows("1.2.3.4"));
        Assert.True(throttle.Allows("5.6.7.8"));
    }

    private async Task<string> MakeAsync(Guid invoice, DateOnly? until = null)
    {
        var url = $"/finance/invoices/{invoice}";
        var page = await Accountant.GetAsync(url);
        var answer = until is { } day
            ? await Accountant.SubmitAsync(page, "form#link", ("expiresOn", $"{day:yyyy-MM-dd}"))
            : await Accountant.SubmitAsync(page, "form#link");
        var shown = (await Accountant.GetAsync(answer.Saved())).QuerySelector("#invoice-link")!.GetAttribute("value")!;
        return shown.Split("/i/")[1];
    }

    private Task<PublicLink> LinkAsync(Guid invoice) => app.InAsync<FinanceDbContext, PublicLink>(
        db => db.PublicLinks.AsNoTracking().SingleAsync(l => l.InvoiceId == invoice));

    private Task<ErpCrm.Finance.Copies.Customer> CustomerAsync(Guid id) =>
        app.InAsync<FinanceDbContext, ErpCrm.Finance.Copies.Customer>(
            db => db.Customers.AsNoTracking().SingleAsync(c => c.Id == id));

    private static string Text(AngleSharp.Dom.IDocument page) =>
        page.Body!.TextContent.Replace('\u00a0', ' ');
}
