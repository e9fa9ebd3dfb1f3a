using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>The share of a client's invoiced value that is matched.</summary>
internal sealed record CertifiedClient(Guid Id, string Name, CertificateSum Sum);

/// <summary>The invoices of some months by verdict: by month, by client, and down to each invoice that is not matched.
/// </summary>
/// <param name="Months">Oldest first.</param>
/// <param name="Listed">Unexplained ones first.</param>
/// <param name="IsCut">There are more invoices than are proved at once; the oldest are left out.</param>
internal sealed record CertificatesPage(CertificatesAsk Ask, DateOnly Today, string BaseCurrency,
    IReadOnlyList<(DateOnly Month, CertificateSum Sum)> Months, IReadOnlyList<CertifiedClient> Clients,
    IReadOnlyList<Certificate> Listed, CertificateSum Total, bool IsCut)
{
    /// <summary>Invoices that are proved for one page.</summary>
    public const int Most = 2000;

    /// <summary>Invoices and clients that are shown.</summary>
    public const int Shown = 200;

    public string? Client => Ask.Company is { } id ? Clients.FirstOrDefault(c => c.Id == id)?.Name : null;
}

/// <summary>Proves the invoices that the reader sees, some at a time, and keeps of each its verdict alone.</summary>
internal sealed class CertificatesReading(FinanceDbContext db, CertificateReading reading, ICompanyProfile company,
    ICurrentUser me)
{
    public async Task<CertificatesPage> PageAsync(CertificatesAsk ask, DateOnly today, CancellationToken ct)
    {
        var months = ask.MonthsOf(today);
        var (first, last, client) = (months[0], months[^1].AddMonths(1).AddDays(-1), ask.Company);
        var ids = await db.Invoices.AsNoTracking().VisibleTo(me)
            .Where(i => i.Status == InvoiceStatus.Issued && i.IssuedOn >= first && i.IssuedOn <= last
                && (client == null || i.CompanyId == client))
            .OrderByDescending(i => i.IssuedOn).ThenByDescending(i => i.Id).Take(CertificatesPage.Most + 1)
            .Select(i => i.Id).ToListAsync(ct);
        var certificates = new List<Certificate>();
        foreach (var some in ids.Take(CertificatesPage.Most).Chunk(CertificateReading.Portion))
            certificates.AddRange((await reading.ReadAsync(some, ct)).Select(p => p.Certificate));
        return Of(ask, today, months, certificates, company.Current.BaseCurrency, ids.Count > CertificatesPage.Most);
    }

    private static CertificatesPage Of(CertificatesAsk ask, DateOnly today, IReadOnlyList<DateOnly> months,
        List<Certificate> certificates, string currency, bool isCut)
    {
        var byMonth = certificates.ToLookup(c => new DateOnly(c.IssuedOn.Year, c.IssuedOn.Month, 1));
        return new CertificatesPage(ask, today, currency,
            [.. months.Select(m => (m, CertificateSum.Of(byMonth[m], currency)))],
            [
                .. certificates.GroupBy(c => c.CompanyId)
                    .Select(g => new CertifiedClient(g.Key, g.MaxBy(c => c.IssuedOn)!.CustomerName,
                        CertificateSum.Of(g, currency)))
                    .OrderByDescending(c => c.Sum.Turned).ThenByDescending(c => c.Sum.Net)
                    .ThenBy(c => c.Name, StringComparer.CurrentCulture),
            ],
            [
                .. certificates.Where(c => ask.Verdict is { } verdict
                        ? c.Verdict == verdict
                        : c.Verdict != Verdict.Matched)
                    .OrderByDescending(c => c.Verdict).ThenByDescending(c => c.IssuedOn)
                    .ThenByDescending(c => c.Number, StringComparer.Ordinal).Take(CertificatesPage.Shown),
            ],
            CertificateSum.Of(certificates, currency), isCut);
    }
}
