using ErpCrm.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Demo.Seeding;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Insights;
using ErpCrm.Projects;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Seeding;

[Collection(SeededCompany.Name)]
public sealed class SeedTests(SeededApp app)
{
    [Fact]
    public async Task A_seeded_company_has_the_numbers_that_were_asked_for()
    {
        var size = SeededApp.Size;
        await app.InAsync<CrmDbContext>(async db =>
        {
            Assert.Equal(size.Clients, await db.Companies.CountAsync());
            Assert.Equal(size.Deals, await db.Deals.CountAsync());
            Assert.Equal(size.Projects, await db.Deals.CountAsync(d => d.Status == DealStatus.Won));
            Assert.True(await db.Deals.AnyAsync(d => d.Status == DealStatus.Open));
        });
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            Assert.Equal(size.Projects, await db.Projects.CountAsync());
            Assert.Equal(size.Time, await db.TimeEntries.CountAsync());
        });
        await app.InAsync<FinanceDbContext>(async db =>
        {
            Assert.Equal(size.Invoices, await db.Invoices.CountAsync());
            Assert.Equal(size.Expenses, await db.Expenses.CountAsync());
            Assert.False(await db.Invoices.AnyAsync(i => i.Lines.Count < 3 || i.Lines.Count > 5));
            Assert.True(await db.Invoices.AnyAsync(i => i.IsOpen));
            Assert.True(
                await db.Invoices.Where(i => i.Status == InvoiceStatus.Issued).Select(i => i.Currency).Distinct()
                    .CountAsync() > 1);
            Assert.True(await db.CreditNotes.AnyAsync());
        });
    }

    [Fact]
    public async Task The_same_size_and_day_give_the_same_company()
    {
        IAsyncLifetime again = new SeededApp();
        await again.InitializeAsync();
        try
        {
            Assert.Equal(await FiguresAsync(app), await FiguresAsync((TestApp)again));
        }
        finally
        {
            await again.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(3, 100_000)]
    public void The_shares_of_all_weeks_add_up(int years, int total)
    {
        var world = new SeedWorld(new SeedSize { Years = years }, SeededApp.LastDay, DateTime.UnixEpoch, _ => { });
        Assert.Equal(total, Enumerable.Range(0, world.Weeks).Sum(week => world.Share(total, week)));
    }

    [Fact]
    public void Numbers_that_do_not_fit_together_are_refused() =>
        Assert.Throws<BusinessRuleException>(new SeedSize { Deals = 10, Projects = 11 }.Check);

    // Everything but the ids, in an order that does not depend on them.
    private static async Task<string> FiguresAsync(TestApp seeded)
    {
        var lines = new List<string>();
        await seeded.InAsync<CrmDbContext>(async db => lines.AddRange(
            await db.Deals.OrderBy(d => d.Name).ThenBy(d => d.OpenedAt).ThenBy(d => d.Rank)
                .Select(d => $"{d.Name} {d.Amount} {d.Currency} {d.Status} {d.ClosedOn} {d.Billing}")
                .ToListAsync()));
        await seeded.InAsync<ProjectsDbContext>(async db => lines.AddRange(
            await db.Projects.OrderBy(p => p.Code).Select(p =>
                $"{p.Code} {p.Name} {p.IsOpen} {p.CompletedOn} {db.TimeEntries.Where(e => e.ProjectId == p.Id).Sum(e => e.WorkedMinutes)}")
                .ToListAsync()));
        await seeded.InAsync<FinanceDbContext>(async db => lines.AddRange(
            await db.Invoices.OrderBy(i => i.Number).ThenBy(i => i.CustomerName).ThenBy(i => i.Net)
                .Select(i =>
                    $"{i.Number} {i.CustomerName} {i.IssuedOn} {i.Net} {i.Vat} {i.OpenAmount} {i.PaidOn} {i.Lines.Count}")
                .ToListAsync()));
        await seeded.InAsync<InsightsDbContext>(async db => lines.AddRange(
            await db.Engagements.OrderBy(e => e.Name).ThenBy(e => e.Earned).ThenBy(e => e.Stage)
                .Select(e => $"{e.Name} {e.Stage} {e.Earned} {e.Billed} {e.LabourCost}")
                .ToListAsync()));
        return string.Join('\n', lines);
    }
}
