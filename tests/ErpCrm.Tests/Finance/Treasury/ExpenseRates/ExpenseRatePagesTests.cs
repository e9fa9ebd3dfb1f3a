using System.Globalization;
using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Tests.Finance.Treasury.ExpenseClaims;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.ExpenseRates;

/// <summary>Kilometres and days have the rate of their day; a new rate changes nothing that is recorded.</summary>
public sealed class ExpenseRatePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly ClaimScene _do = new(app);

    [Fact]
    public async Task A_drive_has_the_rate_of_its_day()
    {
        await _do.RateAsync(ExpenseKind.Mileage, "Dated car", 12, app.Today.AddDays(-30));
        var before = (await DriveAsync("Dated car", app.Today.AddDays(-10))).Saved();
        var accountant = _do.Accountant;
        var travel = await app.InAsync<FinanceDbContext, Guid>(
            db => db.ExpenseCategories.Where(c => c.Name == "Travel").Select(c => c.Id).SingleAsync());
        (await accountant.SubmitAsync(await accountant.GetAsync("/finance/expense-rates/create"), "form#expense-rate",
            ("Kind", "Mileage"), ("Name", "Dated car"), ("Amount", "15"), ("ValidFrom", Day(-5)),
            ("CategoryId", travel.ToString()))).Saved();
        Assert.Equal(120m, await NetAsync(before));
        Assert.Equal(120m, await NetAsync((await DriveAsync("Dated car", app.Today.AddDays(-6))).Saved()));
        Assert.Equal(150m, await NetAsync((await DriveAsync("Dated car", app.Today.AddDays(-5))).Saved()));
        var early = await DriveAsync("Dated car", app.Today.AddDays(-31));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("There is no such rate on this day.", early.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_days_count_and_thirds_do_not()
    {
        await _do.RateAsync(ExpenseKind.PerDiem, "Regions", 1_201, app.Today.AddDays(-30));
        var page = await _do.Member.GetAsync("/finance/expenses/create?kind=PerDiem");
        var url = (await _do.Member.SubmitAsync(page, "form#expense", ("Description", "Osh"), ("RateName", "Regions"),
            ("Days", "2.5"))).Saved();
        Assert.Equal(3_002.50m, await NetAsync(url));
        var wrong = await _do.Member.SubmitAsync(await _do.Member.GetAsync("/finance/expenses/create?kind=PerDiem"),
            "form#expense", ("Description", "Osh"), ("RateName", "Regions"), ("Days", "2.3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Enter whole or half days.", wrong.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_of_a_name_has_one_row_of_a_day()
    {
        await _do.RateAsync(ExpenseKind.Mileage, "Once a day", 12, app.Today);
        var travel = await app.InAsync<FinanceDbContext, Guid>(
            db => db.ExpenseCategories.Where(c => c.Name == "Travel").Select(c => c.Id).SingleAsync());
        var answer = await _do.Accountant.SubmitAsync(await _do.Accountant.GetAsync("/finance/expense-rates/create"),
            "form#expense-rate", ("Kind", "Mileage"), ("Name", "Once a day"), ("Amount", "13"), ("ValidFrom", Day(0)),
            ("CategoryId", travel.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("There is a rate of this name", answer.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<TestAnswer> DriveAsync(string rate, DateOnly on) => await _do.Member.SubmitAsync(
        await _do.Member.GetAsync("/finance/expenses/create?kind=Mileage"), "form#expense", ("Description", "Drive"),
        ("RateName", rate), ("SpentOn", on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("FromPlace", "Bishkek"), ("ToPlace", "Tokmok"), ("Distance", "10"));

    private string Day(int days) => app.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<decimal> NetAsync(string url)
    {
        var id = Guid.Parse(url[^36..]);
        return app.InAsync<FinanceDbContext, decimal>(
            db => db.Expenses.Where(e => e.Id == id).Select(e => e.Net).SingleAsync());
    }
}
