using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What a report is asked, with what was not said: these days, or this financial year until today.</summary>
internal sealed record Asked(ReportAsk Ask, ReportDays Days, DateTime? KnownAt, DateOnly Today, CompanyProfile Company)
{
    public string Currency => Company.BaseCurrency;

    public int Digits => Currencies.Digits(Currency);

    /// <summary>Whether it is about a part of the company alone.</summary>
    public bool IsNarrowed => Ask.Project is not null || Ask.Department is not null || Ask.Centre is not null;

    /// <summary>The lines behind a figure.</summary>
    public string Ledger(Guid account, DateOnly? from, DateOnly to, bool beforeClosing = false,
        string? currency = null, JournalKind? kind = null) =>
        Kept().At(ReportUrls.GeneralLedger, ("account", account.ToString()), ("from", ReportAsk.Text(from)),
            ("to", ReportAsk.Text(to)), ("currency", currency), ("kind", kind?.ToString()),
            ("beforeClosing", beforeClosing ? "true" : null));

    /// <summary>The accounts behind a sum of some classes.</summary>
    public string TrialBalance(IEnumerable<AccountClass> classes, DateOnly? from, DateOnly to,
        bool beforeClosing = false) =>
        Kept().At(ReportUrls.TrialBalance, ("of", string.Join(',', classes)), ("from", ReportAsk.Text(from)),
            ("to", ReportAsk.Text(to)), ("beforeClosing", beforeClosing ? "true" : null));

    public string ProfitAndLoss(ReportDays days) => Kept().At(ReportUrls.ProfitAndLoss,
        ("from", ReportAsk.Text(days.From)), ("to", ReportAsk.Text(days.To)), ("by", nameof(ReportSpan.Total)));

    // What narrows the report narrows what stands behind its figures.
    private ReportAsk Kept() => new()
    {
        Project = Ask.Project, Department = Ask.Department, Centre = Ask.Centre, Known = Ask.Known, Time = Ask.Time
    };
}

internal static class ReportUrls
{
    public const string All = "/finance/reports";
    public const string TrialBalance = "/finance/reports/trial-balance";
    public const string ProfitAndLoss = "/finance/reports/profit-and-loss";
    public const string BalanceSheet = "/finance/reports/balance-sheet";
    public const string CashFlow = "/finance/reports/cash-flow";
    public const string GeneralLedger = "/finance/reports/general-ledger";
}
