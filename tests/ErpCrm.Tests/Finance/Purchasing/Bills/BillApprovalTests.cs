using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Workspace.Approvals;
using static ErpCrm.Tests.Finance.Purchasing.PurchasingScene;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Finance.Purchasing.Bills;

/// <summary>With a policy on, a bill is asked about first; the last word posts it.</summary>
public sealed class BillApprovalTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private readonly PurchasingScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_bill_waits_and_is_posted_by_the_last_word()
    {
        await app.PolicyAsync(Kinds.Bill, Asks(BuiltInRoles.Management, from: 500));
        var supplier = await _scene.SupplierAsync("Large and small");
        var small = await HandInAsync(supplier.Id, "S-1", "499");
        Assert.Equal(BillState.Posted, (await _scene.BillAsync(small)).State);

        var url = await HandInAsync(supplier.Id, "L-1", "5000");
        var bill = await _scene.BillAsync(url);
        Assert.Equal((BillState.Waiting, TestUser.Accountant.Id), (bill.State, bill.SubmittedById!.Value));
        Assert.Empty(await app.PostedAsync(bill.Id));
        Assert.Null((await Accountant.GetAsync(url)).QuerySelector($"form[action='{url}/approve']"));

        var management = app.Browser(TestUser.Management);
        Assert.Contains("L-1", (await management.GetAsync("/workspace/approvals")).Body!.TextContent,
            StringComparison.Ordinal);
        var page = await management.GetAsync(url);
        (await management.SubmitAsync(page, $"form[action='{url}/approve']")).Saved();
        bill = await _scene.BillAsync(url);
        Assert.Equal((BillState.Posted, TestUser.Management.Id), (bill.State, bill.DecidedById!.Value));
        Assert.Equal(-5000m, await app.BaseOfAsync(AccountRole.Payables, bill.Id));
        // The same answer once more changes nothing.
        await management.SubmitAsync(page, $"form[action='{url}/approve']");
        Assert.Equal(-5000m, await app.BaseOfAsync(AccountRole.Payables, bill.Id));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_is_sent_back_is_changed_and_handed_in_again()
    {
        await app.PolicyAsync(Kinds.Bill, Asks(BuiltInRoles.Management));
        var supplier = await _scene.SupplierAsync("Sent back");
        var url = await HandInAsync(supplier.Id, "B-1", "700");
        var management = app.Browser(TestUser.Management);
        (await management.SubmitAsync(await management.GetAsync(url), "form#send-back",
            ("reason", "Which project?"))).Saved();
        await app.DrainAsync();
        var edit = await Accountant.GetAsync($"{url}/edit");
        Assert.Contains("Which project?", edit.Body!.TextContent, StringComparison.Ordinal);
        (await Accountant.SubmitAsync(edit, "form#bill", ("Notes", "None"), ("AndPost", "true"))).Saved();
        await app.DrainAsync();
        Assert.Equal(BillState.Waiting, (await _scene.BillAsync(url)).State);
        (await management.SubmitAsync(await management.GetAsync(url), $"form[action='{url}/approve']")).Saved();
        Assert.Equal(BillState.Posted, (await _scene.BillAsync(url)).State);
    }

    [Fact]
    public async Task Whoever_handed_it_in_takes_it_back_and_does_not_decide_himself()
    {
        await app.PolicyAsync(Kinds.Bill, Asks(BuiltInRoles.Accountant));
        var supplier = await _scene.SupplierAsync("Own bill");
        var url = await HandInAsync(supplier.Id, "O-1", "700");
        var page = await Accountant.GetAsync(url);
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page
            .QuerySelector($"form[action='{url}/withdraw']")!);
        Assert.Equal(HttpStatusCode.NotFound, (await Accountant.PostAsync($"{url}/approve", fields)).Status);
        (await Accountant.SubmitAsync(page, $"form[action='{url}/withdraw']")).Saved();
        Assert.Equal(BillState.Draft, (await _scene.BillAsync(url)).State);
        await app.DrainAsync();
        Assert.Empty(await app.FindingsAsync());
    }

    private async Task<string> HandInAsync(Guid supplier, string number, string price)
    {
        // What an earlier test asked for was asked for earlier.
        app.Time.Advance(TimeSpan.FromSeconds(1));
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier}");
        var url = (await Accountant.SubmitAsync(page, "form#bill", ("Number", number),
            ("Lines[0].Description", "Work"), ("Lines[0].UnitPrice", price), ("Lines[0].VatPercent", "0"),
            ("AndPost", "true"))).Saved();
        await app.DrainAsync();
        return url;
    }
}
