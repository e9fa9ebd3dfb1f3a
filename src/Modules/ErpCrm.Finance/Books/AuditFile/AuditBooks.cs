using System.Globalization;
using System.Runtime.CompilerServices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.AuditFile;

/// <summary>The books of some days as tables, as they were known when they were taken: rows are read as they are
/// written.</summary>
internal sealed class AuditBooks(
    FinanceDbContext db, LedgerSums sums, ICompanyProfile company, IStringLocalizer<FinanceText> texts)
{
    /// <returns>Names of the files without their endings, and their tables.</returns>
    public async Task<IReadOnlyList<(string Path, TableFile Table)>> ReadAsync(
        AuditTaking taking, CancellationToken ct)
    {
        var names = await AuditNames.ReadAsync(db, taking, ct);
        var balances = await BalancesAsync(taking, ct);
        return
        [
            ("ledger/chart-of-accounts", Chart(names)),
            ("ledger/trial-balance", TrialBalance(names, balances)),
            ("ledger/general-ledger", new TableFile(texts["General ledger"],
                [
                    texts["Code"], texts["Ledger account"], texts["Date"], texts["Journal"], texts["Kind"],
                    texts["Document number"], texts["Text"], texts["Party"], texts["Currency"], texts["Debit"], Credit,
                    In("Debit in {0}"), In("Credit in {0}"), In("Balance in {0}"),
                ], LedgerRowsAsync(taking, names, balances, ct))),
            ("ledger/journals", new TableFile(texts["Journals"],
                [
                    texts["Date"], texts["Journal"], texts["Kind"], texts["Document number"], texts["Text"],
                    texts["Posted, UTC"], texts["Posted by"], texts["Reverses"], texts["Code"],
                    texts["Ledger account"], texts["Text of the line"], texts["Party"], texts["Project"],
                    texts["Cost centre"], texts["Currency"], texts["Debit"], Credit, In("Debit in {0}"),
                    In("Credit in {0}"),
                ], JournalRowsAsync(taking, names, ct))),
        ];
    }

    private string Credit => texts.In("ledger", "Credit");

    private string In(string word) => texts[word, company.Current.BaseCurrency];

    private TableFile Chart(AuditNames names) => new(texts["Chart of accounts"],
        [texts["Code"], texts["Name"], texts["Class"], texts["Stands among"], texts["Used for"], texts["Status"]],
        names.Accounts.Select(IReadOnlyList<object?> (a) =>
        [
            a.Code, AuditNames.NameOf(a, texts), texts[AccountWords.Of(a.Class)].Value,
            texts[AccountWords.Of(a.Type)].Value,
            a.Role == AccountRole.None ? "" : texts[AccountRoles.WordOf(a.Role)].Value,
            texts[a.IsActive ? "Active" : "Inactive"].Value,
        ]));

    private TableFile TrialBalance(AuditNames names, IReadOnlyDictionary<Guid, AuditBalance> balances) =>
        new(texts["Trial balance"],
            [
                texts["Code"], texts["Ledger account"], In("Before in {0}"), In("Debit in {0}"), In("Credit in {0}"),
                In("Balance in {0}"),
            ],
            names.Accounts.Where(a => balances.ContainsKey(a.Id)).Select(IReadOnlyList<object?> (a) =>
            [
                a.Code, AuditNames.NameOf(a, texts), balances[a.Id].Before, balances[a.Id].Debit,
                balances[a.Id].Credit, balances[a.Id].After,
            ]));

    private async Task<IReadOnlyDictionary<Guid, AuditBalance>> BalancesAsync(
        AuditTaking taking, CancellationToken ct)
    {
        var before = await sums.ReadAsync(new SumQuery(null, taking.From.AddDays(-1), taking.TakenAt), ct);
        var within = await sums.ReadAsync(new SumQuery(taking.From, taking.To, taking.TakenAt), ct);
        var result = before.ToDictionary(s => s.AccountId, s => new AuditBalance(s.BaseAmount, 0, 0));
        foreach (var sum in within)
            result[sum.AccountId] = new AuditBalance(
                result.GetValueOrDefault(sum.AccountId)?.Before ?? 0, sum.BaseDebit, sum.BaseCredit);
        return result;
    }

    // One account after the other, by the index of their lines; each begins with what stood on it.
    private async IAsyncEnumerable<IReadOnlyList<object?>> LedgerRowsAsync(AuditTaking taking, AuditNames names,
        IReadOnlyDictionary<Guid, AuditBalance> balances, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var account in names.Accounts.Where(a => balances.ContainsKey(a.Id)))
        {
            var (code, name) = (account.Code, AuditNames.NameOf(account, texts));
            var balance = balances[account.Id].Before;
            yield return
            [
                code, name, taking.From, "", "", "", texts["Balance before"].Value, "", "", null, null, null, null,
                balance,
            ];
            var lines = Lines(taking, account.Id, taking.From, taking.To);
            await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
            {
                balance += line.BaseDebit - line.BaseCredit;
                yield return
                [
                    code, name, line.Date, JournalWords.NumberOf(line.Date, line.Number),
                    texts[JournalWords.Of(line.Kind)].Value, line.Reference,
                    line.LineText.Length > 0 ? line.LineText : line.Text, AuditNames.Of(names.Parties, line.PartyId),
                    line.Currency, line.Debit, line.Credit, line.BaseDebit, line.BaseCredit, balance,
                ];
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> JournalRowsAsync(
        AuditTaking taking, AuditNames names, [EnumeratorCancellation] CancellationToken ct)
    {
        // Month by month: a server's answer is held until it is whole.
        for (var from = taking.From; from <= taking.To; from = FinancialYears.MonthOf(from).AddMonths(1))
        {
            var last = FinancialYears.MonthOf(from).AddMonths(1).AddDays(-1);
            var lines = Lines(taking, null, from, last < taking.To ? last : taking.To);
            await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
                yield return RowOf(line, names);
        }
    }

    private IReadOnlyList<object?> RowOf(AuditLine line, AuditNames names)
    {
        var account = names.AccountOf(line.AccountId);
        return
        [
            line.Date, JournalWords.NumberOf(line.Date, line.Number), texts[JournalWords.Of(line.Kind)].Value,
            line.Reference, line.Text, line.PostedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            AuditNames.Of(names.Users, line.PostedById),
            line.ReversedDate is { } day ? JournalWords.NumberOf(day, line.ReversedNumber) : "", account.Code,
            AuditNames.NameOf(account, texts), line.LineText, AuditNames.Of(names.Parties, line.PartyId),
            AuditNames.Of(names.Projects, line.ProjectId), AuditNames.Of(names.Centres, line.CostCentreId),
            line.Currency, line.Debit, line.Credit, line.BaseDebit, line.BaseCredit,
        ];
    }

    private IQueryable<AuditLine> Lines(AuditTaking taking, Guid? accountId, DateOnly from, DateOnly to)
    {
        var known = taking.TakenAt;
        var lines = db.JournalLines.AsNoTracking();
        if (accountId is { } account) lines = lines.Where(l => l.AccountId == account);
        return
            from l in lines
            join j in db.Journals on l.JournalId equals j.Id
            where l.Date >= @from && l.Date <= to && j.Date >= @from && j.Date <= to && j.PostedAt <= known
            orderby j.Date, j.PostedAt, j.Id, l.Position
            select new AuditLine(j.Date, j.Number, j.Kind, j.Reference, j.Text, j.PostedAt, j.PostedById,
                db.Journals.Where(r => r.Id == j.ReversalOfId).Select(r => (DateOnly?)r.Date).FirstOrDefault(),
                db.Journals.Where(r => r.Id == j.ReversalOfId).Select(r => r.Number).FirstOrDefault(),
                l.AccountId, l.Text, l.PartyId, l.ProjectId, l.CostCentreId, l.Currency, l.Debit, l.Credit,
                l.BaseDebit, l.BaseCredit);
    }
}

/// <summary>What stood on an account before the days, and what moved in them, in base currency.</summary>
/// <param name="Before">Debits less credits.</param>
internal sealed record AuditBalance(decimal Before, decimal Debit, decimal Credit)
{
    public decimal After => Before + Debit - Credit;
}

/// <summary>A line of the books with its journal.</summary>
internal sealed record AuditLine(DateOnly Date, int? Number, JournalKind Kind, string Reference, string Text,
    DateTime PostedAt, Guid? PostedById, DateOnly? ReversedDate, int? ReversedNumber, Guid AccountId, string LineText,
    Guid? PartyId, Guid? ProjectId, Guid? CostCentreId, string Currency, decimal Debit, decimal Credit,
    decimal BaseDebit, decimal BaseCredit);
