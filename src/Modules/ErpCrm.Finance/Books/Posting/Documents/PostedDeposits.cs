using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>What a document uses of a deposit; negative where it gives it back.</summary>
internal sealed record UsedDeposit(Guid DepositId, decimal VatPercent, decimal Net, decimal Vat)
{
    public static IEnumerable<UsedDeposit> Of(Invoice invoice) =>
        from line in invoice.Lines
        where line.IsDeduction
        orderby line.Position
        select new UsedDeposit(line.DepositId!.Value, line.VatPercent, line.Deducted,
            -(line.Net + line.Vat) - line.Deducted);

    /// <param name="earlier">The credit notes of the invoice before this one, with their lines.</param>
    public static IEnumerable<UsedDeposit> Of(CreditNote note, IReadOnlyCollection<CreditNote> earlier) =>
        from credited in note.Lines
        join line in note.Invoice.Lines on credited.InvoiceLineId equals line.Id
        where line.IsDeduction
        let before = earlier.SelectMany(n => n.Lines).Where(l => l.InvoiceLineId == line.Id).Sum(l => l.Quantity)
        let back = line.GivenBackOf(before + credited.Quantity, note.Currency)
            - line.GivenBackOf(before, note.Currency)
        orderby credited.Position
        select new UsedDeposit(line.DepositId!.Value, line.VatPercent, -back, credited.Net + credited.Vat + back);
}

/// <summary>
/// A deposit is owed in work until an invoice deducts it (domain-rules §8). What is deducted, and its VAT, goes at the
/// deposit's own rate, as it was posted; what the two documents differ by is realised (§6).
/// </summary>
internal static class PostedDeposits
{
    private const string Open = nameof(Invoice.DepositOpen);

    /// <summary>A deposit is issued: it is no income.</summary>
    public static void Owe(this Entry entry, Invoice deposit, PostingRun run) => entry.Credit(
        AccountRole.CustomerDeposits, deposit.Currency, deposit.Net,
        run.Move(deposit.Id, deposit.Net, deposit.ExchangeRate, Open), Of(deposit, deposit.Lines[0].VatPercent));

    /// <summary>A credit note takes a deposit back, or a part of it.</summary>
    public static void GiveUp(this Entry entry, CreditNote note, PostingRun run) => entry.Debit(
        AccountRole.CustomerDeposits, note.Currency, note.Net,
        -run.Move(note.InvoiceId, -note.Net, note.ExchangeRate, Open),
        Of(note.Invoice, note.Invoice.Lines[0].VatPercent));

    public static async Task DeductAsync(this Entry entry, IEnumerable<UsedDeposit> used, PostingRun run,
        CancellationToken ct)
    {
        foreach (var use in used)
        {
            var deposit = await run.Saved.OneAsync<Invoice>(run.Db, use.DepositId, ct);
            entry.Debit(AccountRole.CustomerDeposits, deposit.Currency, use.Net,
                -run.Move(deposit.Id, -use.Net, deposit.ExchangeRate, Open), Of(deposit, use.VatPercent));
            entry.Debit(AccountRole.OutputVat, deposit.Currency, use.Vat, run.ToBase(use.Vat, deposit.ExchangeRate),
                new LineOf(PartyId: deposit.CompanyId, VatPercent: use.VatPercent));
        }
    }

    /// <summary>What is open of the deposits that invoices are, or deduct, by the books as they are.</summary>
    public static Task BeginDepositsAsync(this PostingRun run, IEnumerable<Invoice> invoices, CancellationToken ct) =>
        run.BeginAsync(AccountRole.CustomerDeposits, invoices.SelectMany(i => i.Lines.Select(l => l.DepositId)
            .OfType<Guid>().Concat(Enumerable.Repeat(i.Id, i.IsDeposit ? 1 : 0))), ct, Open);

    private static LineOf Of(Invoice deposit, decimal vatPercent) =>
        new(PartyId: deposit.CompanyId, ItemId: deposit.Id, VatPercent: vatPercent);
}
