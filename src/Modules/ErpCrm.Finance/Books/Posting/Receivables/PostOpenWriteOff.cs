using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Receivables;

/// <summary>
/// What is given up of an invoice: the customer owes it no more, it is a cost of the projects that were billed, and of
/// a bad debt with relief the VAT in it is not owed either. Taken back it is the mirror of what it was.
/// </summary>
internal sealed class PostOpenWriteOff(Dimensions dimensions) : IPosts
{
    public bool Concerns(EntityEntry saved) => saved is { State: EntityState.Added, Entity: OpenWriteOff };

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var row = (OpenWriteOff)saved.Entity;
        var invoice = await run.Saved.OneAsync<Invoice>(run.Db, row.InvoiceId, ct);
        if (invoice.Lines.Count == 0) await run.Db.Entry(invoice).Collection(i => i.Lines).LoadAsync(ct);
        var settled = -run.Move(invoice.Id, -row.Amount, invoice.ExchangeRate);
        var entry = run.Open(JournalKind.WriteOff, row.On, Kinds.Invoice, invoice.Id, invoice.Number, row.Reason)
            .Credit(AccountRole.Receivables, invoice.Currency, row.Amount, settled,
                new LineOf(PartyId: invoice.CompanyId, ItemId: invoice.Id));
        var vat = run.ToBase(row.VatAmount, invoice.ExchangeRate);
        var whole = row.ReversesId is { } reversed
            ? -(await run.Db.OpenWriteOffs.AsNoTracking().SingleAsync(w => w.Id == reversed, ct)).BaseAmount
            : settled;
        Relieve(entry, invoice, row.VatAmount, vat, run.BaseCurrency);
        await CostAsync(entry, row, invoice, whole - vat, run.BaseCurrency, ct);
        // It is opened again from another amount: the difference is that of rounding.
        entry.Rest(AccountRole.RealisedExchange, new LineOf(PartyId: invoice.CompanyId));
    }

    private static void Relieve(Entry entry, Invoice invoice, decimal vat, decimal inBase, string baseCurrency)
    {
        var groups = invoice.VatGroups().Where(g => g.Vat > 0).ToList();
        if (vat == 0 || groups.Count == 0) return;
        var shares = Shares(vat, [.. groups.Select(g => g.Vat)], invoice.Currency);
        var baseShares = Shares(inBase, [.. groups.Select(g => g.Vat)], baseCurrency);
        for (var i = 0; i < groups.Count; i++)
            entry.Debit(AccountRole.OutputVat, invoice.Currency, shares[i], baseShares[i],
                new LineOf(PartyId: invoice.CompanyId, VatPercent: groups[i].Percent));
    }

    private async Task CostAsync(Entry entry, OpenWriteOff row, Invoice invoice, decimal inBase, string baseCurrency,
        CancellationToken ct)
    {
        var role = row.IsBadDebt ? AccountRole.BadDebts : AccountRole.SmallDifferences;
        var projects = invoice.Lines.GroupBy(l => l.ProjectId)
            .Select(g => (ProjectId: g.Key, Net: g.Sum(l => l.Net))).Where(p => p.Net > 0).ToList();
        if (projects.Count == 0) projects.Add((null, 1));
        var shares = Shares(row.Amount - row.VatAmount, [.. projects.Select(p => p.Net)], invoice.Currency);
        var baseShares = Shares(inBase, [.. projects.Select(p => p.Net)], baseCurrency);
        for (var i = 0; i < projects.Count; i++)
        {
            var of = await dimensions.OfAsync(projects[i].ProjectId, null, null, ct);
            entry.Debit(role, invoice.Currency, shares[i], baseShares[i], of with { PartyId = invoice.CompanyId });
        }
    }

    private static IReadOnlyList<decimal> Shares(decimal total, IReadOnlyList<decimal> weights, string currency) =>
        Rounding.Allocate(total, weights, Currencies.Digits(currency));
}
