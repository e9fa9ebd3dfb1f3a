using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.CostCentres;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.CostCentres;

public sealed class CostCentrePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task What_belongs_to_a_cost_centre_moves_to_the_one_that_takes_it()
    {
        var category = await app.InAsync<FinanceDbContext, Guid>(
            db => db.ExpenseCategories.Where(c => c.Name == "Software").Select(c => c.Id).SingleAsync());
        var customer = await app.CustomerAsync("Cost centre");
        var project = await app.ProjectAsync(customer, "CC-1");
        await CreateAsync("CC-A", ("CategoryIds", category.ToString()), ("UserIds", TestUser.Sales.Id.ToString()),
            ("Projects[0].ProjectId", project.Id.ToString()));
        Assert.Equal([Kinds.ExpenseCategory, Kinds.Project, Kinds.User], await RulesAsync("CC-A"));

        await CreateAsync("CC-B", ("CategoryIds", category.ToString()));
        Assert.Equal([Kinds.Project, Kinds.User], await RulesAsync("CC-A"));
        Assert.Equal([Kinds.ExpenseCategory], await RulesAsync("CC-B"));
    }

    [Fact]
    public async Task A_code_is_of_one_cost_centre()
    {
        await CreateAsync("CC-C");
        var page = await Accountant.GetAsync("/finance/cost-centres/create");
        var answer = await Accountant.SubmitAsync(page, "form#cost-centre", ("Code", "CC-C"), ("Name", "Again"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.Status);
        await app.Browser(TestUser.Sales).GetAsync("/finance/cost-centres", System.Net.HttpStatusCode.Forbidden);
    }

    private async Task CreateAsync(string code, params (string Name, string Value)[] more) =>
        (await Accountant.SubmitAsync(await Accountant.GetAsync("/finance/cost-centres/create"), "form#cost-centre",
            [("Code", code), ("Name", $"Centre {code}"), .. more])).Saved();

    private Task<List<string>> RulesAsync(string code) => app.InAsync<FinanceDbContext, List<string>>(
        async db =>
        {
            var centre = await db.CostCentres.AsNoTracking().SingleAsync(c => c.Code == code);
            return [.. centre.Rules.Select(r => r.Kind).Order(StringComparer.Ordinal)];
        });
}
