using ErpCrm.Finance.Payroll.AverageWages;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Payroll.Contributions;

/// <summary>
/// The tariffs of Kyrgyzstan as the Social Fund publishes them, and one without any for other countries: its per cents
/// are entered. Laws change: every row has its day and its source.
/// </summary>
internal static class BuiltInContributions
{
    /// <summary>The tariff of most people.</summary>
    public const string General = "001";

    /// <summary>Nothing, until somebody enters it.</summary>
    public const string Free = "FREE";

    private const string Source = "socfond.kg";
    private const decimal Pension = 15;
    private const decimal Medical = 2;
    private const decimal Health = 0.25m;
    private const decimal Tax = 10;
    private const decimal Minimum = 60;
    private const decimal Cap = 20;
    private static readonly DateOnly Since = new(2020, 1, 1);

    public static async Task EnsureAsync(FinanceDbContext db, CancellationToken ct)
    {
        if (!await db.ContributionRules.AnyAsync(ct)) db.AddRange(Rules());
        if (!await db.AverageWages.AnyAsync(ct))
            db.Add(new AverageWage(new DateOnly(2026, 1, 1), 31_604, "24.kg 362875, 2026-02-12", IdOf(101)));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>With the same ids in every process.</summary>
    public static IReadOnlyList<ContributionRule> Rules() =>
    [
        Rule(1, General, "General tariff", 8, 2),
        Rule(2, "001-E", "Born before the savings fund", 10, 0),
        Rule(3, "001-P", "Pensioner", 8, 0),
        Rule(4, "001-D", "Person with a disability", 0, 0),
        new(Free, "Other country", Since, new ContributionTerms(0, 0, 0, 0, 0, 0, 0, 0), null, IdOf(5)),
    ];

    private static ContributionRule Rule(int number, string code, string name, decimal pension, decimal fund) =>
        new(code, name, Since, new ContributionTerms(Pension, Medical, Health, pension, fund, Tax, Minimum, Cap),
            Source, IdOf(number));

    private static Guid IdOf(int number) => new(number, 0x0c07, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 1]);
}
