using CsCheck;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;

namespace ErpCrm.Tests.Finance.Billing.CreditNotes;

/// <summary>domain-rules §5: notes take their part of the invoice's discount, round as it did, and all of them together
/// are the invoice.</summary>
public sealed class DiscountedCreditTests
{
    private static readonly decimal[] Rates = [0, 5, 12, 22];
    private static int _number;

    [Fact]
    public void A_part_takes_its_part_of_the_discount_and_prints_its_price()
    {
        var invoice = Issued(new InvoicePrices(10, 0, "Loyal", false), VatRounding.PerRate,
            new LineContent("Work", 4, LineUnit.Piece, 50, 0, 12));
        Assert.Equal((20m, 180m, 21.60m), (invoice.DiscountAmount, invoice.Net, invoice.Vat));
        var note = Credit(invoice, (invoice.Lines[0], 1));
        Assert.Equal((45m, 5.40m, 5m), (note.Net, note.Vat, note.DiscountAmount));
        Assert.Equal((50m, 45m), (note.Lines[0].Amount, note.Lines[0].Net));
        Credit(invoice, (invoice.Lines[0], 3));
        Assert.Equal(0m, invoice.OpenAmount);
    }

    [Fact]
    public void However_an_invoice_is_priced_and_credited_in_parts_the_parts_are_the_invoice()
    {
        var line = Gen.Select(Gen.Int[1, 5], Gen.Int[1, 90_000], Gen.Int[0, 40], Gen.Int[0, 3]);
        Gen.Select(line.List[1, 6], Gen.Bool, Gen.Bool, Gen.Int[0, 4_000], Gen.Int[0, 5].List[0, 8]).Sample(
            (lines, includeVat, perLine, discount, parts) =>
            {
                var invoice = Issued(new InvoicePrices(discount / 100m, 0, null, includeVat),
                    perLine ? VatRounding.PerLine : VatRounding.PerRate,
                    [.. lines.Select(l => new LineContent("Line", l.Item1, LineUnit.Piece, l.Item2 / 100m, l.Item3,
                        Rates[l.Item4]))]);
                foreach (var at in parts)
                {
                    var chosen = invoice.Lines[at % invoice.Lines.Count];
                    if (CreditWriter.LeftOf(invoice, chosen) > 0) Credit(invoice, (chosen, 1));
                }

                var rest = invoice.Lines.Select(l => (l, CreditWriter.LeftOf(invoice, l))).Where(l => l.Item2 > 0)
                    .ToArray();
                if (rest.Length > 0) Credit(invoice, rest);
                Assert.Equal((invoice.Net, invoice.Vat, invoice.Gross, 0m),
                    (invoice.CreditNotes.Sum(n => n.Net), invoice.CreditNotes.Sum(n => n.Vat),
                        invoice.CreditNotes.Sum(n => n.Gross), invoice.OpenAmount));
                Assert.Equal(invoice.DiscountAmount, invoice.CreditNotes.Sum(n => n.DiscountAmount));
                Assert.Equal(invoice.Lines.Sum(l => l.Amount), invoice.CreditNotes.SelectMany(n => n.Lines)
                    .Sum(l => l.Amount));
                Assert.All(invoice.CreditNotes.SelectMany(n => n.Lines).GroupBy(l => l.InvoiceLineId),
                    g => Assert.Equal(invoice.FindLine(g.Key).Allowance, g.Sum(l => l.Allowance)));
            });
    }

    private static CreditNote Credit(Invoice invoice, params (InvoiceLine Line, decimal Quantity)[] parts)
    {
        var (note, billed) = CreditWriter.Write(invoice, new CreditRequest(
            parts.ToDictionary(p => p.Line.Id, p => p.Quantity), CreditedWork.WrittenOff, "Part", FinanceScene.Day));
        note.Issue(Interlocked.Increment(ref _number), FinanceScene.Day, billed);
        return note;
    }

    private static Invoice Issued(InvoicePrices prices, VatRounding rounding, params LineContent[] lines)
    {
        var customer = new Customer { Id = Guid.NewGuid() };
        var invoice = new Invoice(customer, "KGS", FinanceScene.Day);
        foreach (var line in lines) invoice.AddFree(null, line);
        invoice.RoundVatAs(rounding);
        invoice.Price(prices);
        invoice.Issue(customer, Interlocked.Increment(ref _number), FinanceScene.Day, 1, "KGS");
        return invoice;
    }
}
