using System.Net;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

/// <summary>The first and the last day of a service stand on the line that bills it.</summary>
public sealed class ServiceDaysTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task A_line_says_from_when_to_when_a_service_lasts_or_nothing()
    {
        var company = await _scene.CustomerAsync("Service days");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 300);
        var id = await _scene.DraftAsync(company);
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/invoices/{id}/edit");
        foreach (var (from, to) in new[] { ("2026-12-31", "2026-01-01"), ("2026-01-01", ""), ("", "2026-12-31") })
        {
            var wrong = await browser.SubmitAsync(page, "form#invoice", ("Lines[0].ServiceFrom", from),
                ("Lines[0].ServiceTo", to));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
            Assert.Equal((from, to), (Value(wrong, "ServiceFrom"), Value(wrong, "ServiceTo")));
        }

        (await browser.SubmitAsync(page, "form#invoice", ("Lines[0].ServiceFrom", "2026-01-01"),
            ("Lines[0].ServiceTo", "2026-12-31"))).Saved();
        var line = Assert.Single((await _scene.InvoiceAsync(id)).Lines);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (line.ServiceFrom!.Value,
            line.ServiceTo!.Value));
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/edit"), "form#invoice",
            ("Lines[0].ServiceFrom", ""), ("Lines[0].ServiceTo", ""))).Saved();
        Assert.Null(Assert.Single((await _scene.InvoiceAsync(id)).Lines).ServiceTo);
    }

    private static string Value(TestAnswer answer, string field) =>
        answer.Page.QuerySelector($"[name='Lines[0].{field}']")!.GetAttribute("value") ?? "";
}
