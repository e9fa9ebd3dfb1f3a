using AngleSharp.Dom;

namespace ErpCrm.Tests.Workspace.Bulk;

/// <summary>Several rows are deleted by the rule of the single page, and put back as they were.</summary>
public sealed class DeleteRowsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Name = "Day of the Test";

    [Fact]
    public async Task Holidays_are_deleted_told_by_name_and_put_back()
    {
        var admin = app.Browser(TestUser.Owner);
        var year = app.Today.Year;
        var form = await admin.GetAsync("/resources/holidays/create");
        (await admin.SubmitAsync(form, "main form", ("Day", $"{year}-11-17"), ("Name", Name))).Saved();
        var list = await admin.GetAsync("/resources/holidays");
        var id = list.QuerySelectorAll("tbody tr").First(IsIt)
            .QuerySelector("input[name=id]")!.GetAttribute("value");
        var ask = await admin.GetAsync($"/workspace/bulk?list=holidays&act=resources.delete-holiday&id={id}");
        var done = await admin.SubmitAsync(ask, "form#bulk");
        var page = await admin.GetAsync(done.Saved());
        Assert.DoesNotContain(page.QuerySelectorAll("tbody tr"), IsIt);
        using var last = await admin.Http.GetAsync("/workspace/bulk/last?list=holidays");
        var told = await admin.GetAsync(last.Headers.Location!.ToString());
        Assert.Contains(Name, told.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        (await admin.SubmitAsync(told, "form[action$='/undo']")).Saved();
        Assert.Contains((await admin.GetAsync("/resources/holidays")).QuerySelectorAll("tbody tr"),
            IsIt);
    }

    [Fact]
    public async Task Whoever_may_not_delete_one_is_offered_no_deleting_of_many() =>
        await app.Browser(TestUser.Sales).GetAsync(
            $"/workspace/bulk?list=holidays&act=resources.delete-holiday&id={Guid.NewGuid()}",
            System.Net.HttpStatusCode.NotFound);

    private static bool IsIt(IElement row) => row.TextContent.Contains(Name, StringComparison.Ordinal);
}
