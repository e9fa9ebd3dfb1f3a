using ErpCrm.Contracts.Crm;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Customers;

/// <summary>A customer that gets another name is found by the present one and by the one on its documents.</summary>
public sealed class RenamedCustomerTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Invoices_credit_notes_and_payments_are_found_by_both_names()
    {
        var (company, _, invoice) = await _scene.IssuedAsync("Zarya Old");
        var payment = (await Accountant.SubmitAsync(await Accountant.GetAsync(
            $"/finance/payments/create?invoiceId={invoice}"), "form#payment", ("Amount", "1000"))).Saved();
        var note = (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{invoice}/credit"),
            "form#credit", ("Lines[0].Quantity", "1"), ("Reason", "Agreed"))).Saved();

        await RenameAsync(company, "Polyus New");

        foreach (var name in new[] { "zarya", "polyus", "Polyus New" })
        {
            await FindsAsync($"/finance/invoices?tab=all&q={name}", $"/finance/invoices/{invoice}");
            await FindsAsync($"/finance/credit-notes?q={name}", note);
            await FindsAsync($"/finance/payments?q={name}", payment);
            await FindsAsync($"/search?q={name}", $"/finance/invoices/{invoice}");
            var export = await Accountant.Http.GetStringAsync($"/finance/invoices?as=csv&tab=all&q={name}");
            Assert.Contains((await _scene.InvoiceAsync(invoice)).Number!, export, StringComparison.Ordinal);
        }

        var row =
            (await Accountant.GetAsync("/finance/invoices?tab=all&q=polyus")).QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("Polyus New", row, StringComparison.Ordinal);
        Assert.Contains("Zarya Old", row, StringComparison.Ordinal);
        Assert.Equal("Zarya Old", (await _scene.InvoiceAsync(invoice)).CustomerName);
    }

    [Fact]
    public async Task A_draft_follows_the_present_name_in_list_page_and_print()
    {
        var company = await _scene.CustomerAsync("Draft Before");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);

        await RenameAsync(company, "Draft After");

        var list = await Accountant.GetAsync("/finance/invoices?tab=draft&q=after");
        Assert.NotNull(list.QuerySelector($"a[href='/finance/invoices/{draft}']"));
        Assert.DoesNotContain("Draft Before", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Accountant.GetAsync("/finance/invoices?tab=draft&q=before")).QuerySelector(
            $"a[href='/finance/invoices/{draft}']"));
        Assert.Contains("Draft After", (await Accountant.GetAsync($"/finance/invoices/{draft}")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Draft After", (await Accountant.GetAsync($"/finance/invoices/{draft}/edit")).Body!.TextContent,
            StringComparison.Ordinal);
        await _scene.IssueAsync(draft);
        Assert.Equal("Draft After", (await _scene.InvoiceAsync(draft)).CustomerName);
        await FindsAsync("/finance/invoices?tab=all&q=after", $"/finance/invoices/{draft}");
    }

    [Fact]
    public async Task A_third_name_replaces_the_second()
    {
        var (company, _, invoice) = await _scene.IssuedAsync("First Name");
        await RenameAsync(company, "Second Name", 2);
        await RenameAsync(company, "Third Name", 3);
        await FindsAsync("/finance/invoices?tab=all&q=first", $"/finance/invoices/{invoice}");
        await FindsAsync("/finance/invoices?tab=all&q=third", $"/finance/invoices/{invoice}");
        Assert.Null((await Accountant.GetAsync("/finance/invoices?tab=all&q=second")).QuerySelector(
            $"a[href='/finance/invoices/{invoice}']"));
    }

    [Fact]
    public async Task A_refund_and_a_reversal_carry_the_present_name()
    {
        var customer = await app.CustomerAsync("Refunded");
        var page = await Accountant.GetAsync($"/finance/payments/create?companyId={customer.Id}");
        var url = (await Accountant.SubmitAsync(page, "form#payment", ("Amount", "500"))).Saved();
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"{url}/refund"), "form#refund", ("Amount", "100")))
            .Saved();
        await _scene.TellAsync<CompanyChanged, FollowCustomerWhenCompanyChanged>(
            new CompanyChanged(customer.Id, Details("Refunded Again"), 5));
        var names = await app.InAsync<FinanceDbContext, List<string>>(
            db => db.Payments.Where(p => p.CompanyId == customer.Id).Select(p => p.CustomerToday.Name).Distinct()
                .ToListAsync());
        Assert.Equal(["Refunded Again"], names);
    }

    private Task RenameAsync(Guid company, string name, int version = 2) =>
        _scene.TellAsync<CompanyChanged, FollowCustomerWhenCompanyChanged>(
            new CompanyChanged(company, Details(name), version));

    private static CompanyDetails Details(string name) =>
        new(name, name + " LLC", "01204199810012", "88 Chuy Ave\nBishkek", "office@client.example", "+996 312 000000",
            "KGS", 14, "en", null);

    private async Task FindsAsync(string list, string record) =>
        Assert.True((await Accountant.GetAsync(list)).QuerySelector($"main a[href='{record}']") is not null,
            $"{list} does not show {record}");
}
