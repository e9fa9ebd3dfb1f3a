using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.Overheads;

/// <summary>What hours on a project cost, by the department of who worked.</summary>
internal sealed record LabourPart(string Department, decimal Cost, int Minutes);

/// <summary>What the books hold of a project in a period, base currency.</summary>
/// <param name="Revenue">Earned: with what months' ends deferred and added.</param>
/// <param name="Billed">Of it, what invoices and credit notes say.</param>
/// <param name="Direct">Costs that name the project.</param>
internal sealed record ProjectFigures(Guid ProjectId, Guid? ClientId, decimal Revenue, decimal Billed, decimal Direct,
    IReadOnlyList<LabourPart> Labour)
{
    public decimal LabourCost => Labour.Sum(l => l.Cost);

    public int Minutes => Labour.Sum(l => l.Minutes);
}

/// <summary>What the company has beside its projects in the same period, base currency.</summary>
/// <param name="Revenue">That names no project.</param>
/// <param name="Wages">Wages and contributions as they were posted, of everybody.</param>
/// <param name="Costs">Everything else that names no project.</param>
/// <param name="Others">Income less costs that belong to no operation: exchange, interest.</param>
internal sealed record CompanyFigures(decimal Revenue, decimal Wages, decimal Costs, decimal Others);

/// <summary>A project, a client or a department: contribution, its share of the overhead, and what is left
/// (domain-rules §14).</summary>
internal sealed record ProfitShare(decimal Revenue, decimal Billed, decimal Labour, decimal Direct, decimal Overhead,
    int Minutes)
{
    public static readonly ProfitShare Nothing = new(0, 0, 0, 0, 0, 0);

    public decimal Contribution => Revenue - Labour - Direct;

    public decimal Net => Contribution - Overhead;

    /// <summary>Net of what was earned; null when nothing was.</summary>
    public decimal? Share => Revenue == 0 ? null : Net / Revenue;

    public static ProfitShare operator +(ProfitShare a, ProfitShare b) => new(a.Revenue + b.Revenue,
        a.Billed + b.Billed, a.Labour + b.Labour, a.Direct + b.Direct, a.Overhead + b.Overhead, a.Minutes + b.Minutes);
}

/// <summary>
/// Profit that is whole: what projects contribute, less what the company costs beside them. Wages are posted for
/// everybody and hours are valued on projects, so what wages exceed valued hours by is overhead too. All shares
/// together are the profit of the books to the cent.
/// </summary>
internal sealed class WholeProfit
{
    private readonly List<(ProjectFigures Project, ProfitShare Share)> _shares = [];
    private readonly string _currency;

    private WholeProfit(CompanyFigures company, string currency) => (Company, _currency) = (company, currency);

    public CompanyFigures Company { get; }

    public IReadOnlyList<(ProjectFigures Project, ProfitShare Share)> Projects => _shares;

    /// <summary>Costs of no project, and wages beyond the hours on projects.</summary>
    public decimal Overhead { get; private init; }

    /// <summary>Overhead that no project could take: nothing to share by.</summary>
    public decimal NotShared { get; private init; }

    /// <summary>Hours on projects that the books do not hold as wages.</summary>
    public decimal LabourNotPosted { get; private init; }

    public ProfitShare Total => _shares.Aggregate(ProfitShare.Nothing, (sum, s) => sum + s.Share);

    /// <summary>Before what belongs to no operation.</summary>
    public decimal Operating => Total.Net + Company.Revenue - NotShared + LabourNotPosted;

    /// <summary>What the profit and loss account of the period says.</summary>
    public decimal OfBooks => Operating + Company.Others;

    public static WholeProfit Of(IReadOnlyList<ProjectFigures> projects, CompanyFigures company, OverheadBasis basis,
        string currency)
    {
        var labour = projects.Sum(p => p.LabourCost);
        // Without wages in the books hours are a cost that nobody posted: they are no part of the overhead then.
        var isPosted = company.Wages != 0;
        var overhead = company.Costs + (isPosted ? company.Wages - labour : 0);
        var weights = projects.Select(p => Math.Max(0, WeightOf(p, basis))).ToList();
        var isShared = weights.Sum() > 0;
        var whole = new WholeProfit(company, currency)
        {
            Overhead = overhead,
            NotShared = isShared ? 0 : overhead,
            LabourNotPosted = isPosted ? 0 : labour,
        };
        var parts = isShared ? Rounding.Allocate(overhead, weights, Currencies.Digits(currency))
            : [.. projects.Select(_ => 0m)];
        whole._shares.AddRange(projects.Zip(parts, (p, part) => (p,
            new ProfitShare(p.Revenue, p.Billed, p.LabourCost, p.Direct, part, p.Minutes))));
        return whole;
    }

    /// <summary>The same of each client.</summary>
    public IReadOnlyList<(Guid? ClientId, ProfitShare Share)> Clients() =>
        [.. _shares.GroupBy(s => s.Project.ClientId)
            .Select(g => (g.Key, g.Aggregate(ProfitShare.Nothing, (sum, s) => sum + s.Share)))];

    /// <summary>The same of each department: of a project it has the part that it worked; the empty name is nobody's.
    /// </summary>
    public IReadOnlyList<(string Department, ProfitShare Share)> Departments() =>
        [.. _shares.SelectMany(s => Split(s.Project, s.Share)).GroupBy(s => s.Department)
            .Select(g => (g.Key, g.Aggregate(ProfitShare.Nothing, (sum, s) => sum + s.Share)))];

    private static decimal WeightOf(ProjectFigures project, OverheadBasis basis) => basis switch
    {
        OverheadBasis.Hours => project.Minutes,
        OverheadBasis.Revenue => project.Revenue,
        _ => project.LabourCost,
    };

    private IEnumerable<(string Department, ProfitShare Share)> Split(ProjectFigures project, ProfitShare share)
    {
        var labour = project.Labour.Where(l => l.Cost > 0).ToList();
        if (labour.Count == 0) return [("", share)];
        IReadOnlyList<decimal> Parts(decimal amount) =>
            Rounding.Allocate(amount, [.. labour.Select(l => l.Cost)], Currencies.Digits(_currency));
        var (revenue, billed) = (Parts(share.Revenue), Parts(share.Billed));
        var (direct, overhead) = (Parts(share.Direct), Parts(share.Overhead));
        var split = labour.Select((l, i) => (l.Department, new ProfitShare(revenue[i], billed[i], l.Cost, direct[i],
            overhead[i], l.Minutes)));
        // Hours that cost nothing take nothing else; of hours that were taken back in this period it is less than that.
        return split.Concat(project.Labour.Where(l => l.Cost <= 0)
            .Select(l => (l.Department, new ProfitShare(0, 0, l.Cost, 0, 0, l.Minutes))));
    }
}
