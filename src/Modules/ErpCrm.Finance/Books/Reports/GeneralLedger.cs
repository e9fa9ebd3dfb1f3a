using System.Runtime.CompilerServices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <param name="Account">Null as long as none is chosen.</param>
/// <param name="Turnover">Of all the days.</param>
/// <param name="Before">What stands before the first line that is shown.</param>
/// <param name="IsFirst">Whether that is the first of them.</param>
internal sealed record LedgerPage(ReportHead Head, ReportAccount? Account, Turnover Turnover, decimal Before,
    bool IsFirst, IReadOnlyList<LedgerLine> Lines, IReadOnlyDictionary<Guid, ReportAccount> Accounts, string? NextUrl)
{
    public Asked Asked => Head.Asked;

    /// <summary>In which amounts are shown.</summary>
    public string Currency => Asked.Ask.CurrencyCode() ?? Asked.Currency;

    public int Digits => SharedKernel.Currencies.Digits(Currency);

    /// <summary>Codes of the other accounts; the rest is counted.</summary>
    public string Counter(LedgerLine line)
    {
        const int most = 3;
        var codes = line.Counter.Select(id => Accounts.GetValueOrDefault(id)?.Code).OfType<string>()
            .Order(StringComparer.Ordinal).ToList();
        return string.Join(", ", codes.Take(most)) + (codes.Count > most ? $" +{codes.Count - most}" : "");
    }
}

/// <summary>Every line of an account between two days, with what stands after each.</summary>
internal sealed class GeneralLedger(ReportDesk desk, LedgerLines lines, IStringLocalizer<FinanceText> texts)
{
    private const int PageSize = 100;
    private const int FileSize = 2000;

    public async Task<LedgerPage> LoadAsync(ReportAsk ask, string? after, CancellationToken ct)
    {
        var asked = desk.Read(ask);
        var accounts = await desk.AccountsAsync(ct);
        var byId = accounts.ToDictionary(a => a.Id);
        var head = await desk.HeadAsync(ReportUrls.GeneralLedger, asked, AskFor.From | AskFor.Account | AskFor.Part,
            ct);
        head = head with { Accounts = accounts };
        if (ask.Account is not { } id || !byId.TryGetValue(id, out var account))
            return new LedgerPage(head, null, new Turnover(0, 0, 0), 0, true, [], byId, null);
        var turnover = await TurnoverAsync(asked, id, ct);
        var place = LedgerPlace.Parse(after);
        var before = place is null ? turnover.Opening : await UntilAsync(asked, id, turnover, place, ct);
        var found = await lines.ReadAsync(asked, id, place, PageSize + 1, ct);
        var shown = found.Count > PageSize ? found.GetRange(0, PageSize) : found;
        var next = found.Count <= PageSize ? null : ask.At(ReportUrls.GeneralLedger,
            ("from", ReportAsk.Text(asked.Days.From)), ("to", ReportAsk.Text(asked.Days.To)),
            ("after", shown[^1].Place.Key));
        return new LedgerPage(head, account, turnover, before, place is null,
            await lines.WithNamesAsync(Running(shown, before), id, ct), byId, next);
    }

    /// <summary>All lines, read some at a time.</summary>
    public async Task<TableFile?> FileAsync(ReportAsk ask, CancellationToken ct)
    {
        var asked = desk.Read(ask);
        var byId = (await desk.AccountsAsync(ct)).ToDictionary(a => a.Id);
        if (ask.Account is not { } id || !byId.TryGetValue(id, out var account)) return null;
        var opening = (await TurnoverAsync(asked, id, ct)).Opening;
        return new TableFile(account.Code,
        [
            texts["Date"], texts["Number"], texts["Journal"], texts["Document"], texts["Party"], texts["Text"],
            texts["Other accounts"], texts["Debit"], texts.In("ledger", "Credit"), texts["Balance"],
        ], RowsAsync(asked, id, opening, byId, ct));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(Asked asked, Guid account, decimal opening,
        Dictionary<Guid, ReportAccount> accounts,
        [EnumeratorCancellation] CancellationToken ct)
    {
        yield return [asked.Days.From, null, texts["Opening balance"].Value, null, null, null, null, null, null,
            opening];
        LedgerPlace? place = null;
        var balance = opening;
        while (true)
        {
            var found = await lines.ReadAsync(asked, account, place, FileSize, ct);
            if (found.Count == 0) yield break;
            foreach (var line in await lines.WithNamesAsync(Running(found, balance), account, ct))
                yield return
                [
                    line.Date, JournalWords.NumberOf(line.Date, line.Number), texts[JournalWords.Of(line.Kind)].Value,
                    line.Reference, line.Party, line.Text,
                    string.Join(", ", line.Counter.Select(id => accounts.GetValueOrDefault(id)?.Code)),
                    line.Debit, line.Credit, line.Balance,
                ];
            balance += found.Sum(l => l.Debit - l.Credit);
            place = found[^1].Place;
        }
    }

    private static List<LedgerLine> Running(List<LedgerLine> lines, decimal balance)
    {
        var result = new List<LedgerLine>(lines.Count);
        foreach (var line in lines) result.Add(line with { Balance = balance += line.Debit - line.Credit });
        return result;
    }

    private async Task<Turnover> TurnoverAsync(Asked asked, Guid account, CancellationToken ct)
    {
        var before = await SumAsync(asked, account, null, asked.Days.From.AddDays(-1), ct);
        var within = await SumAsync(asked, account, asked.Days.From, asked.Days.To, ct);
        return new Turnover(before.Debit - before.Credit, within.Debit, within.Credit);
    }

    // Whole days before the one that a page begins in, and of that day what came before.
    private async Task<decimal> UntilAsync(Asked asked, Guid account, Turnover turnover, LedgerPlace place,
        CancellationToken ct)
    {
        var (from, until) = (asked.Days.From, place.Date.AddDays(-1));
        (decimal Debit, decimal Credit) days = until < from ? (0, 0) : await SumAsync(asked, account, from, until, ct);
        return turnover.Opening + days.Debit - days.Credit + await lines.UntilAsync(asked, account, place, ct);
    }

    private async Task<(decimal Debit, decimal Credit)> SumAsync(Asked asked, Guid account, DateOnly? from,
        DateOnly to, CancellationToken ct)
    {
        var (currency, kind) = (asked.Ask.CurrencyCode(), asked.Ask.Kind);
        var by = (currency is null ? SumBy.Account : SumBy.Currency) | (kind is null ? SumBy.Account : SumBy.Kind);
        var sums = (await desk.SumsAsync(asked, from, to, ct, by, [account], from is not null
                && asked.Ask.BeforeClosing))
            .Where(s => (currency is null || s.Currency == currency) && (kind is null || s.Kind == kind)).ToList();
        return currency is null
            ? (sums.Sum(s => s.BaseDebit), sums.Sum(s => s.BaseCredit))
            : (sums.Sum(s => s.Debit), sums.Sum(s => s.Credit));
    }
}
