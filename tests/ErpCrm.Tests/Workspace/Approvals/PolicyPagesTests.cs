using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Approvals;

public sealed class PolicyPagesTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private const string List = "/workspace/approvals/policies";

    [Fact]
    public async Task An_administrator_makes_a_policy_and_the_page_says_in_words_what_it_asks()
    {
        var url = $"{List}/{Kinds.Expense}";
        var browser = app.Browser(TestUser.Administrator);
        Assert.Contains("Usual rule", (await browser.GetAsync(List)).Body!.TextContent, StringComparison.Ordinal);
        var off = await browser.SubmitAsync(await browser.GetAsync(url), "form#policy", ("IsOn", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, off.Status);
        Assert.Contains("Add a step first", off.Html, StringComparison.Ordinal);

        var form = await browser.GetAsync($"{url}/steps/add");
        var nobody = await browser.SubmitAsync(form, "form#step", ("AmountFrom", "20000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
        (await browser.SubmitAsync(form, "form#step", ("AsksManager", "true"))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync($"{url}/steps/add"), "form#step", ("AmountFrom", "20000"),
            ("Role", BuiltInRoles.Management))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync(url), "form#policy", ("IsOn", "true"),
            ("RemindAfterDays", "2"))).Saved();
        var text = (await browser.GetAsync(url)).QuerySelector(".policy-steps")!.TextContent;
        Assert.Contains("the project manager", text, StringComparison.Ordinal);
        Assert.Contains("20,000", text, StringComparison.Ordinal);
        Assert.Equal(3, await NumberAsync());
    }

    [Fact]
    public async Task Two_who_change_a_policy_at_once_do_not_overwrite_each_other()
    {
        var url = $"{List}/{Kinds.Week}";
        var browser = app.Browser(TestUser.Owner);
        var (first, second) = (await browser.GetAsync($"{url}/steps/add"), await browser.GetAsync($"{url}/steps/add"));
        (await browser.SubmitAsync(first, "form#step", ("AsksManager", "true"))).Saved();
        var late = await browser.SubmitAsync(second, "form#step", ("Role", BuiltInRoles.Management));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_policies() =>
        await app.Browser(TestUser.Management).GetAsync(List, HttpStatusCode.Forbidden);

    private Task<int> NumberAsync() => app.InAsync<WorkspaceDbContext, int>(
        db => db.ApprovalPolicies.Where(p => p.Kind == Kinds.Expense).Select(p => p.Number).SingleAsync());
}
