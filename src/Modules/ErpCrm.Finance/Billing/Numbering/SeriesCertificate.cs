using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Merging;
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
        var (first, last) = await db.NumberSequences.AsNoTracking().Where(s => s.Series == series)
            .Select(s => new { s.First, s.Last }).SingleOrDefaultAsync(ct) is { } taken
            ? (taken.First, taken.Last)
            : (1, 0);
        var rows = await RowsAsync(db, series, ct);
        var merged = await db.Set<MergedRecord>().AsNoTracking().Where(m => m.Kind == Kinds.Company)
            .ToDictionaryAsync(m => m.FromId, m => m.IntoId, ct);
        // Of a merge that was undone: what was settled with the survivor.
        var stayed = (await db.Set<MovedReference>().AsNoTracking()
            .Where(m => m.Place.StartsWith("finance.")
                && !db.Set<MergedRecord>().Any(merge => merge.MergeId == m.MergeId))
            .Select(m => m.RowId).ToListAsync(ct)).ToHashSet();
        var facts = new Facts(rows, merged, stayed);
        var breaks = new List<SeriesBreak>();
        var (hash, date, expected) = (IssuedDocument.NoHash, DateOnly.MinValue, first);
        await foreach (var document in db.IssuedDocuments.AsNoTracking().Where(d => d.Series == series)
            .OrderBy(d => d.Sequence)
            .AsAsyncEnumerable()
            .WithCancellation(ct))
        {
            for (; expected < document.Sequence; expected++) breaks.Add(new SeriesBreak(expected, SeriesFault.Missing));
            if (FaultOf(document, hash, date, facts) is { } fault)
                breaks.Add(new SeriesBreak(document.Sequence, fault));
            (hash, date, expected) = (document.Hash, document.IssuedOn, document.Sequence + 1);
        }

        for (; expected <= last; expected++) breaks.Add(new SeriesBreak(expected, SeriesFault.Missing));
        return new SeriesCertificate(series, last, breaks);
    }

    private static SeriesFault? FaultOf(IssuedDocument document, string previousHash, DateOnly previousDate,
        Facts facts)
    {
        if (document.PreviousHash != previousHash
            || document.Hash != IssuedDocument.HashOf(document.PreviousHash, document.Content))
            return SeriesFault.HashBroken;
        if (document.IssuedOn < previousDate) return SeriesFault.OutOfOrder;
        var frozen = FrozenDocument.Read(document.Content);
        // A merge changes whose the document is, never what it says (domain-rules §24).
        var row = facts.Rows.GetValueOrDefault(document.Id);
        var customer = row is not null && facts.Stayed.Contains(document.Id) ? row.CustomerId : frozen.CustomerId;
        while (row?.CustomerId != customer && facts.Merged.TryGetValue(customer, out var into)) customer = into;
        var stated = new Row(frozen.Number, frozen.IssuedOn, customer, frozen.Net, frozen.Vat, frozen.Gross);
        return row == stated ? null : SeriesFault.ContentDiffers;
    }

    private static async Task<Dictionary<Guid, Row>> RowsAsync(FinanceDbContext db, string series, CancellationToken ct)
    {
        var ids = db.IssuedDocuments.Where(d => d.Series == series).Select(d => d.Id);
        return NumberSequence.IsOfInvoices(series)
            ? await db.Invoices.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id,
                i => new Row(i.Number, i.IssuedOn, i.CompanyId, i.Net, i.Vat, i.Gross), ct)
            : await db.CreditNotes.AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id,
                n => new Row(n.Number, n.IssuedOn, n.CompanyId, n.Net, n.Vat, n.Gross), ct);
    }

    /// <param name="Rows">The documents as they are today.</param>
    /// <param name="Merged">Where customers went that were merged.</param>
    /// <param name="Stayed">Documents that an undo left where they had been settled.</param>
    private sealed record Facts(Dictionary<Guid, Row> Rows, Dictionary<Guid, Guid> Merged, HashSet<Guid> Stayed);

    private sealed record Row(string? Number, DateOnly? IssuedOn, Guid CustomerId, decimal Net, decimal Vat,
        decimal Gross);
}
