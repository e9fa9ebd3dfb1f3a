namespace ErpCrm.Tests.Finance.Billing.Invoices;

/// <summary>The palette finds invoices and credit notes by number and customer, within the reader's scope.</summary>
public sealed class InvoiceSearchTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task An_invoice_is_found_by_its_number_and_by_words_of_its_customer()
    {
        var (_, _, id) = await _scene.IssuedAsync("Тянь-Шань Экспресс");
        var number = (await _scene.InvoiceAsync(id)).Number!;
        foreach (var text in new[] { number, number.ToLowerInvariant(), number[^4..], "тянь экспресс" })
            Assert.Contains($"/finance/invoices/{id}", await FoundAsync(TestUser.Accountant, text));
        Assert.Empty(await FoundAsync(TestUser.Accountant, "no such customer"));
    }

    [Fact]
    public async Task A_draft_is_found_by_its_customer()
    {
        var company = await _scene.CustomerAsync("Kumtor Drafts");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);
        Assert.Contains($"/finance/invoices/{draft}", await FoundAsync(TestUser.Accountant, "kumtor"));
    }

    [Fact]
    public async Task Each_reader_finds_only_what_the_list_would_show()
    {
        var (_, _, id) = await _scene.IssuedAsync("Scoped Search", owner: TestUser.Sales.Id,
            manager: TestUser.ProjectManager.Id);
        foreach (var user in new[] { TestUser.Accountant, TestUser.Management, TestUser.ProjectManager })
            Assert.Contains($"/finance/invoices/{id}", await FoundAsync(user, "scoped search"));
        foreach (var user in new[] { TestUser.OtherSales, TestUser.TeamMember, TestUser.Administrator })
            Assert.DoesNotContain(await FoundAsync(user, "scoped search"),
                url => url.StartsWith("/finance/invoices/", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FoundAsync(TestUser user, string text)
    {
        var page = await app.Browser(user).GetAsync($"/search?q={Uri.EscapeDataString(text)}");
        return [.. page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!)
            .Where(href => href.StartsWith("/finance/invoices/", StringComparison.Ordinal))];
    }
}
