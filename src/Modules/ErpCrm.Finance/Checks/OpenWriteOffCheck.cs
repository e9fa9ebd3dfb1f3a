using System.Runtime.CompilerServices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>What is given up of invoices: positive, of a day on which they were issued, and taken back exactly, once.
/// </summary>
internal sealed class OpenWriteOffCheck(FinanceDbContext db, ICompanyProfile company) : ICheck
{
    public string Rule => "Write-offs: of what is open, taken back exactly (§4, §7)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var rows = await db.OpenWriteOffs.AsNoTracking().ToListAsync(ct);
        var ids = rows.Select(w => w.InvoiceId).Distinct().ToList();
        var invoices = await db.Invoices.AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id))
            .Select(i => new { i.Id, i.IssuedOn, i.ExchangeRate, i.Currency }).ToDictionaryAsync(i => i.Id, ct);
        var known = rows.ToDictionary(w => w.Id);
        foreach (var row in rows)
        {
            if (row.ReversesId is null != row.Amount > 0) yield return Of(row, $"its amount is {row.Amount}");
            if (row.VatAmount != 0 && (!row.HasVatRelief || !row.IsBadDebt))
                yield return Of(row, $"it relieves VAT of {row.VatAmount}, and is no bad debt with relief");
            if (Math.Abs(row.VatAmount) > Math.Abs(row.Amount) || row.VatAmount * row.Amount < 0)
                yield return Of(row, $"{row.VatAmount} of its {row.Amount} is VAT");
            var invoice = invoices.GetValueOrDefault(row.InvoiceId);
            if (invoice?.IssuedOn is not { } issued || row.On < issued)
                yield return Of(row, $"it is of {row.On}, its invoice of “{invoice?.IssuedOn}”");
            // Each is the difference of two rounded amounts.
            else if (Math.Abs(row.BaseAmount - (row.Amount * invoice.ExchangeRate)) > Unit)
                yield return Of(row, $"{row.Amount} at {invoice.ExchangeRate} says {row.BaseAmount} in base currency");
            if (row.ReversesId is { } taken && Undone(row, known.GetValueOrDefault(taken)) is { } problem)
                yield return Of(row, problem);
        }
    }

    private decimal Unit => Rounding.Unit(Currencies.Digits(company.Current.BaseCurrency));

    private static FormattableString? Undone(OpenWriteOff row, OpenWriteOff? taken)
    {
        if (taken is null) return $"it takes {row.ReversesId} back, which is not known";
        var isExact = (taken.InvoiceId, taken.Kind, -taken.Amount, -taken.VatAmount)
            == (row.InvoiceId, row.Kind, row.Amount, row.VatAmount);
        if (isExact && row.On >= taken.On) return null;
        return $"it takes {taken.Amount} with VAT {taken.VatAmount} of {taken.On} back";
    }

    private static Finding Of(OpenWriteOff row, FormattableString problem) =>
        Finding.Of("OpenWriteOff", row.Id, problem);
}
