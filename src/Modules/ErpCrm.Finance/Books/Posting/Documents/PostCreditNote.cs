using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>
/// A credit note: the mirror of its invoice at the invoice's rate (domain-rules §5). It settles what is open of that;
/// the rest is the customer's credit. All notes of an invoice together take back its base amounts to the cent.
/// </summary>
internal sealed class PostCreditNote(Dimensions dimensions) : IPosts, ICatchesUp
{
    public bool Concerns(EntityEntry saved) => saved is { State: EntityState.Added, Entity: CreditNote };

    public Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var note = (CreditNote)saved.Entity;
        return WriteAsync(note, note.IssuedOn, run, ct);
    }

    public async Task<int> CatchUpAsync(PostingRun run, int most, CancellationToken ct)
    {
        var db = run.Db;
        var missing = await db.CreditNotes.AsNoTrackingWithIdentityResolution().Include(n => n.Lines)
            .Include(n => n.Invoice).ThenInclude(i => i.Lines)
            .Include(n => n.Invoice).ThenInclude(i => i.CreditNotes).ThenInclude(n => n.Lines).AsSplitQuery()
            .Where(n => (n.Gross != 0 || n.Invoice.Lines.Any(l => l.DepositId != null))
                && !db.Journals.Any(j => j.SourceKind == Kinds.CreditNote && j.SourceId == n.Id))
            .OrderBy(n => n.IssuedOn).ThenBy(n => n.Id).Take(most).ToListAsync(ct);
        var ids = missing.ConvertAll(n => n.Id);
        var used = await db.PaymentAllocations.AsNoTracking().Where(a => ids.Contains(a.CreditNoteId!.Value))
            .OrderBy(a => a.On).ThenBy(a => a.Id).ToListAsync(ct);
        await run.BeginAsync(AccountRole.Receivables,
            missing.Select(n => n.InvoiceId).Concat(used.Select(a => a.InvoiceId)), ct);
        await run.BeginAsync(AccountRole.CustomerCredits, ids, ct);
        await run.BeginDepositsAsync(missing.Select(n => n.Invoice), ct);
        foreach (var note in missing)
        {
            await WriteAsync(note, await run.FirstOpenAsync(note.IssuedOn, ct), run, ct);
            foreach (var allocation in used.Where(a => a.CreditNoteId == note.Id))
                PostAllocation.Write(allocation, SettledBy.Of(note),
                    await run.Saved.OneAsync<Invoice>(db, allocation.InvoiceId, ct),
                    await run.FirstOpenAsync(allocation.On, ct), run);
        }

        return missing.Count;
    }

    private async Task WriteAsync(CreditNote note, DateOnly day, PostingRun run, CancellationToken ct)
    {
        var (currency, rate) = (note.Currency, note.ExchangeRate);
        var entry = run.Open(JournalKind.CreditNote, day, Kinds.CreditNote, note.Id, note.Number);
        var earlier = note.Invoice.CreditNotes.Where(n => IsBefore(n, note)).ToList();
        if (note.Invoice.IsDeposit) entry.GiveUp(note, run);
        await SoldBy(note, earlier, run)
            .PostAsync(entry, PartsOf(note), VatOf(note), dimensions, run, ct);
        await entry.DeductAsync(UsedDeposit.Of(note, earlier), run, ct);
        entry.Credit(AccountRole.Receivables, currency, note.SettledAmount,
            -run.Move(note.InvoiceId, -note.SettledAmount, rate),
            new LineOf(PartyId: note.CompanyId, ItemId: note.InvoiceId));
        var credit = note.Gross - note.SettledAmount;
        entry.Credit(AccountRole.CustomerCredits, currency, credit, run.Move(note.Id, credit, rate),
            new LineOf(PartyId: note.CompanyId, ItemId: note.Id));
        entry.Rest(AccountRole.RealisedExchange, new LineOf(PartyId: note.CompanyId));
    }

    // Without what it gives back of deposits. All notes of an invoice together take its base amounts back to the cent.
    private static SoldDocument SoldBy(CreditNote note, List<CreditNote> earlier, PostingRun run)
    {
        var before = earlier.SelectMany(n => SoldIn(n, note.Invoice)).ToList();
        var (net, gross) = (before.Sum(l => l.Net), before.Sum(l => l.Net + l.Vat));
        var now = SoldIn(note).ToList();
        var baseNet = run.ToBase(net + now.Sum(l => l.Net), note.ExchangeRate) - run.ToBase(net, note.ExchangeRate);
        var baseGross = run.ToBase(gross + now.Sum(l => l.Net + l.Vat), note.ExchangeRate)
            - run.ToBase(gross, note.ExchangeRate);
        return new SoldDocument(note.CompanyId, note.Currency, note.ExchangeRate, baseNet, baseGross - baseNet, -1);
    }

    private static IEnumerable<SoldPart> PartsOf(CreditNote note)
    {
        if (note.Invoice.IsDeposit) return [];
        var projects = note.Invoice.Lines.ToDictionary(l => l.Id, l => l.ProjectId);
        return SoldIn(note)
            .Select(l => new SoldPart(projects.GetValueOrDefault(l.InvoiceLineId), l.VatPercent, l.Net));
    }

    private static IReadOnlyList<VatGroup> VatOf(CreditNote note) =>
        VatGroup.Of(SoldIn(note).Select(l => (l.Rate(), l.Net, l.Vat)));

    private static IEnumerable<CreditNoteLine> SoldIn(CreditNote note) => SoldIn(note, note.Invoice);

    private static IEnumerable<CreditNoteLine> SoldIn(CreditNote note, Invoice invoice)
    {
        var deductions = invoice.Lines.Where(l => l.IsDeduction).Select(l => l.Id).ToHashSet();
        return note.Lines.Where(l => !deductions.Contains(l.InvoiceLineId)).OrderBy(l => l.Position);
    }

    // In the order of their numbers, whose days never go back.
    private static bool IsBefore(CreditNote one, CreditNote other)
    {
        if (one.IssuedOn != other.IssuedOn) return one.IssuedOn < other.IssuedOn;
        return one.Number.Length != other.Number.Length
            ? one.Number.Length < other.Number.Length
            : string.CompareOrdinal(one.Number, other.Number) < 0;
    }
}
