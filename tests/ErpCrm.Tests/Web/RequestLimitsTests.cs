using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Tests.Finance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ErpCrm.Tests.Web;

/// <summary>What an action allows for its form holds before the form is read.</summary>
public sealed class RequestLimitsTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Theory, InlineData("edit"), InlineData("preview")]
    public async Task A_draft_of_many_lines_can_be_sent(string action)
    {
        var company = await _scene.CustomerAsync($"Many lines {action}");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);
        var browser = app.Browser(TestUser.Accountant);
        var form = (IHtmlFormElement)(await browser.GetAsync($"/finance/invoices/{draft}/edit"))
            .QuerySelector("form:has([name='Lines[0].Quantity'])")!;
        var fields = TestBrowser.Fields(form);
        for (var i = 0; i < 4000; i++) fields.Add(new($"More{i}", "1"));
        var answer = await browser.PostAsync($"/finance/invoices/{draft}/{action}", fields);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{answer.Status}");
    }

    [Fact]
    public void Nothing_reads_a_form_before_its_limits_are_set()
    {
        var limits = new RequestFormLimitsAttribute();
        var readers = app.Services.GetRequiredService<IOptions<MvcOptions>>().Value.Filters
            .OfType<AutoValidateAntiforgeryTokenAttribute>()
            .ToList();
        Assert.True(Assert.Single(readers).Order > limits.Order);
        Assert.DoesNotContain(
            app.Services.GetRequiredService<IOptions<MvcOptions>>().Value.Filters.OfType<TypeFilterAttribute>(),
            f => f.ImplementationType == typeof(AutoValidateAntiforgeryTokenAttribute));
    }
}
