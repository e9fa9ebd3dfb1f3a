using ErpCrm.SharedKernel;

namespace ErpCrm.Demo.Seeding;

/// <summary>How large a seeded company is. Everything else follows from these numbers.</summary>
public sealed record SeedSize
{
    public int Clients { get; init; } = 10_000;
    public int Deals { get; init; } = 50_000;

    /// <summary>Each from a won deal.</summary>
    public int Projects { get; init; } = 5_000;

    /// <summary>Of 3 to 5 lines each, drafts included.</summary>
    public int Invoices { get; init; } = 100_000;

    /// <summary>Time entries.</summary>
    public int Time { get; init; } = 200_000;

    public int Expenses { get; init; } = 20_000;

    /// <summary>Years of history up to today.</summary>
    public int Years { get; init; } = 3;

    /// <summary>Everybody who works at the company: as many as the recorded time needs.</summary>
    public int People => Math.Clamp(Time / (500 * Years), 12, 600);

    /// <summary>The same company, larger or smaller.</summary>
    public SeedSize Scaled(decimal by) => this with
    {
        Clients = Part(Clients, by),
        Deals = Part(Deals, by),
        Projects = Part(Projects, by),
        Invoices = Part(Invoices, by),
        Time = Part(Time, by),
        Expenses = Part(Expenses, by),
    };

    /// <exception cref="BusinessRuleException">The numbers do not fit together.</exception>
    public void Check()
    {
        if (Clients < 1 || Projects < 1 || Invoices < 0 || Time < 0 || Expenses < 0)
            throw new BusinessRuleException("A company needs clients and projects.");
        if (Deals < Projects)
            throw new BusinessRuleException(
                "Every project comes from a won deal: there must be at least as many deals as projects.");
        if (Years is < 1 or > 10) throw new BusinessRuleException("Between {0} and {1}.", 1, 10);
    }

    private static int Part(int number, decimal by) => Math.Max(1, (int)Rounding.Round(number * by, 0));
}
