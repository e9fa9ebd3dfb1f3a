using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What stood on an account, what came and went, what stands: debits are positive, credits negative.</summary>
internal sealed record Turnover(decimal Opening, decimal Debit, decimal Credit)
{
    public decimal Closing => Opening + Debit - Credit;

    public bool IsNothing => Opening == 0 && Debit == 0 && Credit == 0;

    public static Turnover Sum(IEnumerable<Turnover> parts) => parts.Aggregate(new Turnover(0, 0, 0), (sum, part) =>
        new Turnover(sum.Opening + part.Opening, sum.Debit + part.Debit, sum.Credit + part.Credit));
}

internal sealed record TrialBalancePage(ReportHead Head, ReportTable Table, Turnover Total,
    IReadOnlyList<AccountClass> Classes)
{
    public bool IsNothing => Table.Rows.Count == 0;

    /// <summary>Whether debits are credits, as they are in the whole books.</summary>
    public bool Balances => Total is { Opening: 0, Closing: 0 } && Total.Debit == Total.Credit;

    /// <summary>Of a part of the books nothing needs to balance.</summary>
    public bool IsWhole => Classes.Count == 0 && !Head.Asked.IsNarrowed;
}

/// <summary>Opening, turnover and closing of every account, by type and class.</summary>
internal sealed class TrialBalance(ReportDesk desk, IStringLocalizer<FinanceText> texts)
{
    public async Task<TrialBalancePage> LoadAsync(ReportAsk ask, CancellationToken ct)
    {
        var asked = desk.Read(ask);
        var classes = ask.Classes();
        var accounts = (await desk.AccountsAsync(ct)).Where(a => classes.Count == 0 || classes.Contains(a.Class))
            .ToList();
        var by = ask.Currencies ? SumBy.Currency : SumBy.Account;
        var ids = classes.Count == 0 ? null : accounts.ConvertAll(a => a.Id);
        var before = await desk.SumsAsync(asked, null, asked.Days.From.AddDays(-1), ct, by, ids);
        var within = await desk.SumsAsync(asked, asked.Days.From, asked.Days.To, ct, by, ids, ask.BeforeClosing);
        var figures = new TrialFigures(asked, before, within);
        var table = new ReportTable(texts["Trial balance"], texts["Ledger account"],
            [texts["Opening balance"], texts["Debit"], texts.In("ledger", "Credit"), texts["Closing balance"]],
            [.. Rows(accounts, figures)])
        {
            Digits = asked.Digits,
        };
        var head = await desk.HeadAsync(ReportUrls.TrialBalance, asked,
            AskFor.From | AskFor.Part | AskFor.Currencies, ct);
        return new TrialBalancePage(head, table, Turnover.Sum(accounts.Select(a => figures.Of(a.Id))), classes);
    }

    private IEnumerable<ReportRow> Rows(List<ReportAccount> accounts, TrialFigures figures)
    {
        var moved = accounts.FindAll(a => !figures.Of(a.Id).IsNothing);
        foreach (var type in moved.GroupBy(a => a.Type).OrderBy(g => g.Key))
        {
            yield return Sum(type.Key.ToString(), texts[AccountWords.Of(type.Key)], RowLook.Total, type, 0);
            foreach (var @class in type.GroupBy(a => a.Class).OrderBy(g => g.Key))
            {
                yield return Sum(@class.Key.ToString(), texts[AccountWords.Of(@class.Key)], RowLook.Group, @class, 1);
                foreach (var account in @class)
                {
                    yield return ReportRow.Of(account, figures.Cells(account)) with { Depth = 2 };
                    foreach (var part in figures.Parts(account)) yield return part;
                }
            }
        }

        if (moved.Count > 0) yield return Sum("total", texts["Total"], RowLook.Total, moved, 0);

        ReportRow Sum(string key, string label, RowLook look, IEnumerable<ReportAccount> some, int depth)
        {
            var sum = Turnover.Sum(some.Select(a => figures.Of(a.Id)));
            return new ReportRow(key, label, look,
                [new(sum.Opening), new(sum.Debit), new(sum.Credit), new(sum.Closing)])
            {
                Depth = depth,
            };
        }
    }
}

/// <summary>Turnovers by account, and by its currencies where they are told apart.</summary>
internal sealed class TrialFigures
{
    private readonly Asked _asked;
    private readonly Dictionary<Guid, Turnover> _accounts = [];
    private readonly Dictionary<Guid, SortedDictionary<string, Turnover>> _parts = [];

    public TrialFigures(Asked asked, IEnumerable<AccountSum> before, IEnumerable<AccountSum> within)
    {
        _asked = asked;
        foreach (var sum in before) Add(sum, new Turnover(sum.BaseAmount, 0, 0), new Turnover(sum.Amount, 0, 0));
        foreach (var sum in within)
            Add(sum, new Turnover(0, sum.BaseDebit, sum.BaseCredit), new Turnover(0, sum.Debit, sum.Credit));
    }

    public Turnover Of(Guid account) => _accounts.GetValueOrDefault(account) ?? new Turnover(0, 0, 0);

    public IReadOnlyList<ReportCell> Cells(ReportAccount account) => Cells(account.Id, Of(account.Id), null);

    /// <summary>What is in other currencies than the base, each in itself.</summary>
    public IEnumerable<ReportRow> Parts(ReportAccount account)
    {
        if (!_parts.TryGetValue(account.Id, out var parts) || parts.Keys.All(c => c == _asked.Currency)) yield break;
        foreach (var (currency, turnover) in parts.Where(p => !p.Value.IsNothing))
            yield return new ReportRow($"{account.Id}-{currency}", currency, RowLook.Part,
                Cells(account.Id, turnover, currency))
            {
                Code = account.Code, Currency = currency, Depth = 3,
            };
    }

    private List<ReportCell> Cells(Guid account, Turnover turnover, string? currency)
    {
        var (from, to) = (_asked.Days.From, _asked.Days.To);
        var url = _asked.Ledger(account, from, to, _asked.Ask.BeforeClosing, currency);
        return [Cell(turnover.Opening), Cell(turnover.Debit), Cell(turnover.Credit), Cell(turnover.Closing)];

        ReportCell Cell(decimal amount) => new(amount, amount == 0 ? null : url);
    }

    private void Add(AccountSum sum, Turnover inBase, Turnover inCurrency)
    {
        _accounts[sum.AccountId] = Turnover.Sum([Of(sum.AccountId), inBase]);
        if (sum.Currency is not { } currency) return;
        if (!_parts.TryGetValue(sum.AccountId, out var parts))
            _parts[sum.AccountId] = parts = new(StringComparer.Ordinal);
        parts[currency] = Turnover.Sum([parts.GetValueOrDefault(currency) ?? new Turnover(0, 0, 0), inCurrency]);
    }
}
