using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>
/// An invoice that is issued: the customer owes it, what it sells is earned, its VAT is owed. One that another system
/// issued is owed against the opening balances: it was earned there.
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
            .Where(i => i.Status == InvoiceStatus.Issued && i.Gross != 0
                && !db.Journals.Any(j => j.SourceKind == Kinds.Invoice && j.SourceId == i.Id))
            .OrderBy(i => i.IssuedOn).ThenBy(i => i.Id).Take(most).ToListAsync(ct);
        await run.BeginAsync(AccountRole.Receivables, missing.Select(i => i.Id), ct);
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

        var sold = new SoldDocument(invoice.CompanyId, invoice.Currency, invoice.ExchangeRate, invoice.BaseNet,
            invoice.BaseGross - invoice.BaseNet, 1);
        await sold.PostAsync(entry, invoice.Lines.OrderBy(l => l.Position)
            .Select(l => new SoldPart(l.ProjectId, l.VatPercent, l.Net)), invoice.VatGroups(), dimensions, run, ct);
        // Settled in the save that issues it, it moves from another amount: the difference is that of rounding.
        entry.Rest(AccountRole.RealisedExchange);
    }
}
