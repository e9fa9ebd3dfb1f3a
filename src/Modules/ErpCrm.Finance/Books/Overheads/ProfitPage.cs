using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Overheads;

/// <summary>By what profit is told apart.</summary>
internal enum ProfitBy
{
    Project,
    Client,
    Department,
}

/// <param name="Url">Where its figures are explained; null where the row is all of it.</param>
internal sealed record ProfitRow(string Name, string? Url, ProfitShare Share);

/// <summary>Contribution, overhead and net of a period.</summary>
internal sealed record ProfitPage(MonthSpan Period, ProfitBy By, OverheadBasis Basis, WholeProfit Whole,
    IReadOnlyList<ProfitRow> Rows, string BaseCurrency)
{
    public const int InChart = 8;

    public string Query => $"{Period.Query}&basis={Basis}";

    public static async Task<ProfitPage> LoadAsync(FinanceDbContext db, ProfitReading reading, MonthSpan period,
        ProfitBy by, OverheadBasis basis, string currency, CancellationToken ct)
    {
        var whole = await reading.ReadAsync(period.From.First, period.To.Last, basis, currency, ct);
        var page = new ProfitPage(period, by, basis, whole, [], currency);
        return page with { Rows = [.. (await page.RowsAsync(db, ct)).OrderByDescending(r => r.Share.Net)] };
    }

    public TableFile ToFile(IStringLocalizer texts) => new(
        texts["Whole profit"],
        [texts[ProfitWords.Of(By)], texts["Earned"], texts["Billed"], texts["Labour"], texts["Direct costs"],
            texts["Contribution"], texts["Overhead"], texts["Net profit"]],
        Rows.Select(r => (IReadOnlyList<object?>)[r.Name, r.Share.Revenue, r.Share.Billed, r.Share.Labour,
            r.Share.Direct, r.Share.Contribution, r.Share.Overhead, r.Share.Net]));

    private async Task<IEnumerable<ProfitRow>> RowsAsync(FinanceDbContext db, CancellationToken ct)
    {
        if (By == ProfitBy.Department)
            return Whole.Departments().Select(d => new ProfitRow(d.Department, null, d.Share));
        if (By == ProfitBy.Client)
        {
            var clients = Whole.Clients();
            var ids = clients.Select(c => c.ClientId).ToList();
            var names = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id))
                .ToDictionaryAsync(c => c.Id, c => c.Name, ct);
            return clients.Select(c => new ProfitRow(
                c.ClientId is { } id ? names.GetValueOrDefault(id) ?? "" : "", null, c.Share));
        }

        var projects = Whole.Projects.Select(p => p.Project.ProjectId).ToList();
        var titles = await db.Projects.AsNoTracking().Where(p => projects.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Code + " " + p.Name, ct);
        return Whole.Projects.Select(p => new ProfitRow(titles.GetValueOrDefault(p.Project.ProjectId) ?? "",
            $"/finance/reports/profit/{p.Project.ProjectId}?{Query}", p.Share));
    }
}

/// <summary>What the figures of one project are made of.</summary>
/// <param name="Weight">Its part of what overhead is shared by, of <paramref name="Weights"/>.</param>
internal sealed record ProjectProfitPage(MonthSpan Period, OverheadBasis Basis, Guid ProjectId, string Title,
    ProfitShare Share, decimal Overhead, decimal Weight, decimal Weights, IReadOnlyList<ProfitAccount> Accounts,
    string BaseCurrency);

/// <param name="Amount">Positive where it is income.</param>
internal sealed record ProfitAccount(Guid Id, string Code, string Name, decimal Amount);

internal static class ProfitWords
{
    /// <summary>A key of the texts.</summary>
    public static string Of(ProfitBy by) => by switch
    {
        ProfitBy.Client => "Client",
        ProfitBy.Department => "Department",
        _ => "Project",
    };

    /// <summary>A key of the texts.</summary>
    public static string Of(OverheadBasis basis) => basis switch
    {
        OverheadBasis.Hours => "Hours worked",
        OverheadBasis.Revenue => "Revenue earned",
        _ => "Cost of labour",
    };
}
