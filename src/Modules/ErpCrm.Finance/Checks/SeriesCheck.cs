using System.Runtime.CompilerServices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Every number series stands: contiguous, in the order of dates, chained, equal to what was issued.</summary>
internal sealed class SeriesCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Number series: without gaps, in order, unchanged since issued (§3, §4, §34)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var series = await db.NumberSequences.Select(s => s.Series).Union(db.IssuedDocuments.Select(d => d.Series))
            .ToListAsync(ct);
        foreach (var name in series.Order(StringComparer.Ordinal))
        {
            var certificate = await SeriesCertificate.CheckAsync(db, name, ct);
            foreach (var broken in certificate.Breaks)
                yield return new Finding(NumberSequence.NumberOf(name, broken.Sequence), broken.Fault.ToString());
            var highest = await db.IssuedDocuments.Where(d => d.Series == name)
                .MaxAsync(d => (int?)d.Sequence, ct) ?? 0;
            if (highest > certificate.Last)
                yield return new Finding(name, $"the last number is {certificate.Last}, and {highest} was issued");
        }

        var loose = db.Invoices
            .Where(i => i.Status == InvoiceStatus.Issued && !i.IsCarriedOver
                && !db.IssuedDocuments.Any(d => d.Id == i.Id))
            .Select(i => i.Id)
            .Union(db.CreditNotes.Where(n => !db.IssuedDocuments.Any(d => d.Id == n.Id)).Select(n => n.Id));
        await foreach (var id in loose.AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("Document", id, $"it was issued without a frozen copy");

        await foreach (var file in db.DocumentFiles.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!file.IsWhole) yield return Finding.Of("Document", file.DocumentId, $"its PDF is not what was printed");
        }

        await foreach (var act in db.ActFiles.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!act.IsWhole) yield return Finding.Of("Invoice", act.InvoiceId, $"its act is not what was printed");
        }
    }
}
