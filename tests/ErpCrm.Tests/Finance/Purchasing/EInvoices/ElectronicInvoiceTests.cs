using ErpCrm.Finance.Billing.Invoices;
using System.IO.Compression;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.SharedKernel;
using static ErpCrm.Tests.Finance.Purchasing.EInvoices.EInvoiceFiles;

namespace ErpCrm.Tests.Finance.Purchasing.EInvoices;

public sealed class ElectronicInvoiceTests
{
    [Fact]
    public void Ubl_says_who_bills_what_and_how_it_is_paid()
    {
        var read = Read(Ubl("HZ-1"))!;
        Assert.Equal((false, "HZ-1", new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 16), "EUR"),
            (read.IsCredit, read.Number, read.IssuedOn!.Value, read.DueOn!.Value, read.Currency));
        Assert.Equal(("Hoster GmbH", "DE812871812", "billing@hoster.example", "Weg 1\n10115 Berlin\nDE"),
            (read.Seller.Name, read.Seller.TaxId, read.Seller.Email, read.Seller.Address));
        Assert.Equal(("DE89370400440532013000", "COBADEFFXXX", "RF18-HZ-1", "Thank you"),
            (read.Seller.Account, read.Seller.BankCode, read.PaymentReference, read.Note));
        Assert.Equal(
        [
            new ElectronicLine("Server", 2, 100, 19)
            {
                CoversFrom = new DateOnly(2026, 11, 1), CoversUntil = new DateOnly(2026, 12, 31),
            },
            // 3 × 4.87 is not what is printed: the amount holds.
            new ElectronicLine("Traffic", 1, 14.60m, 19),
        ], read.Lines);
        Assert.Null(read.VatAsPrinted);
    }

    [Fact]
    public void The_vat_of_the_seller_is_kept_where_it_rounds_otherwise()
    {
        Assert.Equal(40.78m, Read(Ubl("HZ-2", vat: "40.78"))!.VatAsPrinted);
        Assert.Null(Read(Ubl("HZ-3", vat: "99.00"))!.VatAsPrinted);
    }

    [Fact]
    public void A_cross_industry_invoice_is_read_with_what_is_taken_off_it()
    {
        var read = Read(Cii("FX-7"))!;
        Assert.Equal(("FX-7", "Conseil SARL", "FR40303265045", "FX-7/1", new DateOnly(2026, 12, 3)),
            (read.Number, read.Seller.Name, read.Seller.TaxId, read.PaymentReference, read.DueOn!.Value));
        Assert.Equal([new ElectronicLine("Conseil", 2, 50, 20), new ElectronicLine("Remise", 1, -10, 20)], read.Lines);
        var totals = BillTotals.Of([.. read.Lines.Select(l => new BillFigures(l.Quantity, l.UnitPrice, l.VatPercent))],
            new BillMethod("EUR", false, VatRounding.PerRate));
        Assert.Equal((90m, 18m), (totals.Net, totals.Vat));
        Assert.True(Read(Cii("FX-8", typeCode: "381"))!.IsCredit);
    }

    [Fact]
    public void A_pdf_carries_its_invoice_inside()
    {
        Assert.Equal("HZ-4", Read(InPdf(Ubl("HZ-4")))!.Number);
        Assert.Equal("FX-9", Read(InPdf(Cii("FX-9"), "ZUGFeRD-invoice.xml"))!.Number);
        Assert.Null(Read(InPdf(Bytes("<note>Hello</note>"), "note.xml")));
    }

    [Theory]
    [InlineData("<Order><ID>1</ID></Order>"), InlineData("%PDF-1.7\n1 0 obj broken"), InlineData("plain text")]
    public void Another_file_is_no_invoice(string text) => Assert.Null(Read(Bytes(text)));

    [Theory]
    [InlineData("<Invoice><ID>1</ID>")]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Invoice><ID>&a;</ID></Invoice>")]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><Invoice>&b;</Invoice>")]
    [InlineData("<Invoice><ID>1</ID><DocumentCurrencyCode>XXX</DocumentCurrencyCode></Invoice>")]
    public void A_broken_or_hostile_one_is_refused(string text) =>
        Assert.Equal("Paper", Assert.Throws<BusinessRuleException>(() => Read(Bytes(text))).Field);

    [Fact]
    public void A_pdf_that_unpacks_to_something_enormous_is_refused()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n1 0 obj<</Type/EmbeddedFile/Filter/FlateDecode>>\nstream\n"u8);
        using (var packed = new ZLibStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 65; i++) packed.Write(zeros);
        }

        file.Write("\nendstream endobj"u8);
        Assert.InRange(file.Length, 1, 1_000_000);
        Assert.Throws<BusinessRuleException>(() => Read(file.ToArray()));
    }

    private static ElectronicInvoice? Read(byte[] content) =>
        ElectronicInvoiceReader.Read(content, ElectronicInvoiceReader.TypeOf(content));
}
