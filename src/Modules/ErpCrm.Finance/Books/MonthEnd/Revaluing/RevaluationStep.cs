using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Revaluing;

/// <summary>
/// What is owed and held in foreign currency, at the rate of the last day (domain-rules §6): on accounts of its own,
/// without party and document, and taken back on the next day, so that ageing and payments never see it.
/// </summary>
internal sealed class RevaluationStep(FinanceDbContext db, LedgerSums sums, ICompanyProfile company) : PostingStep(db)
{
    public override RunStep Step => RunStep.Revaluation;

    public override int Order => 80;

    public override string Title => "Revalue foreign currency";

    public override string About => "At the rate of the last day; taken back on the next, and no invoice sees it.";

    private string Base => company.Current.BaseCurrency;

    public override async Task<BusinessRuleException?> LackAsync(ClosingMonth month, CancellationToken ct)
    {
        var open = (await OpenAsync(month, ct)).Select(o => o.Currency).Distinct().ToList();
        var rates = await RatesAsync(company, open, ct);
        return open.Find(currency => rates.RateOn(currency, month.Last) is null) is { } unknown
            ? new BusinessRuleException("There is no exchange rate for {0} on {1}. Enter it in the settings first.",
                unknown, month.Last)
            : null;
    }

    public override async Task<IReadOnlyList<RunRow>> ComputeAsync(ClosingMonth month, CancellationToken ct)
    {
        var posted = await PostedAsync(month, month.First, ct);
        var open = await OpenAsync(month, ct);
        var rates = await RatesAsync(company, open.Select(o => o.Currency).Distinct(), ct);
        var rows = new List<RunRow>();
        foreach (var of in open.OrderBy(o => o.Account.Code, StringComparer.Ordinal).ThenBy(o => o.Currency))
        {
            if (RowOf(of, rates.RateOn(of.Currency, month.Last), posted) is { } row) rows.Add(row);
        }

        return await WithGoneAsync(month, month.First, posted, rows, ct);
    }

    public override void Post(ClosingRun run, IReadOnlyList<RunRow> rows, PostingRun posting)
    {
        var roles = rows.Where(r => r.AccountId is not null).Select(r => r.AccountId!.Value).Distinct()
            .ToDictionary(id => id, id => RoleOf(Db.Accounts.Local.FirstOrDefault(a => a.Id == id)));
        (DateOnly Day, int Sign)[] days = [(run.Of.Last, 1), (run.Of.Last.AddDays(1), -1)];
        foreach (var (day, sign) in days)
        {
            var entry = posting.Open(JournalKind.Revaluation, day, Kinds.ClosingRun, run.Id, run.Code);
            foreach (var row in rows)
            {
                var of = new LineOf(Text: row.Currency);
                entry.Debit(roles[row.AccountId!.Value], sign * row.Difference, of)
                    .Credit(AccountRole.UnrealisedExchange, sign * row.Difference, of);
            }
        }
    }

    /// <summary><c>r2(open × rate of the day) − carrying amount</c> (domain-rules §6).</summary>
    public static decimal Unrealised(decimal amount, decimal carrying, decimal rate, string baseCurrency) =>
        Rounding.Round(amount * rate, baseCurrency) - carrying;

    private static AccountRole RoleOf(Account? account) => account?.Role switch
    {
        AccountRole.Receivables or AccountRole.CustomerCredits => AccountRole.ReceivablesRevaluation,
        AccountRole.Payables or AccountRole.SupplierAdvances or AccountRole.EmployeeClaims =>
            AccountRole.PayablesRevaluation,
        _ => AccountRole.MoneyRevaluation,
    };

    private RunRow? RowOf(ForeignBalance of, decimal? rate, Dictionary<(Guid RefId, string Part), decimal> posted)
    {
        var before = posted.GetValueOrDefault((of.Account.Id, of.Currency));
        var target = rate is not { } known ? 0 : Unrealised(of.Amount, of.BaseAmount, known, Base);
        return target == 0 && before == 0 ? null
            : new RunRow(Kinds.Account, of.Account.Id, of.Currency, $"{of.Account.Code} {of.Currency}", target, before)
            {
                AccountId = of.Account.Id, Foreign = of.Amount, Currency = of.Currency, Rate = rate,
            };
    }

    // Tracked, because what is posted asks what each is used for.
    private async Task<List<ForeignBalance>> OpenAsync(ClosingMonth month, CancellationToken ct)
    {
        AccountRole[] roles = [AccountRole.Receivables, AccountRole.CustomerCredits, AccountRole.Payables,
            AccountRole.SupplierAdvances, AccountRole.EmployeeClaims];
        var accounts = await Db.Accounts.Where(a => roles.Contains(a.Role) || a.Class == AccountClass.Cash)
            .ToDictionaryAsync(a => a.Id, ct);
        var read = await sums.ReadAsync(
            new SumQuery(null, month.Last, By: SumBy.Currency, Accounts: accounts.Keys), ct);
        // Without a foreign amount nothing is left in base currency: that is realised when an account becomes empty.
        return [.. read.Where(s => s.Currency is { } currency && currency != Base && s.Amount != 0)
            .Select(s => new ForeignBalance(accounts[s.AccountId], s.Currency!, s.Amount, s.BaseAmount))];
    }

    /// <summary>What stands on an account in one foreign currency.</summary>
    private sealed record ForeignBalance(Account Account, string Currency, decimal Amount, decimal BaseAmount);
}
