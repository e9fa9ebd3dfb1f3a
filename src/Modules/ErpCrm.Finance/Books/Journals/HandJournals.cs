using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Platform.Company;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>Posts what people enter by hand, and takes it back.</summary>
internal sealed class HandJournals(FinanceDbContext db, BookKeeper keeper, ICompanyProfile company)
{
    /// <summary>Adds the journal, and its reversal where one is wanted, to the context; run in a transaction.</summary>
    /// <exception cref="BusinessRuleException">It does not balance, or a line may not be posted.</exception>
    public async Task<Journal> PostAsync(HandEntry entry, CancellationToken ct)
    {
        var baseCurrency = company.Current.BaseCurrency;
        if (entry.Lines.Count == 0) throw new BusinessRuleException("Enter at least two lines.");
        if (entry.ReversesOn is { } later && later <= entry.Date)
            throw new BusinessRuleException("It is reversed on a later day.") { Field = nameof(entry.ReversesOn) };
        await RequirePostableAsync(entry.Lines, ct);
        var inBase = HandLines.InBase(entry.Lines, await RatesAsync(entry, ct), baseCurrency);
        var run = await keeper.BeginAsync(ct);
        var posted = run.Open(JournalKind.Manual, entry.Date, Kinds.Journal, Guid.Empty, entry.Reference, entry.Text);
        foreach (var line in HandLines.Posted(entry.Lines, inBase, entry.Shares, baseCurrency))
            posted.Debit(line.AccountId, line.Currency, line.Amount, line.Base, line.Of);
        var journal = posted.Journal;
        if (journal.Lines.Count < 2) throw new BusinessRuleException("Enter at least two lines.");
        if (entry.ReversesOn is { } on)
            run.Open(JournalKind.Manual, on, Kinds.Journal, journal.Id, entry.Reference, entry.Text, journal.Id)
                .Reverse(journal.Lines);
        keeper.Post(run);
        return journal;
    }

    /// <summary>Posts the opposite of what somebody entered; the caller saves.</summary>
    /// <param name="journal">With its lines.</param>
    /// <exception cref="BusinessRuleException">A document posted it, or it is reversed already.</exception>
    public async Task<Journal> ReverseAsync(Journal journal, DateOnly on, string? reason, CancellationToken ct)
    {
        if (!journal.IsByHand())
            throw new BusinessRuleException("A document posted this: correct the document, and the books follow.");
        if (await db.Journals.AnyAsync(j => j.ReversalOfId == journal.Id, ct))
            throw new BusinessRuleException("This entry is reversed already.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why it is reversed.") { Field = "Reason" };
        if (on < journal.Date)
            throw new BusinessRuleException("A reversal is not earlier than what it takes back.") { Field = "On" };
        if (journal.Kind == JournalKind.Opening) await NoteOpeningAsync(ct);
        var run = await keeper.BeginAsync(ct);
        var reversal = run.Open(journal.Kind, on, Kinds.Journal, journal.SourceId, journal.Reference, reason.Trim(),
            journal.Id).Reverse(journal.Lines).Journal;
        keeper.Post(run);
        return reversal;
    }

    private async Task NoteOpeningAsync(CancellationToken ct)
    {
        if (await db.Accounts.FirstOrDefaultAsync(a => a.Role == AccountRole.OpeningBalances, ct) is { } account)
            account.NoteOpening();
    }

    // What is stored is checked when it is stored, whatever the form was shown with.
    private async Task RequirePostableAsync(IReadOnlyList<HandLine> lines, CancellationToken ct)
    {
        var ids = lines.Select(l => l.AccountId).Distinct().ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!accounts.TryGetValue(lines[i].AccountId, out var account) || !account.IsActive)
                throw new BusinessRuleException("Choose an active account of the chart.") { Field = FieldOf(i) };
            if (account.Role.IsControl())
                throw new BusinessRuleException(ControlRefusal, account.Code) { Field = FieldOf(i) };
        }
    }

    /// <summary>Why nobody posts on a control account by hand; English, with the account's code.</summary>
    internal const string ControlRefusal =
        "{0} is kept by documents: invoices, bills, payments and expenses post on it. Enter a document instead.";

    private static string FieldOf(int line) => $"Lines[{line}].AccountId";

    private async Task<Dictionary<string, decimal>> RatesAsync(HandEntry entry, CancellationToken ct)
    {
        var needed = entry.Lines.Where(l => l.Base is null && l.Amount != 0).Select(l => l.Currency).Distinct()
            .ToList();
        var table = await Rates.ReadAsync(db, company, needed, ct);
        return needed.ToDictionary(code => code, code => table.Require(code, entry.Date));
    }
}

internal static class JournalsByHand
{
    /// <summary>Whether somebody entered it, or its reversal: documents take theirs back themselves.</summary>
    public static bool IsByHand(this Journal journal) =>
        journal.SourceKind == Kinds.Journal && journal.Kind is JournalKind.Manual or JournalKind.Opening;
}
