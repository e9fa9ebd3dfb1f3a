using CsCheck;
using ErpCrm.Documents;

namespace ErpCrm.Tests.Documents;

/// <summary>Documents as Finance makes them, and random ones.</summary>
internal static class SampleDocument
{
    private static readonly string[] Words =
    [
        "workshop", "design", "review", "hand-over", "client's", "sprint", "Q4/2026", "разработка", "внедрение", "счёт",
        "съёмка",
        "техническая", "поддержка", "өнүктүрүү", "үзгүлтүксүз", "тейлөө", "жаңыртуу", "Ңарын", "Өзгөн", "Үчкоргон",
        "көзөмөл",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller", "a", "1 000,00", "№", "⃀", "—",
    ];

    private static readonly Gen<string> Word = Gen.OneOf(Words);

    public static readonly Gen<BusinessDocument> Random =
        from lines in Line.Array[1, 200]
        from totals in Gen.Select(Text(1, 6), Gen.Bool).Array[1, 5]
        from facts in Gen.Select(Text(1, 3), Text(1, 6)).Array[0, 7]
        from names in Text(1, 30).Array[2]
        from details in Text(1, 8).Array[0, 8]
        from footer in Text(0, 120)
        from notes in Text(0, 200).Array[0, 3]
        from title in Text(1, 12)
        select Of(lines.Length) with
        {
            Title = title,
            Lines = lines,
            Totals = [.. totals.Select((t, i) => new DocumentTotal(t.Item1, $"KGS {i}.00", t.Item2))],
            Facts = [.. facts.Select(f => new DocumentFact(f.Item1, f.Item2))],
            Seller = new DocumentParty("From", names[0], details),
            Buyer = new DocumentParty("Bill to", names[1], details),
            Footer = footer,
            Notes = [.. notes.Select(note => new DocumentNote(note))],
            InWords = names[0],
            Signatures = [.. facts.Select(f => new DocumentSignature(f.Item1, f.Item2))],
        };

    /// <summary>Documents with 1 to 16 columns of any content.</summary>
    public static readonly Gen<BusinessDocument> RandomColumns =
        from columns in Gen.Select(Text(1, 3), Gen.Bool).Array[1, 16]
        from lines in Text(1, 3).Array[columns.Length].Array[1, 20]
        select Of(0) with
        {
            Columns = [.. columns.Select(column => new DocumentColumn(column.Item1,
                column.Item2 ? DocumentAlignment.Start : DocumentAlignment.End))],
            Lines = [.. lines.Select(cells => new DocumentLine(cells))],
        };

    private static Gen<DocumentLine> Line =>
        from description in Gen.Frequency((20, Text(1, 12)), (1, Text(100, 900)))
        from detail in Gen.Frequency((3, Gen.Int.Select(_ => (string?)null)),
            (1, Text(1, 60).Select(text => (string?)text)))
        from quantity in Gen.Int[1, 999]
        from price in Gen.Int[1, 9_999_999]
        select new DocumentLine([description, $"{quantity} h", $"{price}.00", $"{(long)quantity * price}.00"], detail);

    /// <summary>An invoice in English with the given number of lines.</summary>
    public static BusinessDocument Of(int lines) => new()
    {
        Title = "Invoice",
        Number = "INV-2026-0184",
        Seller = new DocumentParty("From", "Orda Consulting LLC", ["12 Toktogul St, Bishkek", "INN 02310201910045"]),
        Buyer = new DocumentParty("Bill to", "Northwind Clinics", ["88 Chuy Ave, Bishkek"]),
        Facts = [new DocumentFact("Issued", "1 Nov 2026"), new DocumentFact("Due", "15 Nov 2026")],
        Columns =
        [
            new DocumentColumn("Description", Grows: true),
            new DocumentColumn("Quantity", DocumentAlignment.End),
            new DocumentColumn("Price", DocumentAlignment.End),
            new DocumentColumn("Amount", DocumentAlignment.End),
        ],
        Lines = [.. Enumerable.Range(1, lines)
            .Select(i => new DocumentLine([$"Service {i}", "8 hours", "KGS 2,200.00", "KGS 17,600.00"]))],
        Totals = [new DocumentTotal("Subtotal", "KGS 283,100.00"), new DocumentTotal("VAT 12%", "KGS 33,972.00"),
            new DocumentTotal("Amount due", "KGS 317,072.00", true)],
        Payment = new DocumentPayment(
            "Payment details",
            [new DocumentFact("Bank", "Ala-Too Bank"), new DocumentFact("Account", "1234 5678 9012 3456")],
            "https://pay.example.kg/i/INV-2026-0184",
            "Scan to pay"),
        Notes = [new DocumentNote("Pay by bank transfer within 14 days.")],
        Footer = "Orda Consulting LLC · 12 Toktogul St, Bishkek",
        PageNumberFormat = "Page {0} of {1}",
        Language = "en",
        Metadata = new DocumentMetadata(
            "Invoice INV-2026-0184", "Orda Consulting LLC", "Invoice for Northwind Clinics",
            new DateTime(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc)),
    };

    private static Gen<string> Text(int minWords, int maxWords) =>
        Word.Array[minWords, maxWords].Select(words => string.Join(' ', words));
}
