using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>What a line of an invoice or a credit note sells.</summary>
internal sealed record SoldPart(Guid? ProjectId, decimal VatPercent, decimal Net);

/// <summary>What a document sells, and the VAT on it: one line for each project and rate.</summary>
/// <param name="Sign">1 for what is invoiced, −1 for what is taken back.</param>
internal sealed record SoldDocument(Guid CompanyId, string Currency, decimal Rate, decimal BaseNet, decimal BaseVat,
    int Sign)
{
    public async Task PostAsync(Entry entry, IEnumerable<SoldPart> sold, IEnumerable<VatGroup> vat,
        Dimensions dimensions, PostingRun run, CancellationToken ct)
    {
        var parts = sold.GroupBy(p => (p.ProjectId, p.VatPercent))
            .Select(g => new SoldPart(g.Key.ProjectId, g.Key.VatPercent, g.Sum(p => p.Net))).ToList();
        var shares = BaseShares.Of([.. parts.Select(p => p.Net)], Rate, BaseNet, run.BaseCurrency);
        foreach (var (part, share) in parts.Zip(shares))
        {
            var of = await dimensions.OfAsync(part.ProjectId, null, null, ct);
            entry.Credit(AccountRole.Sales, Currency, Sign * part.Net, Sign * share,
                of with { PartyId = CompanyId, VatPercent = part.VatPercent });
        }

        var groups = vat.Where(g => g.Vat != 0).ToList();
        shares = BaseShares.Of([.. groups.Select(g => g.Vat)], Rate, BaseVat, run.BaseCurrency);
        foreach (var (group, share) in groups.Zip(shares))
            entry.Credit(AccountRole.OutputVat, Currency, Sign * group.Vat, Sign * share,
                new LineOf(PartyId: CompanyId, VatPercent: group.Percent));
    }
}
