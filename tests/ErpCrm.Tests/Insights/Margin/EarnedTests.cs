using ErpCrm.Contracts.Crm;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Margin;
using ErpCrm.Insights.Money;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Finance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Insights.Margin;

/// <summary>Earned is what was really billed and what still can be, whatever
/// was credited, given away or written off (domain-rules §14).</summary>
public sealed class EarnedTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly LabourView Exact = new(true, null);
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task An_invoice_credited_in_full_as_written_off_earns_nothing()
    {
        var (_, project, invoice) = await _scene.IssuedAsync("Written off with a credit");
        await _scene.TimeAsync(project, 120);
        Assert.Equal(12_000m, (await FiguresAsync(project)).Earned);
        await CreditAsync(invoice, CreditedWork.WrittenOff);
        Assert.Equal(2000m, (await FiguresAsync(project)).Earned);
    }

    [Fact]
    public async Task An_invoice_credited_to_be_billed_again_still_earns()
    {
        var (_, project, invoice) = await _scene.IssuedAsync("Billed again");
        await CreditAsync(invoice, CreditedWork.MayBeBilledAgain);
        Assert.Equal(10_000m, (await FiguresAsync(project)).Earned);
    }

    [Fact]
    public async Task Six_hours_written_off_cost_what_they_cost()
    {
        var (company, person) = (await _scene.CustomerAsync("Six hours"), Guid.NewGuid());
        var project = await _scene.ProjectAsync(company, rate: 100);
        await _scene.RateAsync(person, cost: 30, bill: null);
        var entry = await _scene.TimeAsync(project, 360, person: person);
        Assert.Equal(420m, (await FiguresAsync(project)).Margin);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.Deliveries.SingleAsync(d => d.SourceId == entry)).GiveUp("Goodwill", FinanceScene.Day);
            await db.SaveChangesAsync();
        });
        var figures = await FiguresAsync(project);
        Assert.Equal((0m, -180m, null), (figures.Earned, figures.Margin, figures.Share));
    }

    [Fact]
    public async Task A_line_without_work_behind_it_is_earned_when_it_is_issued()
    {
        var company = await _scene.CustomerAsync("Free line");
        var project = await _scene.ProjectAsync(company);
        var invoice = await FreeAsync(company, project, 500);
        await _scene.IssueAsync(invoice);
        Assert.Equal(500m, (await FiguresAsync(project)).Earned);
        await CreditAsync(invoice, CreditedWork.WrittenOff);
        Assert.Equal(0m, (await FiguresAsync(project)).Earned);
    }

    [Fact]
    public async Task A_discount_is_not_earned_and_a_higher_price_is()
    {
        var company = await _scene.CustomerAsync("Prices");
        var project = await _scene.ProjectAsync(company);
        await _scene.TimeAsync(project, 60);
        await IssueAtAsync(company, price: 1000, discount: 25);
        Assert.Equal(750m, (await FiguresAsync(project)).Earned);
        await _scene.TimeAsync(project, 60);
        await IssueAtAsync(company, price: 1200, discount: 0);
        Assert.Equal(1950m, (await FiguresAsync(project)).Earned);
    }

    [Fact]
    public async Task Foreign_work_that_is_written_off_takes_back_what_it_had_earned_at_the_rate_of_its_day()
    {
        var company = await _scene.CustomerAsync("Foreign", "CHF");
        var project = await _scene.ProjectAsync(company, currency: "CHF", rate: 33.33m);
        await _scene.ExchangeAsync("CHF", 90.1237m, new DateOnly(2020, 1, 1));
        await _scene.TimeAsync(project, 100, on: new DateOnly(2026, 10, 5));
        await _scene.TimeAsync(project, 50, on: new DateOnly(2026, 10, 6));
        await app.DrainAsync();
        await _scene.ExchangeAsync("CHF", 97.777m, FinanceScene.Day);
        var invoice = await _scene.DraftAsync(company, "CHF");
        await _scene.IssueAsync(invoice);
        Assert.NotEqual(0m, (await FiguresAsync(project)).Earned);
        await CreditAsync(invoice, CreditedWork.WrittenOff, part: 0.5m);
        await CreditAsync(invoice, CreditedWork.WrittenOff);
        Assert.Equal(0m, (await FiguresAsync(project)).Earned);
    }

    [Fact]
    public async Task Hours_without_a_cost_rate_make_no_margin()
    {
        var (company, person) = (await _scene.CustomerAsync("Uncosted"), Guid.NewGuid());
        var project = await _scene.ProjectAsync(company);
        await _scene.TimeAsync(project, 60, person: person);
        Assert.Null((await FiguresAsync(project)).Share);
        await _scene.RateAsync(person, cost: 400, bill: null);
        Assert.Equal(0.6m, (await FiguresAsync(project)).Share);
    }

    private async Task<MarginFigures> FiguresAsync(Guid project)
    {
        await app.DrainAsync();
        var engagement = await app.InAsync<FinanceDbContext, Guid>(
            db => db.Projects.Where(p => p.Id == project).Select(p => p.EngagementId).SingleAsync());
        var found = await app.InAsync<InsightsDbContext, Engagement>(
            db => db.Engagements.AsNoTracking().SingleAsync(e => e.Id == engagement));
        var months = await app.InAsync<InsightsDbContext, decimal>(
            db => db.MonthlyMargins.Where(m => m.EngagementId == engagement).SumAsync(m => m.Earned));
        var bar = await app.InAsync<InsightsDbContext, MoneyBar?>(db => MoneyBar.LoadAsync(db, engagement, default));
        Assert.Equal((found.Earned, 0m), (months, bar?.Difference ?? 0));
        return MarginFigures.Of(found, Exact);
    }

    private async Task CreditAsync(Guid invoiceId, CreditedWork work, decimal part = 1)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var invoice = await scope.ServiceProvider.GetRequiredService<FinanceDbContext>().Invoices.Whole()
            .SingleAsync(i => i.Id == invoiceId);
        var quantities = invoice.Lines.ToDictionary(l => l.Id, l => CreditWriter.LeftOf(invoice, l) * part);
        await scope.ServiceProvider.GetRequiredService<Crediting>()
            .CreditAsync(invoice, new CreditRequest(quantities, work, "Agreed", app.Today), CancellationToken.None);
    }

    private Task<Guid> FreeAsync(Guid company, Guid project, decimal amount) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var invoice = new Invoice(await db.Customers.SingleAsync(c => c.Id == company), "KGS", FinanceScene.Day);
            invoice.AddFree(await db.Projects.SingleAsync(p => p.Id == project),
                new LineContent("Licence", 1, LineUnit.Piece, amount, 0, 12));
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice.Id;
        });

    private async Task IssueAtAsync(Guid company, decimal price, decimal discount)
    {
        var invoice = await _scene.DraftAsync(company);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var draft = await db.Invoices.Whole().SingleAsync(i => i.Id == invoice);
            draft.ChangeLine(draft.Lines[0].Id, new LineContent("Work", 1, LineUnit.Hour, price, discount, 12));
            await db.SaveChangesAsync();
        });
        await _scene.IssueAsync(invoice);
    }
}
