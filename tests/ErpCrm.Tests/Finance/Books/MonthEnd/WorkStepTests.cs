using ErpCrm.Contracts.Crm;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.MonthEnd.Work;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.MonthEnd;

/// <summary>A fixed price through two months: under-billed, then over-billed, then a loss (domain-rules §12).</summary>
public sealed class WorkStepTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    // The price is 100,000.
    [Fact]
    public async Task Revenue_of_a_fixed_price_is_what_was_earned_whatever_was_billed()
    {
        var person = Guid.CreateVersion7();
        await _scene.RateAsync(person, 500, null);
        var company = await _scene.CustomerAsync("Fixed price");
        var project = await _scene.ProjectAsync(company, BillingMethod.FixedPrice, startsOn: new(2026, 9, 1));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(new EarningTerms(project, EarningMethod.CostToCost));
            await db.SaveChangesAsync();
        });
        var lacking = await Assert.ThrowsAsync<BusinessRuleException>(() => app.CloseAsync<WorkStep>("2026-10"));
        Assert.StartsWith("Say what is still expected", lacking.Message, StringComparison.Ordinal);

        // 10,000 of 40,000 is spent: a quarter is earned, 10,000 is billed.
        await _scene.TimeAsync(project, 20 * 60, person: person, on: new(2026, 10, 12));
        await app.SellAsync("First part", 10_000, new(2026, 10, 20), project: project);
        await EstimateAsync(project, new(2026, 10, 1), 10_000, 30_000);
        var october = await app.CloseAsync<WorkStep>("2026-10");
        Assert.Equal((15_000m, 0m, 0m, -25_000m), await StandsAsync(project, new(2026, 10, 31)));

        // 20,000 of 40,000 is spent: half is earned, 80,000 is billed.
        await _scene.TimeAsync(project, 20 * 60, person: person, on: new(2026, 11, 9));
        await app.SellAsync("Second part", 70_000, new(2026, 11, 10), project: project);
        await EstimateAsync(project, new(2026, 11, 1), 20_000, 20_000);
        var november = await app.CloseAsync<WorkStep>("2026-11");
        Assert.Equal((0m, -30_000m, 0m, -50_000m), await StandsAsync(project, new(2026, 11, 30)));
        // What October said stays.
        Assert.Equal((15_000m, 0m, 0m, -25_000m), await StandsAsync(project, new(2026, 10, 31)));

        // 140,000 is expected now: 40,000 is lost, of it the part that is still to come is provided for.
        await EstimateAsync(project, new(2026, 11, 1), 20_000, 120_000);
        var late = await app.CloseAsync<WorkStep>("2026-11");
        Assert.Equal((0m, -65_714.29m, -34_285.71m, -14_285.71m), await StandsAsync(project, new(2026, 11, 30)));
        await app.BooksAgreeAsync();

        await Assert.ThrowsAsync<BusinessRuleException>(() => app.UndoAsync(november.Id));
        foreach (var run in new[] { late, november, october }) await app.UndoAsync(run.Id);
        Assert.Equal((0m, 0m, 0m, -80_000m), await StandsAsync(project, new(2026, 11, 30)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_a_customer_does_not_pay_is_no_work_on_the_contract()
    {
        var person = Guid.CreateVersion7();
        await _scene.RateAsync(person, 500, null);
        var company = await _scene.CustomerAsync("Does not pay");
        var project = await _scene.ProjectAsync(company, BillingMethod.FixedPrice, startsOn: new(2026, 9, 1));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(new EarningTerms(project, EarningMethod.CostToCost));
            await db.SaveChangesAsync();
        });
        await _scene.TimeAsync(project, 20 * 60, person: person, on: new(2026, 10, 12));
        var sold = await app.SellAsync("Not paid", 10_000, new(2026, 10, 20), project: project);
        await EstimateAsync(project, new(2026, 10, 1), 10_000, 30_000);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var invoice = await db.Invoices.Whole().SingleAsync(i => i.Id == sold.Id);
            db.Add(invoice.WriteOff(
                new OpenWriteOffTerms(OpenWriteOffKind.BadDebt, 5_600, new(2026, 10, 25), "Gone", false), [],
                new AskedBy(Guid.Empty, "Asel", DateTime.UnixEpoch), "KGS"));
            await db.SaveChangesAsync();
        });
        // A quarter is earned and 10,000 is billed: half of that is lost, and nothing is worked by it.
        Assert.Equal([15_000m], (await app.ComputeAsync<WorkStep>("2026-10")).Where(r => r.RefId == project)
            .Select(r => r.Target));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task The_method_stays_after_something_was_posted_by_it()
    {
        var terms = new EarningTerms(Guid.CreateVersion7(), EarningMethod.CostToCost);
        terms.Change(EarningMethod.Hours, isPosted: false);
        Assert.Throws<BusinessRuleException>(() => terms.Change(EarningMethod.CostToCost, isPosted: true));
        Assert.Equal(EarningMethod.Hours, terms.Method);
        Assert.Empty(await app.ComputeAsync<WorkStep>("2026-08"));
    }

    private Task EstimateAsync(Guid project, DateOnly month, decimal actual, decimal remaining) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(new CompletionEstimate(project, month, EarningMethod.CostToCost, actual, remaining, null, Guid.Empty,
                app.Time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        });

    // Contract assets, contract liabilities, provision, and sales of a project; debits are positive.
    private async Task<(decimal Asset, decimal Liability, decimal Loss, decimal Sales)> StandsAsync(Guid project,
        DateOnly on)
    {
        var roles = await app.InAsync<FinanceDbContext, Dictionary<Guid, AccountRole>>(
            db => db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Role));
        var sums = await app.SumsAsync(new SumQuery(null, on, By: SumBy.Project));
        decimal Of(AccountRole role) => sums.Where(s => s.ProjectId == project && roles[s.AccountId] == role)
            .Sum(s => s.BaseAmount);
        return (Of(AccountRole.ContractAssets), Of(AccountRole.ContractLiabilities), Of(AccountRole.LossProvision),
            Of(AccountRole.Sales));
    }
}
