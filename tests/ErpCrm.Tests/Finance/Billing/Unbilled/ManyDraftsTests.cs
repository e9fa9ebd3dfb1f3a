using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Unbilled;

public sealed class ManyDraftsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Url = "/finance/unbilled/drafts";
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task One_draft_is_made_for_each_client_or_for_each_project()
    {
        var (first, works) = await WorkAsync("Per client", 2);
        (await SubmitAsync(works, DraftsPer.Client)).Saved();
        Assert.Equal(2000m, Assert.Single(await DraftsAsync(first)).Net);

        var (second, others) = await WorkAsync("Per project", 2);
        (await SubmitAsync(others, DraftsPer.Project)).Saved();
        Assert.Equal([1000m, 1000m], (await DraftsAsync(second)).Select(i => i.Net));
    }

    [Fact]
    public async Task What_is_billed_already_makes_no_draft_and_keeps_no_other_from_it()
    {
        var (billed, taken) = await WorkAsync("Billed meanwhile", 1);
        var (open, left) = await WorkAsync("Still open", 1);
        var page = await Accountant.GetAsync(Url);
        await _scene.DraftAsync(billed);
        var answer = await Accountant.PostAsync(Url, Filled(page, [.. taken, .. left], DraftsPer.Client));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Nothing is left to bill until that day.", answer.Page.Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Single(await DraftsAsync(open));
        Assert.Single(await DraftsAsync(billed));

        await WorkAsync("Chosen by nobody", 1);
        var nothing = await SubmitAsync([], DraftsPer.Client);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
    }

    [Fact]
    public void Work_is_read_as_it_is_named_and_nothing_else_is()
    {
        var work = new ChosenWork(Guid.NewGuid(), "KGS", Guid.NewGuid());
        Assert.Equal(work, ChosenWork.Read(work.Key));
        Assert.All(new[] { null, "", "a.KGS.b", $"{work.CompanyId}", $"{work.Key}.x" },
            key => Assert.Null(ChosenWork.Read(key)));
    }

    private async Task<(Guid Company, List<string> Work)> WorkAsync(string name, int projects)
    {
        var company = await _scene.CustomerAsync(name);
        var work = new List<string>();
        for (var i = 0; i < projects; i++)
        {
            var project = await _scene.ProjectAsync(company, name: $"{name} {i}");
            await _scene.TimeAsync(project, 60);
            work.Add(new ChosenWork(company, "KGS", project).Key);
        }

        return (company, work);
    }

    private async Task<TestAnswer> SubmitAsync(IReadOnlyList<string> work, DraftsPer per) =>
        await Accountant.PostAsync(Url, Filled(await Accountant.GetAsync(Url), work, per));

    private static List<KeyValuePair<string, string>> Filled(IHtmlDocument page, IReadOnlyList<string> work,
        DraftsPer per) =>
    [
        .. TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#drafts")!)
            .Where(f => f.Key is not ("Work" or "Per")),
        new("Per", $"{per}"),
        .. work.Select(key => new KeyValuePair<string, string>("Work", key)),
    ];

    private Task<List<Invoice>> DraftsAsync(Guid company) => app.InAsync<FinanceDbContext, List<Invoice>>(
        db => db.Invoices.AsNoTracking().Where(i => i.CompanyId == company && i.Status == InvoiceStatus.Draft)
            .ToListAsync());
}
