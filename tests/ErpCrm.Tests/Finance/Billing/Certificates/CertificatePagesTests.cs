using System.Net;
using System.Text;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Certificates;
using ErpCrm.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace ErpCrm.Tests.Finance.Billing.Certificates;

/// <summary>domain-rules §30, as whoever answers for the books sees it.</summary>
public sealed class CertificatePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly CertificateScene _scene = new(app);
    private readonly FinanceScene _finance = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_sound_invoice_is_matched_and_says_who_worked_and_who_approved()
    {
        var invoice = await _scene.IssuedAsync("Sound");
        var text = await TextAsync(invoice.Url);
        Assert.Contains("Matched", text, StringComparison.Ordinal);
        Assert.Contains(TestUser.TeamMember.Name, text, StringComparison.Ordinal);
        Assert.Contains(TestUser.ProjectManager.Name, text, StringComparison.Ordinal);
        Assert.Contains("7.5", text, StringComparison.Ordinal);
        Assert.NotNull((await Accountant.GetAsync($"/finance/invoices/{invoice.Id}"))
            .QuerySelector($"a[href='{invoice.Url}']"));
        Assert.Contains("Matched", (await Accountant.GetAsync(invoice.Url + "/mark")).Body!.TextContent,
            StringComparison.Ordinal);
        var paper = PrintedText(await Accountant.Http.GetByteArrayAsync(invoice.Url + "/pdf"));
        Assert.Contains("Reconciliation certificate", paper, StringComparison.Ordinal);
        Assert.Contains(TestUser.ProjectManager.Name, paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_allocation_is_named()
    {
        var invoice = await _scene.IssuedAsync("Deleted");
        await app.InAsync<FinanceDbContext>(
            db => db.BillingAllocations.Where(a => a.InvoiceId == invoice.Id).ExecuteDeleteAsync());
        await TurnedAsync(invoice, CertificateFault.AllocationMissing,
            "The row that ties the work to the invoice is gone");
    }

    [Fact]
    public async Task Billed_hours_that_are_edited_are_named_in_projects_as_in_finance()
    {
        var first = await _scene.IssuedAsync("Edited there");
        await app.InAsync<ProjectsDbContext>(db => db.TimeEntries.Where(e => e.Id == first.Entry)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.BillableMinutes, 900)
                .SetProperty(e => e.WorkedMinutes, 900)));
        await TurnedAsync(first, CertificateFault.SourceDiffers, "What was approved was changed afterwards");

        var second = await _scene.IssuedAsync("Edited here");
        await app.InAsync<FinanceDbContext>(db => db.Deliveries.Where(d => d.SourceId == second.Entry)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Quantity, 900).SetProperty(d => d.OpenQuantity, 450)));
        await TurnedAsync(second, CertificateFault.DeliveryDiffers,
            "The delivered work was changed after it was billed");

        // Both at once: what was frozen still tells.
        var third = await _scene.IssuedAsync("Edited everywhere");
        await app.InAsync<FinanceDbContext>(db => db.Deliveries.Where(d => d.SourceId == third.Entry)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Quantity, 600).SetProperty(d => d.Value, 10_000)
                .SetProperty(d => d.WorkedMinutes, 600)));
        await app.InAsync<FinanceDbContext>(db => db.BillingAllocations.Where(a => a.InvoiceId == third.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Quantity, 600).SetProperty(a => a.Value, 10_000)));
        await app.InAsync<ProjectsDbContext>(db => db.TimeEntries.Where(e => e.Id == third.Entry)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.BillableMinutes, 600)
                .SetProperty(e => e.WorkedMinutes, 600)));
        await TurnedAsync(third, CertificateFault.AllocationDiffers,
            "The invoice bills another part of the work than when it was issued");
    }

    [Fact]
    public async Task A_changed_rate_is_named_wherever_it_stands()
    {
        var price = await _scene.IssuedAsync("Price");
        await app.InAsync<FinanceDbContext>(db => db.Deliveries.Where(d => d.SourceId == price.Entry)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.UnitPrice, 1200)));
        await TurnedAsync(price, CertificateFault.DeliveryDiffers, "1,000.00");

        var line = await _scene.IssuedAsync("Line");
        await app.InAsync<FinanceDbContext>(db => db.InvoiceLines.Where(l => l.InvoiceId == line.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UnitPrice, 1200)));
        await TurnedAsync(line, CertificateFault.LineDiffers, "A line says something else");

        var exchange = await _scene.IssuedAsync("Exchange");
        await app.InAsync<FinanceDbContext>(db => db.Invoices.Where(i => i.Id == exchange.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ExchangeRate, 1.5m)));
        await TurnedAsync(exchange, CertificateFault.DocumentDiffers, "The invoice says something else");

        var agreed = await _scene.IssuedAsync("Agreed rate");
        await app.InAsync<FinanceDbContext>(db => db.Projects.Where(p => p.Id == agreed.Project)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.HourlyRate, 1200m)));
        await TurnedAsync(agreed, CertificateFault.PriceWithoutRate, "No rate of the person or the project");

        var own = await _scene.IssuedAsync("Own rate", rate: null, personRate: 1300);
        await app.InAsync<FinanceDbContext>(db => db.PersonRates.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.BillPerHour, 1700m)));
        await TurnedAsync(own, CertificateFault.PriceWithoutRate, "No rate of the person or the project");
    }

    [Fact]
    public async Task A_rate_that_people_change_afterwards_changes_no_certificate()
    {
        var invoice = await _scene.IssuedAsync("New terms");
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            var project = await db.Projects.SingleAsync(p => p.Id == invoice.Project);
            project.Change(project.Name, project.Terms with { HourlyRate = 1500 }, project.StartsOn, project.EndsOn,
                project.ManagerId, [], workBegan: true, app.Today);
            await db.SaveChangesAsync();
        });
        await app.DrainAsync();
        Assert.Equal(1500, await app.InAsync<FinanceDbContext, decimal?>(
            db => db.Projects.Where(p => p.Id == invoice.Project).Select(p => p.HourlyRate).SingleAsync()));
        Assert.Equal(Verdict.Matched, (await _scene.ProveAsync(invoice.Id)).Verdict);
    }

    [Fact]
    public async Task What_was_left_out_is_listed_and_changes_no_verdict()
    {
        var invoice = await _scene.IssuedAsync("Left out");
        var person = await app.InAsync<FinanceDbContext, Guid>(
            db => db.Deliveries.Where(d => d.SourceId == invoice.Entry).Select(d => d.PersonId!.Value).SingleAsync());
        await _scene.ApprovedAsync(person, invoice.Project, 60);
        var text = await TextAsync(invoice.Url);
        Assert.Contains("Delivered by then, not on this invoice", text, StringComparison.Ordinal);
        Assert.Contains("to bill: KGS\u00a01,000.00", text, StringComparison.Ordinal);
        Assert.Equal(Verdict.Matched, (await _scene.ProveAsync(invoice.Id)).Verdict);
    }

    [Fact]
    public async Task The_share_of_the_company_leads_down_to_the_invoice_that_turned_and_home_tells_of_it()
    {
        var sound = await _scene.IssuedAsync("Share sound");
        var turned = await _scene.IssuedAsync("Share turned");
        await app.InAsync<FinanceDbContext>(
            db => db.BillingAllocations.Where(a => a.InvoiceId == turned.Id).ExecuteDeleteAsync());
        var url = $"/finance/certificates?months=1&company={turned.Company}";
        var page = await Accountant.GetAsync(url);
        Assert.Equal("0.0%", page.QuerySelector("[data-certified=share] .value")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector($"main a[href='{turned.Url}']"));
        Assert.Equal("100%", (await Accountant.GetAsync($"/finance/certificates?months=1&company={sound.Company}"))
            .QuerySelector("[data-certified=share] .value")!.TextContent.Trim());
        Assert.Contains("Share turned",
            PrintedText(await Accountant.Http.GetByteArrayAsync(url.Replace("?", "/pdf?", StringComparison.Ordinal))),
            StringComparison.Ordinal);

        await ProveAllAsync();
        Assert.Contains("Certificate turned", (await Accountant.GetAsync("/")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.True(await app.InAsync<FinanceDbContext, bool>(
            db => db.TurnedCertificates.AnyAsync(t => t.InvoiceId == turned.Id)));
        Assert.False(await app.InAsync<FinanceDbContext, bool>(
            db => db.TurnedCertificates.AnyAsync(t => t.InvoiceId == sound.Id)));
    }

    [Theory]
    [InlineData("?months=99&until=nonsense&verdict=Nobody&company=x")]
    [InlineData("?until=0001-01&months=12")]
    [InlineData("?until=9999-12")]
    public async Task Whatever_is_asked_the_page_answers(string query) =>
        await Accountant.GetAsync("/finance/certificates" + query);

    [Fact]
    public async Task Only_who_sees_the_invoice_sees_its_certificate_and_nobody_sees_cost()
    {
        var invoice = await _scene.IssuedAsync("Of sales", owner: TestUser.Sales.Id);
        var other = await _scene.IssuedAsync("Of nobody");
        var sales = app.Browser(TestUser.Sales);
        Assert.DoesNotContain("cost", (await sales.GetAsync(invoice.Url)).QuerySelector("main")!.TextContent,
            StringComparison.OrdinalIgnoreCase);
        await sales.GetAsync(other.Url, HttpStatusCode.NotFound);
        await sales.GetAsync(other.Url + "/pdf", HttpStatusCode.NotFound);
        var all = (await sales.GetAsync("/finance/certificates?months=12&verdict=Matched")).QuerySelector("main")!;
        Assert.NotNull(all.QuerySelector($"a[href='{invoice.Url}']"));
        Assert.Null(all.QuerySelector($"a[href='{other.Url}']"));
        await app.Browser(TestUser.TeamMember).GetAsync(invoice.Url, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_draft_has_no_certificate()
    {
        var company = await _finance.CustomerAsync("Drafted");
        await _finance.TimeAsync(await _finance.ProjectAsync(company), 60);
        await Accountant.GetAsync($"/finance/invoices/{await _finance.DraftAsync(company)}/certificate",
            HttpStatusCode.NotFound);
    }

    private async Task TurnedAsync(WholeInvoice invoice, CertificateFault fault, string said)
    {
        var certificate = await _scene.ProveAsync(invoice.Id);
        Assert.Contains(certificate.Faults, f => f.Kind == fault);
        var text = await TextAsync(invoice.Url);
        Assert.Contains("Unexplained", text, StringComparison.Ordinal);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains("Unexplained",
            PrintedText(await Accountant.Http.GetByteArrayAsync(invoice.Url + "/pdf")), StringComparison.Ordinal);
    }

    private async Task ProveAllAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProveCertificates>().RunAsync(CancellationToken.None);
    }

    private async Task<string> TextAsync(string url) =>
        (await Accountant.GetAsync(url)).QuerySelector("main")!.TextContent;

    private static string PrintedText(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        foreach (var sheet in document.GetPages())
            text.AppendJoin(' ', sheet.GetWords().Select(word => word.Text)).Append(' ');
        return text.ToString();
    }
}
