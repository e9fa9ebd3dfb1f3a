using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What all reports read.</summary>
internal sealed class ReportDesk(FinanceDbContext db, LedgerSums sums, IBusinessClock clock, ICompanyProfile company,
    ICurrentUser me, IWorkingPeople people, IStringLocalizer<FinanceText> texts)
{
    public Asked Read(ReportAsk ask)
    {
        var today = clock.Today;
        var to = ask.To ?? (ask.From is { } first && first > today ? ReportDays.MonthOf(first).To : today);
        var from = ask.From is { } day && day <= to ? day : company.Current.YearOf(to);
        return new Asked(ask, new ReportDays(from, to), ask.KnownAt(me.TimeZone, clock.UtcNow), today,
            company.Current);
    }

    /// <summary>The same of the whole company: what it has and owes belongs to no part of it.</summary>
    public Asked ReadWhole(ReportAsk ask)
    {
        (ask.Project, ask.Department, ask.Centre, ask.Party) = (null, null, null, null);
        return Read(ask);
    }

    /// <summary>The form above a report, with what it offers.</summary>
    /// <param name="span">By which the columns are divided, after all.</param>
    public async Task<ReportHead> HeadAsync(string url, Asked asked, AskFor asks, CancellationToken ct,
        ReportSpan? span = null)
    {
        var head = new ReportHead(url, asked, asks) { Span = span };
        if (!asks.HasFlag(AskFor.Part)) return head;
        asked.Ask.ProjectText = asked.Ask.Project is not { } project ? null
            : await db.Projects.Where(p => p.Id == project).Select(p => p.Code + " " + p.Name).FirstOrDefaultAsync(ct);
        return head with
        {
            Departments = await people.DepartmentsAsync(ct),
            Centres = await db.CostCentres.AsNoTracking().OrderBy(c => c.Code)
                .Select(c => new ApprovalChoice(c.Id, c.Code + " " + c.Name)).ToListAsync(ct),
        };
    }

    /// <summary>The chart of accounts, in its order.</summary>
    public async Task<IReadOnlyList<ReportAccount>> AccountsAsync(CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.Code, a.Name, a.Class })
            .ToListAsync(ct);
        return
        [
            .. accounts.OrderBy(a => a.Code, StringComparer.Ordinal)
                .Select(a => new ReportAccount(a.Id, a.Code, texts[a.Name], a.Class)),
        ];
    }

    public Task<IReadOnlyList<AccountSum>> SumsAsync(Asked asked, DateOnly? from, DateOnly to, CancellationToken ct,
        SumBy by = SumBy.Account, IReadOnlyCollection<Guid>? accounts = null, bool beforeClosing = false) =>
        sums.ReadAsync(new SumQuery(from, to, asked.KnownAt, by, accounts, asked.Ask.Project, asked.Ask.Department,
            asked.Ask.Centre, asked.Ask.Party, beforeClosing), ct);

    /// <summary>What accounts moved by in each month of the days, before years were closed.</summary>
    public async Task<Movements> MovementsAsync(Asked asked, ReportDays days, IReadOnlyCollection<Guid>? accounts,
        CancellationToken ct) =>
        new(await SumsAsync(asked, days.From, days.To, ct, SumBy.Month, accounts, beforeClosing: true));
}
