using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>
/// Compares what an invoice and its credit notes say now with their frozen copies, with the work they bill and with
/// what was approved (domain-rules §26, §30): each from its own rows, none from the invoice's totals.
/// </summary>
internal static class Faults
{
    public static IReadOnlyList<Fault> Of(CertifiedRows rows) => rows.Invoice.IsCarriedOver
        ? []
        : [.. OfInvoice(rows), .. rows.Notes.SelectMany(note => OfNote(rows, note)), .. WorkFaults.Of(rows)];

    private static IEnumerable<Fault> OfInvoice(CertifiedRows rows)
    {
        var invoice = rows.Invoice;
        var number = invoice.Number ?? "";
        if (!rows.Documents.TryGetValue(invoice.Id, out var document) || document.Content is not { } frozen)
            return [new Fault(CertificateFault.NotFrozen, Tables.Documents, invoice.Id, number)];
        var faults = new List<Fault>();
        if (!document.IsChained)
            faults.Add(new Fault(CertificateFault.ChainBroken, Tables.Documents, invoice.Id, number));
        faults.AddRange(Amounts(invoice, frozen));
        var lines = Pairs(invoice.Lines, frozen.Lines, faults);
        foreach (var (line, issued) in lines)
            faults.AddRange(AllocationFaults.Of(rows, line.Id, null, issued));
        return faults;
    }

    private static IEnumerable<Fault> Amounts(InvoiceRows invoice, FrozenDocument frozen)
    {
        var number = invoice.Number ?? "";
        if (invoice.ExchangeRate != frozen.ExchangeRate)
            yield return new Fault(CertificateFault.DocumentDiffers, Tables.Invoices, invoice.Id, number,
                frozen.ExchangeRate, invoice.ExchangeRate, FaultMeasure.Rate);
        if (invoice.Net != frozen.Net || invoice.Gross != frozen.Gross || invoice.Vat != frozen.Vat)
            yield return new Fault(CertificateFault.DocumentDiffers, Tables.Invoices, invoice.Id, number,
                frozen.Gross, invoice.Gross, FaultMeasure.Money);
        if ((invoice.Number, invoice.IssuedOn, invoice.Currency) != (frozen.Number, frozen.IssuedOn, frozen.Currency)
            || invoice.BaseNet != Rounding.Round(frozen.Net * frozen.ExchangeRate, frozen.BaseCurrency))
            yield return new Fault(CertificateFault.DocumentDiffers, Tables.Invoices, invoice.Id, number);
    }

    // Those that say the same first, in their order; what is left over was changed, taken away or added.
    private static List<(LineRow Line, FrozenLine Issued)> Pairs(IReadOnlyList<LineRow> lines,
        IReadOnlyList<FrozenLine> issued, List<Fault> faults)
    {
        var (left, pairs, other) = (lines.ToList(), new List<(LineRow, FrozenLine)>(), new List<FrozenLine>());
        foreach (var line in issued)
        {
            if (left.Find(l => l.Says(line)) is not { } same)
            {
                other.Add(line);
                continue;
            }

            left.Remove(same);
            pairs.Add((same, line));
        }

        foreach (var (line, was) in left.Zip(other))
        {
            pairs.Add((line, was));
            faults.Add(new Fault(CertificateFault.LineDiffers, Tables.Lines, line.Id, was.Description, was.Net,
                line.Net, FaultMeasure.Money));
        }

        faults.AddRange(other.Skip(left.Count).Select(was => new Fault(CertificateFault.LineMissing, Tables.Lines,
            Guid.Empty, was.Description, was.Net, null, FaultMeasure.Money)));
        faults.AddRange(left.Skip(other.Count).Select(line => new Fault(CertificateFault.LineAdded, Tables.Lines,
            line.Id, line.Description, null, line.Net, FaultMeasure.Money)));
        return pairs;
    }

    private static IEnumerable<Fault> OfNote(CertifiedRows rows, NoteRow note)
    {
        if (!rows.Documents.TryGetValue(note.Id, out var document) || document.Content is not { } frozen)
            return [new Fault(CertificateFault.NotFrozen, Tables.Documents, note.Id, note.Number)];
        var faults = new List<Fault>();
        if (!document.IsChained)
            faults.Add(new Fault(CertificateFault.ChainBroken, Tables.Documents, note.Id, note.Number));
        if ((note.Number, note.IssuedOn, note.ExchangeRate, note.Net, note.Vat, note.Gross) != (frozen.Number,
            frozen.IssuedOn, frozen.ExchangeRate, frozen.Net, frozen.Vat, frozen.Gross)
            || !note.Lines.Select(l => (l.Quantity, l.Net)).SequenceEqual(
                frozen.Lines.Select(l => (l.Quantity, l.Net))))
            faults.Add(new Fault(CertificateFault.CreditNoteDiffers, Tables.Notes, note.Id, note.Number, frozen.Gross,
                note.Gross, FaultMeasure.Money));
        foreach (var (line, issued) in note.Lines.Zip(frozen.Lines))
            faults.AddRange(AllocationFaults.Of(rows, line.InvoiceLineId, note.Id, issued));
        return faults;
    }
}

/// <summary>Names of tables, as whoever compares with a backup looks for them.</summary>
internal static class Tables
{
    public const string Invoices = "Invoices";
    public const string Lines = "InvoiceLines";
    public const string Allocations = "BillingAllocations";
    public const string Deliveries = "Deliveries";
    public const string Documents = "IssuedDocuments";
    public const string Notes = "CreditNotes";
    public const string Entries = "TimeEntries";
    public const string Milestones = "Milestones";
    public const string Rates = "PersonRates";
}
