using System.Runtime.CompilerServices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Control accounts equal their documents, each and all together, in their currency and in base: what is open
/// at the rate of its document (domain-rules §6, §16).</summary>
internal sealed class ControlCheck(FinanceDbContext db, IEnumerable<IOpenItems> documents, ICompanyProfile company)
    : ICheck
{
    public string Rule => "Control accounts equal their documents (§6, §7, §16)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var control in documents.GroupBy(d => d.Control))
        {
            var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Role == control.Key, ct);
            if (account is null) continue;
            var booked = await BookedAsync(account.Id, account.Type.IsDebit() ? 1 : -1, ct);
            var total = (Booked: booked.Values.Sum(b => b.Base), Open: 0m);
            foreach (var source in control)
            {
                await foreach (var item in source.ReadAsync(ct).WithCancellation(ct))
                {
                    var inBase = Rounding.Round(item.Open * item.Rate, company.Current.BaseCurrency);
                    total.Open += inBase;
                    booked.Remove((item.Id, item.Currency), out var books);
                    if (books != (item.Open, inBase))
                        yield return Finding.Of(item.Kind, item.Id,
                            $"{item.Open} {item.Currency} are open, {inBase} in base; its account {account.Code} has {books.Amount} and {books.Base}");
                }
            }

            foreach (var ((item, currency), books) in booked.Where(b => b.Value != (0, 0)))
                yield return Finding.Of("Account", account.Id,
                    $"{books.Amount} {currency}, {books.Base} in base, stand on {account.Code} for {item}, of which nothing is open");
            if (total.Booked != total.Open)
                yield return Finding.Of("Account", account.Id,
                    $"{total.Open} are open by the documents, {total.Booked} stand on {account.Code}");
        }
    }

    private async Task<Dictionary<(Guid? ItemId, string Currency), (decimal Amount, decimal Base)>> BookedAsync(
        Guid accountId, int sign, CancellationToken ct)
    {
        var sums = new Dictionary<(Guid?, string), (decimal, decimal)>();
        await foreach (var line in db.JournalLines.Where(l => l.AccountId == accountId)
            .Select(l => new { l.ItemId, l.Currency, l.Debit, l.Credit, l.BaseDebit, l.BaseCredit })
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            var (amount, inBase) = sums.GetValueOrDefault((line.ItemId, line.Currency));
            sums[(line.ItemId, line.Currency)] = (amount + (sign * (line.Debit - line.Credit)),
                inBase + (sign * (line.BaseDebit - line.BaseCredit)));
        }

        return sums;
    }
}
