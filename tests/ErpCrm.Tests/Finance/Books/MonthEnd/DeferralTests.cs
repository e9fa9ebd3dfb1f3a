using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.MonthEnd.Deferrals;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.MonthEnd;

/// <summary>Services over time are earned month by month, whatever is late, closed or credited (domain-rules §11).
/// </summary>
public sealed class DeferralTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (DateOnly From, DateOnly To) Year = (new(2026, 9, 1), new(2027, 8, 31));

    [Fact]
    public async Task What_is_billed_for_a_year_is_earned_in_its_months_and_no_cent_is_left_after_them()
    {
        await BeginAsync();
        var invoice = await app.SellAsync("Support for a year", 12_000, new(2026, 9, 15), Year);
        await app.CloseAsync<DeferralStep>("2026-09");
        Assert.Equal(11_013.70m, await app.StandsAsync(invoice.Id));
        var run = await app.CloseAsync<DeferralStep>("2026-10");
        Assert.Equal(9994.52m, await app.StandsAsync(invoice.Id));
        // A month has 31 of its 365 days.
        Assert.Equal(-1019.18m, run.Lines.Single(l => l.RefId == invoice.Id).Difference);
        var again = await Assert.ThrowsAsync<BusinessRuleException>(() => app.CloseAsync<DeferralStep>("2026-10"));
        Assert.Equal("Nothing is to be posted.", again.Message);
        await app.CloseAsync<DeferralStep>("2027-08");
        Assert.Equal(0m, await app.StandsAsync(invoice.Id));
        await AgreesAsync();
    }

    // erpnext#49473, #35978: what belongs to a closed month is caught up in the open one, and never dated back.
    [Fact]
    public async Task What_belongs_to_closed_months_is_caught_up_in_the_first_open_one()
    {
        await BeginAsync();
        var early = await app.SellAsync("Began before", 18_400, new(2026, 10, 5), (new(2026, 7, 1), new(2026, 12, 31)));
        var missed = await app.SellAsync("Never deferred", 12_000, new(2026, 9, 15), Year);
        await app.LockAsync(LockKind.Operations, new(2026, 9, 30));
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(
            () => app.CloseAsync<DeferralStep>("2026-09"));
        Assert.StartsWith("The books are closed", refusal.Message, StringComparison.Ordinal);

        var run = await app.CloseAsync<DeferralStep>("2026-10");
        // 61 of 184 days are still to come; of the other 304 of 365.
        Assert.Equal((6100m, 9994.52m), (await app.StandsAsync(early.Id), await app.StandsAsync(missed.Id)));
        var days = await app.InAsync<FinanceDbContext, List<DateOnly>>(
            db => db.Journals.Where(j => j.SourceId == run.Id).Select(j => j.Date).ToListAsync());
        Assert.Equal([new DateOnly(2026, 10, 31)], days);
        await AgreesAsync();
    }

    // erpnext#51020: a credit note takes back what is still deferred too.
    [Fact]
    public async Task What_is_credited_is_deferred_no_more()
    {
        await BeginAsync();
        var (half, whole) = (await app.SellAsync("Half is credited", 12_000, new(2026, 9, 15), Year),
            await app.SellAsync("All is credited", 6000, new(2026, 9, 15), Year));
        await app.CloseAsync<DeferralStep>("2026-09");
        await app.CreditAsync(half.Id, 0.5m, new(2026, 10, 10));
        await app.CreditAsync(whole.Id, 1, new(2026, 10, 10));
        await app.CloseAsync<DeferralStep>("2026-10");
        // 304 of 365 days of 6000.
        Assert.Equal((4997.26m, 0m), (await app.StandsAsync(half.Id), await app.StandsAsync(whole.Id)));
        await AgreesAsync();
    }

    [Fact]
    public async Task A_run_is_taken_back_by_the_opposite_but_not_under_a_later_one()
    {
        await BeginAsync();
        var invoice = await app.SellAsync("Taken back", 12_000, new(2026, 9, 15), Year);
        var (first, second) = (await app.CloseAsync<DeferralStep>("2026-09"),
            await app.CloseAsync<DeferralStep>("2026-10"));
        await Assert.ThrowsAsync<BusinessRuleException>(() => app.UndoAsync(first.Id));
        await app.UndoAsync(second.Id);
        Assert.Equal(11_013.70m, await app.StandsAsync(invoice.Id));
        await Assert.ThrowsAsync<BusinessRuleException>(() => app.UndoAsync(second.Id));
        var sales = (await app.PostedAsync(second.Id)).Where(p => p.Role == AccountRole.Sales).Select(p => p.Base)
            .ToList();
        // Each line and its opposite: of this invoice, and of what other tests have sold.
        Assert.NotEmpty(sales);
        Assert.Equal(sales.Order(), sales.Select(amount => -amount).Order());
        var again = await app.CloseAsync<DeferralStep>("2026-10");
        Assert.StartsWith("DEF-2026-10/", again.Code, StringComparison.Ordinal);
        await AgreesAsync();
    }

    [Fact]
    public async Task What_is_deferred_is_of_the_project_that_the_invoice_is_of()
    {
        await BeginAsync();
        var customer = await app.CustomerAsync("Retained");
        var project = await app.ProjectAsync(customer, "P-0811");
        var invoice = await app.SellAsync("A quarter", 9200, new(2026, 10, 1), (new(2026, 10, 1), new(2026, 12, 31)),
            project: project.Id);
        var run = await app.CloseAsync<DeferralStep>("2026-10");
        Assert.Equal(6100m, await app.StandsAsync(invoice.Id));
        var lines = await app.InAsync<FinanceDbContext, List<(Guid?, decimal)>>(async db => [.. (await db.JournalLines
            .Where(l => l.ProjectId == project.Id && db.Journals.Any(j => j.Id == l.JournalId && j.SourceId == run.Id))
            .ToListAsync()).Select(l => (l.ProjectId, l.BaseDebit - l.BaseCredit)).OrderBy(l => l.Item2)]);
        Assert.Equal([(project.Id, -6100m), (project.Id, 6100m)], lines);
    }

    [Fact]
    public void A_service_has_two_days_in_their_order()
    {
        var invoice = new Invoice(MoneyScene.NewCustomer("Days"), "KGS", Year.From);
        LineContent Line(DateOnly? from, DateOnly? to) => new("Support", 1, LineUnit.Fixed, 1, 0, 0, null, from, to);
        Assert.Throws<BusinessRuleException>(() => invoice.AddFree(null, Line(Year.From, null)));
        Assert.Throws<BusinessRuleException>(() => invoice.AddFree(null, Line(null, Year.To)));
        Assert.Throws<BusinessRuleException>(() => invoice.AddFree(null, Line(Year.To, Year.From)));
        Assert.Equal(Year.To, invoice.AddFree(null, Line(Year.From, Year.To)).ServiceTo);
    }

    private async Task BeginAsync()
    {
        await app.OpenAsync();
        await app.UndoAllAsync(RunStep.Deferral);
    }

    // What stands on the account is what runs say, and every rule of the books holds.
    private async Task AgreesAsync()
    {
        var said = await app.InAsync<FinanceDbContext, decimal>(async db => (await db.ClosingRunLines.AsNoTracking()
            .Where(l => db.ClosingRuns.Any(r => r.Id == l.RunId && r.State == RunState.Posted
                && r.Step == RunStep.Deferral)).Select(l => l.Difference).ToListAsync()).Sum());
        Assert.Equal(said, -await app.BaseOfAsync(AccountRole.DeferredRevenue));
        await app.BooksAgreeAsync();
        await app.OpenAsync();
    }
}
