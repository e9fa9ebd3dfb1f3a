using ErpCrm.Contracts;
using ErpCrm.Platform.Auditing;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Numbering;

/// <summary>One series in the list. Counted in the database; the chain is proved on the page of the series.</summary>
internal sealed record SeriesRow(string Series, int First, int Last, int Count, DateOnly? FirstOn, DateOnly? LastOn)
{
    public bool IsInvoices => NumberSequence.IsOfInvoices(Series);

    /// <summary>What its documents are, a key of the texts.</summary>
    public string Kind => IsInvoices ? "Invoices" : "Credit notes";

    public string Year => Series[^4..];

    public int Missing => Last - First + 1 - Count;

    public string FirstNumber => NumberSequence.NumberOf(Series, First);

    public string LastNumber => NumberSequence.NumberOf(Series, Last);

    /// <summary>One per kind of document and year.</summary>
    public static async Task<IReadOnlyList<SeriesRow>> LoadAsync(FinanceDbContext db, CancellationToken ct)
    {
        var taken = await db.NumberSequences.AsNoTracking().Where(s => s.Last >= s.First)
            .Select(s => new { s.Series, s.First, s.Last })
            .ToListAsync(ct);
        var issued = await db.IssuedDocuments.AsNoTracking().GroupBy(d => d.Series)
            .Select(g => new { Series = g.Key, Count = g.Count(), First = g.Min(d => d.IssuedOn), Last = g
                .Max(d => d.IssuedOn) })
            .ToDictionaryAsync(g => g.Series, ct);
        return
        [
            .. taken.Select(s => issued.TryGetValue(s.Series, out var documents)
                ? new SeriesRow(s.Series, s.First, s.Last, documents.Count, documents.First, documents.Last)
                : new SeriesRow(s.Series, s.First, s.Last, 0, null, null)),
        ];
    }
}

/// <summary>Who issued how many documents of a series.</summary>
internal sealed record SeriesIssuer(string Name, int Documents);

/// <summary>The certificate of a series: what was issued by whom, and
/// whether every number stands (domain-rules §34).</summary>
internal sealed record SeriesPage(SeriesRow Row, SeriesCertificate Certificate, IReadOnlyList<SeriesIssuer> Issuers)
{
    public static async Task<SeriesPage?> LoadAsync(FinanceDbContext db, string series, CancellationToken ct)
    {
        var row = (await SeriesRow.LoadAsync(db, ct)).FirstOrDefault(r => r.Series == series);
        return row is null ? null : new SeriesPage(row, await SeriesCertificate.CheckAsync(db, series, ct),
            await IssuersAsync(db, row, ct));
    }

    // The history knows who issued: the save that gave an invoice its number, or that made the credit note.
    private static async Task<IReadOnlyList<SeriesIssuer>> IssuersAsync(FinanceDbContext db, SeriesRow row,
        CancellationToken ct)
    {
        var ids = db.IssuedDocuments.Where(d => d.Series == row.Series).Select(d => d.Id);
        var history = db.Set<AuditEntry>().AsNoTracking().Where(a => ids.Contains(a.EntityId));
        history = row.IsInvoices
            ? history.Where(a => a.Entity == Kinds.Invoice && a.Changes.Contains("\"Field\":\"Number\""))
            : history.Where(a => a.Entity == Kinds.CreditNote && a.Action == "Created");
        var issuers = await history.Select(a => new { a.EntityId, a.UserName }).Distinct().GroupBy(a => a.UserName)
            .Select(g => new { Name = g.Key, Documents = g.Count() })
            .ToListAsync(ct);
        return [.. issuers.OrderByDescending(i => i.Documents).ThenBy(i => i.Name, StringComparer.CurrentCulture)
            .Select(i => new SeriesIssuer(i.Name, i.Documents))];
    }
}
