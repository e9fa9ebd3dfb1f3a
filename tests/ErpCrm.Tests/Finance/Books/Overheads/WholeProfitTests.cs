using CsCheck;
using ErpCrm.Finance.Books.Overheads;

namespace ErpCrm.Tests.Finance.Books.Overheads;

/// <summary>Overhead is shared to the cent: projects, clients and departments each come to the profit of the books
/// (domain-rules §13, §14).</summary>
public sealed class WholeProfitTests
{
    private static readonly string[] Departments = ["Design", "Development", ""];

    private static readonly Gen<decimal> Amount = Gen.Int[0, 5_000_000].Select(cents => cents / 100m);

    private static readonly Gen<LabourPart> Labour =
        Gen.Select(Gen.Int[0, 2], Amount, Gen.Int[0, 10_000]).Select((department, cost, minutes) =>
            new LabourPart(Departments[department], cost, minutes));

    private static readonly Gen<ProjectFigures> Project =
        Gen.Select(Gen.Int[0, 3], Amount, Amount, Labour.List[0, 3]).Select((client, revenue, direct, labour) =>
            new ProjectFigures(Guid.CreateVersion7(), ClientOf(client), revenue, revenue, direct,
                [.. labour.DistinctBy(l => l.Department)]));

    private static readonly Gen<CompanyFigures> Company =
        Gen.Select(Amount, Amount, Amount, Gen.Int[-100_000, 100_000]).Select((revenue, wages, costs, others) =>
            new CompanyFigures(revenue, wages, costs, others / 100m));

    // 10,000 − 4,000 = 6,000; 6,000 − 5,150 = 850.
    [Fact]
    public void Net_is_contribution_less_overhead()
    {
        var share = Assert.Single(Of([Worked(10_000, 4000)], new CompanyFigures(0, 4000, 5150, 0)).Projects).Share;
        Assert.Equal((6000m, 5150m, 850m), (share.Contribution, share.Overhead, share.Net));
    }

    [Fact]
    public void Wages_beyond_the_hours_on_projects_are_overhead_and_hours_nobody_posted_are_not()
    {
        Assert.Equal(1500m, Of([Worked(0, 4000)], new CompanyFigures(0, 5000, 500, 0)).Overhead);
        var whole = Of([Worked(0, 4000)], new CompanyFigures(0, 0, 500, 0));
        Assert.Equal((500m, 4000m, -500m), (whole.Overhead, whole.LabourNotPosted, whole.OfBooks));
    }

    [Fact]
    public void What_nothing_can_be_shared_by_is_shared_with_nobody()
    {
        var whole = Of([Worked(1000, 0)], new CompanyFigures(0, 0, 300, 0));
        Assert.Equal((0m, 300m, 700m), (whole.Total.Overhead, whole.NotShared, whole.OfBooks));
        Assert.Null(ProfitShare.Nothing.Share);
    }

    [Fact]
    public void Whatever_the_figures_are_every_view_comes_to_the_profit_of_the_books() =>
        Gen.Select(Project.List[0, 12], Company, Gen.Int[0, 2]).Sample((projects, company, basis) =>
        {
            var whole = WholeProfit.Of(projects, company, (OverheadBasis)basis, "KGS");
            var booked = projects.Sum(p => p.Revenue - p.Direct) + company.Revenue - company.Wages - company.Costs
                + company.Others;
            Assert.Equal(booked, whole.OfBooks);
            Assert.Equal(whole.Overhead, whole.Total.Overhead + whole.NotShared);
            Assert.Equal(whole.Total, Sum(whole.Clients().Select(c => c.Share)));
            Assert.Equal(whole.Total, Sum(whole.Departments().Select(d => d.Share)));
            Assert.All(whole.Projects, p => Assert.Equal(decimal.Round(p.Share.Overhead, 2), p.Share.Overhead));
        });

    private static ProjectFigures Worked(decimal revenue, decimal labour) => new(Guid.CreateVersion7(), null, revenue,
        revenue, 0, [new LabourPart("Design", labour, 60)]);

    private static WholeProfit Of(IReadOnlyList<ProjectFigures> projects, CompanyFigures company) =>
        WholeProfit.Of(projects, company, OverheadBasis.Labour, "KGS");

    private static ProfitShare Sum(IEnumerable<ProfitShare> shares) =>
        shares.Aggregate(ProfitShare.Nothing, (sum, share) => sum + share);

    private static Guid? ClientOf(int number) => number == 0 ? null : new Guid(number, 0, 0, new byte[8]);
}
