using CsCheck;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Reports;
using ErpCrm.Platform.Company;

namespace ErpCrm.Tests.Finance.Books.Reports;

/// <summary>Whatever is posted, balanced as every journal is: both sides of the balance sheet are equal, and the cash
/// flow comes to what the money accounts moved by.</summary>
public sealed class StatementIdentityTests
{
    private static readonly CompanyProfile Company = new();
    private static readonly DateOnly First = new(2025, 1, 1);

    private static readonly ReportAccount[] Chart =
    [
        .. Enum.GetValues<AccountClass>().SelectMany(@class => Enumerable.Range(0, 2).Select(number =>
            new ReportAccount(Guid.CreateVersion7(), $"{(int)@class:00}{number}", "", @class))),
    ];

    private static readonly Gen<Line[]> Books =
        Gen.Select(Gen.Int[0, 800], Gen.Int[0, Chart.Length - 1], Gen.Int[0, Chart.Length - 1],
                Gen.Int[-1_000_000, 1_000_000], Gen.Bool)
            .Select((day, debit, credit, cents, isRevaluation) => new[]
            {
                new Line(Chart[debit], First.AddDays(day), cents / 100m, isRevaluation),
                new Line(Chart[credit], First.AddDays(day), -cents / 100m, isRevaluation),
            }).List[0, 60].Select(journals => journals.SelectMany(lines => lines).ToArray());

    [Fact]
    public void Both_sides_of_the_balance_sheet_are_equal_on_every_day() =>
        Gen.Select(Books, Gen.Int[0, 900]).Sample((lines, until) =>
        {
            var day = First.AddDays(until);
            var start = Company.YearOf(day);
            var sheet = new BalanceDay(day, start, Sums(lines.Where(l => l.On <= day)), Sums(lines.Where(l =>
                l.On >= start && l.On <= day && !l.Account.Type.IsOfBalanceSheet())));
            Assert.Equal(0, sheet.Difference(Chart));
        });

    [Fact]
    public void The_cash_flow_comes_to_the_change_of_the_money_accounts_in_every_column() =>
        Gen.Select(Books, Gen.Int[0, 400], Gen.Int[0, 400], Gen.Int[0, 3]).Sample((lines, from, length, span) =>
        {
            var days = new ReportDays(First.AddDays(from), First.AddDays(from + length));
            var asked = new Asked(new ReportAsk(), days, null, First, Company);
            var within = lines.Where(l => l.On >= days.From && l.On <= days.To).ToList();
            var flow = new CashFlowFigures(asked, Chart, new Movements(Months(within)),
                Sums(lines.Where(l => l.On < days.From && l.Account.Class is AccountClass.Cash
                    or AccountClass.FixedAsset)),
                new Movements(Months(within.Where(l => l.IsRevaluation && l.Account.Class == AccountClass.Cash))));
            var total = new StatementColumn("", days, ColumnRole.Total);
            var parts = days.Split((ReportSpan)span, Company)
                .Select(part => new StatementColumn("", part, ColumnRole.Period)).ToList();

            Assert.All(parts.Append(total), column => Assert.Equal(0, flow.Difference(column)));
            Assert.Equal(within.Where(l => l.Account.Class == AccountClass.Cash).Sum(l => l.Amount),
                flow.Change(total));
            Assert.Equal(flow.Change(total), parts.Sum(column => flow.Change(column)));
            Assert.Equal(flow.Opening(total) + flow.Change(total), flow.Opening(parts[^1]) + flow.Change(parts[^1]));
        });

    private static Dictionary<Guid, decimal> Sums(IEnumerable<Line> lines) =>
        lines.GroupBy(l => l.Account.Id).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount));

    private static IEnumerable<AccountSum> Months(IEnumerable<Line> lines) => lines.Select(l => new AccountSum(
        l.Account.Id, FinancialYears.MonthOf(l.On), null, null, null, null, null, null, null, null, 0, 0,
        Math.Max(l.Amount, 0), Math.Max(-l.Amount, 0)));

    private sealed record Line(ReportAccount Account, DateOnly On, decimal Amount, bool IsRevaluation);
}
