using ErpCrm.Contracts.Crm;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Certificates;
using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Billing.Certificates;

/// <summary>An invoice with its whole way behind it: hours that were written, approved, delivered and billed.</summary>
/// <param name="Entry">The time entry.</param>
internal sealed record WholeInvoice(Guid Id, Guid Company, Guid Project, Guid Entry)
{
    public string Url => $"/finance/invoices/{Id}/certificate";
}

internal sealed class CertificateScene(TestApp app)
{
    private static DateOnly _week = new(2025, 1, 6);
    private readonly FinanceScene _finance = new(app);

    /// <param name="owner">Who looks after the client.</param>
    public async Task<WholeInvoice> IssuedAsync(string name, int minutes = 450, decimal? rate = 1000,
        decimal? personRate = null, Guid? owner = null)
    {
        var person = await app.PersonAsync(TestUser.TeamMember);
        if (personRate is { } bill) await _finance.RateAsync(person, cost: 500, bill);
        var project = await app.ProjectAsync(
            new ProjectTerms(BillingMethod.TimeAndMaterial, new Money(100_000, "KGS"),
                HourlyRate: rate), TestUser.ProjectManager);
        await app.DrainAsync();
        var company = await app.InAsync<FinanceDbContext, Guid>(
            db => db.Projects.Where(p => p.Id == project.Id).Select(p => p.CompanyId).SingleAsync());
        await _finance.CustomerAsync(name, owner: owner, id: company);
        var entry = await ApprovedAsync(person, project.Id, minutes);
        var invoice = await _finance.DraftAsync(company);
        await _finance.IssueAsync(invoice);
        return new WholeInvoice(invoice, company, project.Id, entry);
    }

    /// <summary>Hours of a week of their own, approved; returns the entry.</summary>
    public async Task<Guid> ApprovedAsync(Guid person, Guid project, int minutes)
    {
        _week = _week.AddDays(7);
        var week = _week;
        var (id, entry) = await app.InAsync<ProjectsDbContext, (Guid, Guid)>(async db =>
        {
            var sheet = Timesheet.Begin(person, week);
            sheet.Record(sheet.Row(project, null, true).Id, week, minutes);
            sheet.Submit("Team member", DateTime.UnixEpoch);
            db.Add(sheet);
            await db.SaveChangesAsync();
            return (sheet.Id, sheet.Entries[0].Id);
        });
        var browser = app.Browser(TestUser.ProjectManager);
        (await browser.SubmitAsync(await browser.GetAsync($"/projects/time/approvals/{id}"),
            "form[action$='/approve']")).Saved();
        await app.DrainAsync();
        return entry;
    }

    public async Task<Certificate> ProveAsync(Guid invoice)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<CertificateReading>().ReadAsync([invoice], default))
            .Single().Certificate;
    }
}
