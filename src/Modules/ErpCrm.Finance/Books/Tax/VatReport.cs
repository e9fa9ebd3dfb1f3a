using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Tax;

internal enum VatSide
{
    /// <summary>Charged to customers.</summary>
    Output,

    /// <summary>Paid to suppliers, and deducted.</summary>
    Input,
}

/// <summary>What one rate came to in one month, in base currency. Of what is taken back it is negative.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Percent">Null where a document says an amount and no rate.</param>
/// <param name="Net">What it was computed on.</param>
internal sealed record VatFigure(VatSide Side, DateOnly Month, decimal? Percent, decimal Net, decimal Vat);

/// <summary>
/// VAT by rate and month as the books have it: issued invoices and credit notes, approved expenses and bills. Every
/// document is in the month of its day with the base amounts it was posted with, so months add up to any period.
/// </summary>
internal sealed class VatReport(FinanceDbContext db, LedgerSums sums)
{
    // Nobody charged anything by what opens the books, pays the tax or closes a year.
    public static readonly JournalKind[] LeftOut = [JournalKind.Opening, JournalKind.TaxPayment, JournalKind.YearEnd];

    public async Task<IReadOnlyList<VatFigure>> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var accounts = await VatAccounts.LoadAsync(db, ct);
        var read = await sums.ReadAsync(
            new SumQuery(from, to, By: SumBy.Month | SumBy.Kind | SumBy.VatPercent, WithoutYearEnd: true), ct);
        return
        [
            .. read.Where(s => s.Kind is { } kind && !LeftOut.Contains(kind)
                    && (s.VatPercent is not null || accounts.IsVat(s.AccountId)))
                .GroupBy(s => (Side: accounts.SideOf(s.AccountId), Month: s.Month!.Value, s.VatPercent))
                .Select(g => new VatFigure(g.Key.Side, g.Key.Month, g.Key.VatPercent,
                    Signed(g.Key.Side, g.Where(s => !accounts.IsVat(s.AccountId)).Sum(s => s.BaseAmount)),
                    Signed(g.Key.Side, g.Where(s => accounts.IsVat(s.AccountId)).Sum(s => s.BaseAmount))))
                .Where(f => f.Net != 0 || f.Vat != 0)
                .OrderBy(f => f.Side).ThenByDescending(f => f.Percent).ThenBy(f => f.Month),
        ];
    }

    private static decimal Signed(VatSide side, decimal debitLessCredit) =>
        side == VatSide.Output ? -debitLessCredit : debitLessCredit;
}

/// <summary>Which accounts hold VAT, and on which side amounts of the others are.</summary>
internal sealed record VatAccounts(Guid? Output, Guid? Input, IReadOnlyDictionary<Guid, AccountType> Types)
{
    public static async Task<VatAccounts> LoadAsync(FinanceDbContext db, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.Role, a.Class }).ToListAsync(ct);
        Guid? With(AccountRole role) => accounts.Find(a => a.Role == role)?.Id;
        return new VatAccounts(With(AccountRole.OutputVat), With(AccountRole.InputVat),
            accounts.ToDictionary(a => a.Id, a => a.Class.TypeOf()));
    }

    public bool IsVat(Guid account) => account == Output || account == Input;

    /// <summary>Income, and what is owed for it, is charged; costs and what they became are deducted.</summary>
    public VatSide SideOf(Guid account) => account == Output ? VatSide.Output
        : account == Input ? VatSide.Input
        : Types.GetValueOrDefault(account) is AccountType.Income or AccountType.Liability ? VatSide.Output
        : VatSide.Input;

    /// <summary>The accounts whose lines with a rate are on a side.</summary>
    public IReadOnlyList<Guid> Of(VatSide side) => [.. Types.Keys.Where(id => SideOf(id) == side)];
}
