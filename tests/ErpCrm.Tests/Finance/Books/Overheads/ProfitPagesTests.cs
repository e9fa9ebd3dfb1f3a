using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Overheads;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Tests.Finance.Books.MonthEnd;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.Overheads;

public sealed class ProfitPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Url = "/finance/reports/profit";
    private readonly FinanceScene _scene = new(app);

    // Two projects: 40,000 and 20,000 of hours; rent of 9,000 is theirs by two to one.
    [Fact]
    public async Task Overhead_is_shared_by_the_chosen_basis_and_a_share_opens_what_it_is_made_of()
    {
        var (large, small) = (await WorkAsync("Large", 40, 100_000), await WorkAsync("Small", 20, 80_000));
        await RentAsync(9000);
        var whole = await ReadAsync(OverheadBasis.Labour);
        Assert.Equal((6000m, 3000m), (Of(whole, large).Overhead, Of(whole, small).Overhead));
        Assert.Equal((54_000m, 57_000m), (Of(whole, large).Net, Of(whole, small).Net));
        // Hours are no entry of the books before wages are posted.
        Assert.Equal(171_000m, whole.OfBooks);
        var byRevenue = await ReadAsync(OverheadBasis.Revenue);
        Assert.Equal((5000m, 4000m), (Of(byRevenue, large).Overhead, Of(byRevenue, small).Overhead));

        var accountant = app.Browser(TestUser.Accountant);
        foreach (var by in Enum.GetValues<ProfitBy>())
        {
            var page = await accountant.GetAsync($"{Url}?from=2026-10&to=2026-10&by={by}");
            Assert.Contains("111,000", page.QuerySelector("table tfoot")!.TextContent, StringComparison.Ordinal);
        }

        var shown = await accountant.GetAsync($"{Url}/{large}?from=2026-10&to=2026-10");
        Assert.Contains("6,000", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.QuerySelector("a[href*='/finance/reports/general-ledger']"));
        using var file = await accountant.Http.GetAsync($"{Url}?from=2026-10&to=2026-10&as=csv");
        Assert.Contains("54000", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_basis_is_chosen_by_who_keeps_the_ledger_and_profit_is_seen_by_few()
    {
        await ChooseAsync(OverheadBasis.Hours);
        Assert.Equal(OverheadBasis.Hours, await app.InScopeAsync<ProfitReading, OverheadBasis>(
            reading => reading.BasisAsync(CancellationToken.None)));
        await ChooseAsync(OverheadBasis.Labour);
        await app.Browser(TestUser.Management).GetAsync(Url);
        foreach (var user in new[] { TestUser.TeamMember, TestUser.ProjectManager, TestUser.Sales })
            await app.Browser(user).GetAsync(Url, HttpStatusCode.Forbidden);
    }

    private async Task ChooseAsync(OverheadBasis basis)
    {
        var accountant = app.Browser(TestUser.Accountant);
        (await accountant.SubmitAsync(await accountant.GetAsync($"{Url}?basis={basis}"),
            $"form[action^='{Url}/basis']")).Saved();
    }

    private async Task<Guid> WorkAsync(string name, int hours, decimal price)
    {
        var person = Guid.CreateVersion7();
        await _scene.RateAsync(person, 1000, null);
        var company = await _scene.CustomerAsync(name);
        var project = await _scene.ProjectAsync(company, startsOn: new(2026, 9, 1), name: name);
        await _scene.TimeAsync(project, hours * 60, person: person, on: new(2026, 10, 12));
        await app.SellAsync(name, price, new(2026, 10, 20), project: project);
        return project;
    }

    private Task RentAsync(decimal amount) => app.InScopeAsync<IServiceProvider, bool>(async services =>
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        var rent = await db.Accounts.Where(a => a.Class == AccountClass.OperatingExpense && a.Role == AccountRole.None)
            .OrderBy(a => a.Code).Select(a => a.Id).FirstAsync();
        var keeper = services.GetRequiredService<BookKeeper>();
        var run = await keeper.BeginAsync(CancellationToken.None);
        run.Open(JournalKind.Manual, new(2026, 10, 1), Kinds.Journal, Guid.CreateVersion7(), "Rent")
            .Debit(rent, amount).Credit(AccountRole.CashInTransit, amount);
        keeper.Post(run);
        await db.SaveChangesAsync();
        return true;
    });

    private Task<WholeProfit> ReadAsync(OverheadBasis basis) => app.InScopeAsync<ProfitReading, WholeProfit>(
        reading => reading.ReadAsync(new(2026, 10, 1), new(2026, 10, 31), basis, "KGS", CancellationToken.None));

    private static ProfitShare Of(WholeProfit whole, Guid project) =>
        whole.Projects.Single(p => p.Project.ProjectId == project).Share;
}
