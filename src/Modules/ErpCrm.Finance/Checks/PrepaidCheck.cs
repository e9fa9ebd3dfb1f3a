using System.Runtime.CompilerServices;
using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Lines that are spread: their months add up to what they cost, and what is posted stands in the books.
/// </summary>
internal sealed class PrepaidCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Prepaid costs: months add up to the line, posted ones stand in the books (§11)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var bills = await db.Bills.AsNoTracking().Whole()
            .Where(b => b.State == BillState.Posted && b.Origin != BillOrigin.CarriedOver
                && b.Lines.Any(l => l.CoversFrom != null)).ToListAsync(ct);
        var shares = (await db.PrepaidShares.AsNoTracking().ToListAsync(ct)).ToLookup(s => s.BillLineId);
        var posted = await PostedAsync(ct);
        foreach (var bill in bills)
        {
            foreach (var line in bill.Lines.Where(l => l.IsSpread))
            {
                var (sum, inBase) = (shares[line.Id].Sum(s => s.Amount), shares[line.Id].Sum(s => s.BaseAmount));
                if ((sum, inBase) != (bill.Sign * line.Cost, bill.Sign * line.BaseCost))
                    yield return Of(bill,
                        $"its months come to {sum} and {inBase} in base, it costs {line.Cost} and {line.BaseCost}");
            }

            var due = bill.Lines.SelectMany(l => shares[l.Id]).Where(s => s.PostedOn is not null)
                .Sum(s => s.BaseAmount);
            var inBooks = posted.GetValueOrDefault(bill.Id);
            if (inBooks != due) yield return Of(bill, $"{due} of its months is posted, the books have {inBooks}");
        }
    }

    // What came off the account of prepaid costs, by bill.
    private async Task<Dictionary<Guid, decimal>> PostedAsync(CancellationToken ct)
    {
        var lines = await (
            from journal in db.Journals
            join line in db.JournalLines on journal.Id equals line.JournalId
            join account in db.Accounts on line.AccountId equals account.Id
            where journal.SourceKind == Kinds.Bill && journal.Kind == JournalKind.Prepaid
                && account.Role == Books.Accounts.AccountRole.PrepaidExpenses
            select new { journal.SourceId, line.BaseDebit, line.BaseCredit }).ToListAsync(ct);
        return lines.GroupBy(l => l.SourceId).ToDictionary(g => g.Key, g => g.Sum(l => l.BaseCredit - l.BaseDebit));
    }

    private static Finding Of(Bill bill, FormattableString problem) => Finding.Of("Bill", bill.Id, problem);
}
