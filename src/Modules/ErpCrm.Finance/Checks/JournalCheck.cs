using System.Runtime.CompilerServices;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Journals: each balances, in base currency and, but for what exchanges currencies, in each of them; numbers
/// have no gap; what takes another back is its opposite.</summary>
internal sealed class JournalCheck(FinanceDbContext db) : ICheck
{
    private const int Portion = 1000;

    // Documents have one currency; what is moved between accounts or entered by hand may have two, and so may what
    // was spent in one and is paid back in another.
    private static readonly HashSet<JournalKind> OneCurrency =
    [
        JournalKind.Invoice, JournalKind.CreditNote, JournalKind.Payment, JournalKind.Allocation, JournalKind.Refund,
        JournalKind.ExpensePayment, JournalKind.CardExpense, JournalKind.WriteOff, JournalKind.Bill,
    ];

    public string Rule => "Journals: debits equal credits, numbers without a gap, reversals are opposites (§3, §4)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in (await db.Journals.OrderBy(j => j.Id).Select(j => j.Id).ToListAsync(ct)).Chunk(Portion))
        {
            var journals = await db.Journals.AsNoTracking().Include(j => j.Lines).AsSplitQuery()
                .Where(j => ids.Contains(j.Id)).ToListAsync(ct);
            var originals = journals.Where(j => j.ReversalOfId is not null).Select(j => j.ReversalOfId!.Value).ToList();
            var taken = (await db.Journals.AsNoTracking().Include(j => j.Lines).AsSplitQuery()
                .Where(j => originals.Contains(j.Id)).ToListAsync(ct)).ToDictionary(j => j.Id);
            foreach (var journal in journals)
            {
                foreach (var finding in Balance(journal).Concat(Copies(journal))) yield return finding;
                if (journal.ReversalOfId is { } original
                    && !IsOpposite(journal, taken.GetValueOrDefault(original)))
                    yield return Of(journal, $"it does not take back what {original} posted");
            }
        }

        foreach (var finding in await NumbersAsync(ct)) yield return finding;
    }

    private static IEnumerable<Finding> Balance(Journal journal)
    {
        var (debit, credit) = (journal.Lines.Sum(l => l.BaseDebit), journal.Lines.Sum(l => l.BaseCredit));
        if (debit != credit || journal.Lines.Count == 0)
            yield return Of(journal, $"it debits {debit} and credits {credit}");
        if (debit != journal.Amount) yield return Of(journal, $"its lines debit {debit}, it says {journal.Amount}");
        if (!OneCurrency.Contains(journal.Kind)) yield break;
        foreach (var currency in journal.Lines.GroupBy(l => l.Currency)
            .Where(g => g.Sum(l => l.Debit - l.Credit) != 0))
            yield return Of(journal, $"it does not balance in {currency.Key}");
    }

    // What lines repeat of their journal, so that sums need not ask it.
    private static IEnumerable<Finding> Copies(Journal journal)
    {
        if (journal.Year != journal.Date.Year) yield return Of(journal, $"it is of {journal.Date}, and says {journal.Year}");
        foreach (var line in journal.Lines.Where(
            l => (l.Date, l.PostedAt, l.Kind) != (journal.Date, journal.PostedAt, journal.Kind)))
            yield return Of(journal, $"its line {line.Position} says {line.Date}, {line.PostedAt:O} and {line.Kind}");
        foreach (var line in journal.Lines.Where(l => l.Debit < 0 || l.Credit < 0 || l.BaseDebit < 0
            || l.BaseCredit < 0 || (l.Debit != 0 && l.Credit != 0) || (l.BaseDebit != 0 && l.BaseCredit != 0)))
            yield return Of(journal, $"its line {line.Position} stands on both sides");
    }

    // Of a payment that is taken back other cents may be open by then: its money and its credit go, whatever they were.
    private static bool IsOpposite(Journal journal, Journal? original) => original is not null
        && Sums(journal, 1).SequenceEqual(Sums(original, -1));

    private static List<(Guid AccountId, string Currency, decimal Amount)> Sums(Journal journal, int sign) =>
    [
        .. journal.Lines.GroupBy(l => (l.AccountId, l.Currency))
            .Select(g => (g.Key.AccountId, g.Key.Currency, Amount: sign * g.Sum(l => l.Debit - l.Credit)))
            .Where(s => s.Amount != 0).OrderBy(s => s.AccountId).ThenBy(s => s.Currency, StringComparer.Ordinal),
    ];

    private async Task<IReadOnlyList<Finding>> NumbersAsync(CancellationToken ct)
    {
        var years = await db.Journals.Where(j => j.Number != null).GroupBy(j => j.Year)
            .Select(g => new
            {
                Year = g.Key, Count = g.Count(), Last = g.Max(j => j.Number), First = g.Min(j => j.Number)
            })
            .ToListAsync(ct);
        return
        [
            .. years.Where(y => y.First != 1 || y.Last != y.Count).Select(y => new Finding($"Journals of {y.Year}",
                $"{y.Count} have numbers from {y.First} to {y.Last}: some are missing")),
        ];
    }

    private static Finding Of(Journal journal, FormattableString problem) => Finding.Of("Journal", journal.Id, problem);
}
