using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What each part of the cash flow comes to in a column; money that came in is positive.</summary>
internal sealed class CashFlowFigures
{
    private readonly Asked _asked;
    private readonly Movements _moved;
    private readonly Movements _revalued;
    private readonly IReadOnlyDictionary<Guid, decimal> _opening;
    private readonly List<ReportAccount> _profit;

    /// <param name="moved">Every account, before years were closed.</param>
    /// <param name="opening">Of money and fixed assets, before the first day.</param>
    /// <param name="revalued">What revaluing made of money accounts.</param>
    public CashFlowFigures(Asked asked, IReadOnlyList<ReportAccount> accounts, Movements moved,
        IReadOnlyDictionary<Guid, decimal> opening, Movements revalued)
    {
        (_asked, _moved, _opening, _revalued) = (asked, moved, opening, revalued);
        _profit = [.. accounts.Where(a => !a.Type.IsOfBalanceSheet())];
        Money = [.. accounts.Where(a => a.Class == AccountClass.Cash)];
        Operations = [.. accounts.Where(a => a.Class is AccountClass.Receivable or AccountClass.OtherCurrentAsset
            or AccountClass.Payable or AccountClass.OtherCurrentLiability || IsDepreciation(a))];
        Investing = [.. accounts.Where(a => a.Class == AccountClass.FixedAsset && !IsDepreciation(a))];
        Financing = [.. accounts.Where(a => a.Class is AccountClass.LongTermLiability or AccountClass.Equity)];
    }

    public IReadOnlyList<ReportAccount> Money { get; }

    /// <summary>What is owed and owing, and what fixed assets lost of their value: nothing was paid for that.</summary>
    public IReadOnlyList<ReportAccount> Operations { get; }

    public IReadOnlyList<ReportAccount> Investing { get; }

    public IReadOnlyList<ReportAccount> Financing { get; }

    public bool IsNothing => _moved.IsNothing && Money.All(a => _opening.GetValueOrDefault(a.Id) == 0);

    public decimal Profit(StatementColumn column) => -_moved.Of(_profit, column.Days);

    public decimal Of(ReportAccount account, StatementColumn column) => -_moved.Of(account.Id, column.Days);

    public decimal Exchange(ReportAccount account, StatementColumn column) => _revalued.Of(account.Id, column.Days);

    public decimal Exchange(StatementColumn column) => _revalued.Of(Money, column.Days);

    public decimal PartOf(string key, StatementColumn column) => key switch
    {
        "operations" => Profit(column) - Exchange(column) - _moved.Of(Operations, column.Days),
        "investing" => -_moved.Of(Investing, column.Days),
        _ => -_moved.Of(Financing, column.Days),
    };

    /// <summary>Of the money accounts themselves.</summary>
    public decimal Change(StatementColumn column) => _moved.Of(Money, column.Days);

    public decimal Opening(StatementColumn column)
    {
        var first = Money.Sum(a => _opening.GetValueOrDefault(a.Id));
        return column.Days.From == _asked.Days.From
            ? first
            : first + _moved.Of(Money, new ReportDays(_asked.Days.From, column.Days.From.AddDays(-1)));
    }

    public decimal Difference(StatementColumn column) => PartOf("operations", column) + PartOf("investing", column)
        + PartOf("financing", column) + Exchange(column) - Change(column);

    public string Url(ReportAccount account, StatementColumn column) =>
        _asked.Ledger(account.Id, column.Days.From, column.Days.To, beforeClosing: true);

    public string ExchangeUrl(ReportAccount account, StatementColumn column) =>
        _asked.Ledger(account.Id, column.Days.From, column.Days.To, kind: JournalKind.Revaluation);

    public string ProfitUrl(StatementColumn column) => _asked.ProfitAndLoss(column.Days);

    public string MoneyUrl(StatementColumn column) =>
        _asked.TrialBalance([AccountClass.Cash], column.Days.From, column.Days.To);

    // An account that stands against fixed assets keeps what they lost.
    private bool IsDepreciation(ReportAccount account)
    {
        if (account.Class != AccountClass.FixedAsset) return false;
        var before = _opening.GetValueOrDefault(account.Id);
        var after = before + _moved.Of(account.Id, _asked.Days);
        return before <= 0 && after <= 0 && (before < 0 || after < 0);
    }
}
