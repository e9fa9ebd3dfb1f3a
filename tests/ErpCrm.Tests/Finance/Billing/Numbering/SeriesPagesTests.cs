using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Numbering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Numbering;

public sealed class SeriesPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task The_certificate_says_first_last_count_and_who_issued_until_a_row_is_changed_from_outside()
    {
        var accountant = app.Browser(TestUser.Accountant);
        var company = await _scene.CustomerAsync("Certified");
        var project = await _scene.ProjectAsync(company);
        for (var i = 0; i < 3; i++)
        {
            await _scene.TimeAsync(project, 60);
            var draft = await _scene.DraftAsync(company);
            (await accountant.SubmitAsync(await accountant.GetAsync($"/finance/invoices/{draft}/issue"), "form#issue"))
                .Saved();
        }

        var series = NumberSequence.SeriesOf("INV", app.Today);
        Assert.NotNull((await accountant.GetAsync("/finance/number-series")).QuerySelector(
            $"a[href='/finance/number-series/{series}']"));
        var text = (await accountant.GetAsync($"/finance/number-series/{series}")).QuerySelector("main")!.TextContent;
        Assert.Contains($"{series}-0001", text, StringComparison.Ordinal);
        Assert.Contains($"{series}-0003", text, StringComparison.Ordinal);
        Assert.Contains("3 documents", text, StringComparison.Ordinal);
        Assert.Contains(TestUser.Accountant.Name, text, StringComparison.Ordinal);
        Assert.Contains("Stands", text, StringComparison.Ordinal);

        await app.InAsync<FinanceDbContext>(
            async db => await db.IssuedDocuments.Where(d => d.Series == series && d.Sequence == 2)
                .ExecuteDeleteAsync());
        text = (await accountant.GetAsync($"/finance/number-series/{series}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Does not stand", text, StringComparison.Ordinal);
        Assert.Contains("The number is missing", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_series_begin_with_the_newest_and_their_gaps_are_ordered_by_and_exported()
    {
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.AddRange(
                new NumberSequence { Series = "INV-1997", Last = 2, LastIssuedOn = new DateOnly(1997, 3, 1) },
                new NumberSequence { Series = "CN-1998", Last = 1, LastIssuedOn = new DateOnly(1998, 3, 1) },
                new NumberSequence { Series = "INV-1998", Last = 0, LastIssuedOn = DateOnly.MinValue });
            await db.SaveChangesAsync();
        });
        var accountant = app.Browser(TestUser.Accountant);

        Assert.Equal(["CN-1998", "INV-1997"], (await SeriesAsync("")).TakeLast(2));
        Assert.Equal(["INV-1997", "CN-1998"],
            (await SeriesAsync("?sort=status&dir=desc")).Intersect(["CN-1998", "INV-1997"]));
        var file = await accountant.Http.GetStringAsync("/finance/number-series?as=csv");
        Assert.Contains("INV-1997,Invoices,2 numbers missing,INV-1997-0001,INV-1997-0002,,0", file,
            StringComparison.Ordinal);

        async Task<IEnumerable<string>> SeriesAsync(string query) =>
            (await accountant.GetAsync("/finance/number-series" + query)).QuerySelectorAll("tbody .rowlink")
                .Select(a => a.TextContent);
    }

    [Fact]
    public async Task Only_who_answers_for_the_books_sees_the_series()
    {
        foreach (var user in new[] { TestUser.Sales, TestUser.ProjectManager, TestUser.TeamMember })
            await app.Browser(user).GetAsync("/finance/number-series", HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Management).GetAsync("/finance/number-series");
        await app.Browser(TestUser.Accountant).GetAsync("/finance/number-series/INV-1999", HttpStatusCode.NotFound);
    }
}
