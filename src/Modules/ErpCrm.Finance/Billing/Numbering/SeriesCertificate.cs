using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Numbering;

/// <summary>Why a number of a series does not stand.</summary>
internal enum SeriesFault
{
    Missing,
    HashBroken,
    ContentDiffers,
    OutOfOrder,
}

/// <summary>A number at which the series does not stand.</summary>
internal sealed record SeriesBreak(int Sequence, SeriesFault Fault);

/// <summary>
/// Proves a series: numbers without gaps, in the order of their
/// dates, chained by hash, and each document's row still equal to its frozen content (domain-rules §34).
/// </summary>
internal sealed record SeriesCertificate(string Series, int Last, IReadOnlyList<SeriesBreak> Breaks)
{
    public bool Stands => Breaks.Count == 0;

    public static async Task<SeriesCertificate> CheckAsync(FinanceDbContext db, string series, CancellationToken ct)
    {
        var last = await db.NumberSequences.AsNoTracking().Where(s => s.Series == series).Select(s => s.Last)
            .SingleOrDefaultAsync(ct);
        var rows = await RowsAsync(db, series, ct);
        var breaks = new List<SeriesBreak>();
        var (hash, date, expected) = (IssuedDocument.NoHash, DateOnly.MinValue, 1);
        await foreach (var document in db.IssuedDocuments.AsNoTracking().Where(d => d.Series == series)
            .OrderBy(d => d.Sequence)
            .AsAsyncEnumerable()
            .WithCancellation(ct))
        {
            for (; expected < document.Sequence; expected++) breaks.Add(new SeriesBreak(expected, SeriesFault.Missing));
            if (FaultOf(document, hash, date, rows) is { } fault) breaks.Add(new SeriesBreak(document.Sequence, fault));
            (hash, date, expected) = (document.Hash, document.IssuedOn, document.Sequence + 1);
        }

        for (; expected <= last; expected++) breaks.Add(new SeriesBreak(expected, SeriesFault.Missing));
        return new SeriesCertificate(series, last, breaks);
    }

    private static SeriesFault? FaultOf(IssuedDocument document, string previousHash, DateOnly previousDate,
        Dictionary<Guid, Row> rows)
    {
        if (document.PreviousHash != previousHash
            || document.Hash != IssuedDocument.HashOf(document.PreviousHash, document.Content))
            return SeriesFault.HashBroken;
        if (document.IssuedOn < previousDate) return SeriesFault.OutOfOrder;
        var frozen = FrozenDocument.Read(document.Content);
        var stated = new Row(frozen.Number, frozen.IssuedOn, frozen.CustomerId, frozen.Net, frozen.Vat, frozen.Gross);
        return rows.TryGetValue(document.Id, out var row) && row == stated ? null : SeriesFault.ContentDiffers;
    }

    private static async Task<Dictionary<Guid, Row>> RowsAsync(FinanceDbContext db, string series, CancellationToken ct)
    {
        var ids = db.IssuedDocuments.Where(d => d.Series == series).Select(d => d.Id);
        return series.StartsWith(Invoice.Prefix, StringComparison.Ordinal)
            ? await db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id,
                i => new Row(i.Number, i.IssuedOn, i.CompanyId, i.Net, i.Vat, i.Gross), ct)
            : await db.CreditNotes.AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id,
                n => new Row(n.Number, n.IssuedOn, n.CompanyId, n.Net, n.Vat, n.Gross), ct);
    }

    private sealed record Row(string? Number, DateOnly? IssuedOn, Guid CustomerId, decimal Net, decimal Vat,
        decimal Gross);
}
