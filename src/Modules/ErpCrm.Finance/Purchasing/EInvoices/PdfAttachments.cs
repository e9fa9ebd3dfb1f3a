using System.IO.Compression;
using System.Text.RegularExpressions;
using ErpCrm.SharedKernel;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace ErpCrm.Finance.Purchasing.EInvoices;

/// <summary>The e-invoice within a PDF/A-3.</summary>
internal static partial class PdfAttachments
{
    private const int MostUnpacked = 64 * 1024 * 1024;
    private const int MatchMilliseconds = 2000;

    // As the standards call it; whatever else is XML comes after them.
    private static readonly string[] Names = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "cii.xml"];

    /// <summary>The attached XML; null where there is none, or the PDF cannot be read.</summary>
    /// <exception cref="BusinessRuleException">What is packed in it is larger than any bill.</exception>
    public static byte[]? FindInvoice(byte[] pdf)
    {
        RequireSmall(pdf);
        return Embedded(pdf).Where(file => file.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => Array.FindIndex(Names, n => n.Equals(file.Name, StringComparison.OrdinalIgnoreCase)) is
                var at and >= 0 ? at : Names.Length)
            .Select(file => file.Content).FirstOrDefault();
    }

    private static List<(string Name, byte[] Content)> Embedded(byte[] pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            return document.Advanced.TryGetEmbeddedFiles(out var files)
                ? [.. files.Select(file => (NameOf(file), file.Memory.ToArray()))]
                : [];
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // A library for pages throws whatever a broken file leads it to: then there is nothing to read in it.
            return [];
        }
    }

    private static string NameOf(EmbeddedFile file) =>
        file.FileSpecification is { Length: > 0 } specified ? specified : file.Name;

    // The library unpacks what is attached at once: a small file that becomes an enormous one is refused before.
    private static void RequireSmall(byte[] pdf)
    {
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        if (PackedTwice().IsMatch(text)) throw TooLarge();
        long unpacked = 0;
        foreach (Match begin in StreamBegins().Matches(text))
        {
            unpacked += Unpacked(pdf, begin.Index + begin.Length, MostUnpacked - unpacked);
            if (unpacked >= MostUnpacked) throw TooLarge();
        }
    }

    // What is packed otherwise, or not at all, is as large as the file at most.
    private static long Unpacked(byte[] pdf, int at, long most)
    {
        if (at + 2 > pdf.Length || (pdf[at] & 0x0F) != 8 || ((pdf[at] << 8) + pdf[at + 1]) % 31 != 0) return 0;
        using var packed = new ZLibStream(new MemoryStream(pdf, at, pdf.Length - at, writable: false),
            CompressionMode.Decompress);
        var (buffer, total) = (new byte[81_920], 0L);
        try
        {
            for (int read; total < most && (read = packed.Read(buffer)) > 0;) total += read;
        }
        catch (InvalidDataException)
        {
            // Not packed this way after all.
        }

        return total;
    }

    private static BusinessRuleException TooLarge() =>
        new("What is packed in this PDF is too large.") { Field = "Paper" };

    [GeneratedRegex(@"stream\r?\n", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex StreamBegins();

    [GeneratedRegex(@"/Filter\s*\[[^\]]*?/(?:Fl|FlateDecode|LZW|LZWDecode)\b[^\]]*?/(?:Fl|FlateDecode|LZW|LZWDecode)\b",
        RegexOptions.None, MatchMilliseconds)]
    private static partial Regex PackedTwice();
}
