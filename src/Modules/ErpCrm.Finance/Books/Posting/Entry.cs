using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>Writes the lines of one journal. Lines of nothing are left out; a negative amount changes the
/// side.</summary>
internal sealed class Entry(Journal journal, PostingAccounts accounts, string baseCurrency)
{
    public Journal Journal => journal;

    /// <summary>Debits less credits so far, in base currency.</summary>
    public decimal BaseBalance => journal.Lines.Sum(l => l.BaseDebit - l.BaseCredit);

    /// <param name="amount">In <paramref name="currency"/>.</param>
    /// <param name="baseAmount">The same in base currency.</param>
    public Entry Debit(Guid accountId, string currency, decimal amount, decimal baseAmount, LineOf? of = null)
    {
        if (amount == 0 && baseAmount == 0) return this;
        // One line has one side: a base amount of the other sign is a line of its own.
        if (amount * baseAmount < 0)
            return Debit(accountId, currency, amount, 0, of).Debit(accountId, currency, 0, baseAmount, of);
        journal.Add(new JournalLine(journal, accountId, currency, amount, baseAmount, of ?? LineOf.Nothing));
        return this;
    }

    public Entry Credit(Guid accountId, string currency, decimal amount, decimal baseAmount, LineOf? of = null) =>
        Debit(accountId, currency, -amount, -baseAmount, of);

    public Entry Debit(AccountRole role, string currency, decimal amount, decimal baseAmount, LineOf? of = null) =>
        Debit(accounts.Of(role), currency, amount, baseAmount, of);

    public Entry Credit(AccountRole role, string currency, decimal amount, decimal baseAmount, LineOf? of = null) =>
        Debit(accounts.Of(role), currency, -amount, -baseAmount, of);

    /// <summary>Base currency only, or amounts that are in it.</summary>
    public Entry Debit(Guid accountId, decimal amount, LineOf? of = null) =>
        Debit(accountId, baseCurrency, amount, amount, of);

    public Entry Credit(Guid accountId, decimal amount, LineOf? of = null) =>
        Debit(accountId, baseCurrency, -amount, -amount, of);

    public Entry Debit(AccountRole role, decimal amount, LineOf? of = null) => Debit(accounts.Of(role), amount, of);

    public Entry Credit(AccountRole role, decimal amount, LineOf? of = null) => Debit(accounts.Of(role), -amount, of);

    /// <summary>What is left over in base currency goes there: an exchange difference (domain-rules §6).</summary>
    public Entry Rest(AccountRole role, LineOf? of = null)
    {
        var rest = -BaseBalance;
        return Debit(accounts.Of(role), baseCurrency, 0, rest, of);
    }

    /// <summary>Takes another journal back, line by line.</summary>
    public Entry Reverse(IEnumerable<JournalLine> lines)
    {
        foreach (var l in lines.OrderBy(l => l.Position))
            Debit(l.AccountId, l.Currency, l.Credit - l.Debit, l.BaseCredit - l.BaseDebit,
                new LineOf(l.PartyId, l.ItemId, l.ProjectId, l.DepartmentId, l.CostCentreId, l.VatPercent, l.Text));
        return this;
    }

    /// <exception cref="BusinessRuleException">It does not balance.</exception>
    internal void RequireBalance()
    {
        if (BaseBalance != 0)
            throw new BusinessRuleException("Debit and credit differ by {0} {1}.", Math.Abs(BaseBalance),
                baseCurrency);
    }
}
