using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>
/// An invoice that is issued: the customer owes it, what it sells is earned, its VAT is owed. A deposit is not earned;
/// it is by the invoice that deducts it. One that another system issued is owed against the opening balances.
/// </summary>
internal sealed class PostInvoice(Dimensions dimensions) : IPosts, ICatchesUp
{
    public bool Concerns(EntityEntry saved) => saved.Entity is Invoice { IsDraft: false }
        && (saved.State == EntityState.Added
            || Equals(saved.OriginalValues[nameof(Invoice.Status)], InvoiceStatus.Draft));

    // What was carried over by mistake goes again with its import.
    public bool ConcernsRemoval(EntityEntry removed) => removed.Entity is Invoice { IsCarriedOver: true };

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var invoice = (Invoice)saved.Entity;
        if (saved.State != EntityState.Deleted)
        {
            await WriteAsync(invoice, invoice.IssuedOn!.Value, run, ct);
            return;
        }

        foreach (var journal in await run.Db.StandingAsync(Kinds.Invoice, invoice.Id, null, ct))
            await run.ReverseAsync(journal, ct);
    }

    public async Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct)
    {
        var db = run.Db;
        var missing = await db.Invoices.AsNoTracking().Include(i => i.Lines).AsSplitQuery()
            .Where(i => i.Status == InvoiceStatus.Issued && (i.Gross != 0 || i.Lines.Any(l => l.DepositId != null))
                && !db.Journals.Any(j => j.SourceKind == Kinds.Invoice && j.SourceId == i.Id))
            .OrderBy(i => i.IssuedOn).ThenBy(i => i.Id).Take(most).ToListAsync(ct);
        await run.BeginAsync(AccountRole.Receivables, missing.Select(i => i.Id), ct);
        await run.BeginDepositsAsync(missing, ct);
        foreach (var invoice in missing)
            await WriteAsync(invoice, await run.FirstOpenAsync(invoice.IssuedOn!.Value, ct), run, ct);
        return missing.Count;
    }

    private async Task WriteAsync(Invoice invoice, DateOnly day, PostingRun run, CancellationToken ct)
    {
        var entry = run.Open(invoice.IsCarriedOver ? JournalKind.Opening : JournalKind.Invoice, day, Kinds.Invoice,
            invoice.Id, invoice.Number);
        entry.Debit(AccountRole.Receivables, invoice.Currency, invoice.Owed,
            run.Move(invoice.Id, invoice.Owed, invoice.ExchangeRate),
            new LineOf(PartyId: invoice.CompanyId, ItemId: invoice.Id));
        if (invoice.IsCarriedOver)
        {
            entry.Credit(AccountRole.OpeningBalances, invoice.Currency, invoice.Owed, entry.BaseBalance,
                new LineOf(PartyId: invoice.CompanyId));
            return;
        }

        if (invoice.IsDeposit) entry.Owe(invoice, run);
        await SoldBy(invoice, run).PostAsync(entry, PartsOf(invoice), VatOf(invoice), dimensions, run, ct);
        await entry.DeductAsync(UsedDeposit.Of(invoice), run, ct);
        // Settled in the save that issues it, it moves from another amount: the difference is that of rounding.
        entry.Rest(AccountRole.RealisedExchange);
    }

    // All that it sells, as if nothing were deducted.
    private static SoldDocument SoldBy(Invoice invoice, PostingRun run)
    {
        var deducted = invoice.Lines.Where(l => l.IsDeduction).ToList();
        var net = invoice.Net - deducted.Sum(l => l.Net);
        var baseNet = run.ToBase(net, invoice.ExchangeRate);
        var baseGross = run.ToBase(net + invoice.Vat - deducted.Sum(l => l.Vat), invoice.ExchangeRate);
        return new SoldDocument(invoice.CompanyId, invoice.Currency, invoice.ExchangeRate, baseNet,
            baseGross - baseNet, 1);
    }

    private static IEnumerable<SoldPart> PartsOf(Invoice invoice) => invoice.IsDeposit ? [] : invoice.Lines
        .Where(l => !l.IsDeduction).OrderBy(l => l.Position)
        .Select(l => new SoldPart(l.ProjectId, l.VatPercent, l.Net));

    private static IReadOnlyList<VatGroup> VatOf(Invoice invoice) => VatGroup.Of(
        invoice.Lines.Where(l => !l.IsDeduction).Select(l => (l.Rate(), l.Net, l.Vat)));
}
