using System.Globalization;
using ErpCrm.Documents.Layout;
using ErpCrm.Documents.Pdf;
using ErpCrm.Documents.Sections;

namespace ErpCrm.Documents;

/// <summary>Prints a <see cref="BusinessDocument"/> as PDF/A-3b on A4. Thread-safe.</summary>
public static class BusinessDocumentRenderer
{
    /// <summary>Renders the document. The same document gives the same bytes.</summary>
    /// <exception cref="ArgumentException">The document contradicts
    /// itself, such as a line with too few cells.</exception>
    /// <exception cref="DocumentImageException">The logo cannot be
    /// printed; see <see cref="DocumentImage.Check"/>.</exception>
    public static byte[] Render(BusinessDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        // The file format knows one way to write numbers; readers' cultures even have another minus.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return PdfPainter.Paint(Layout(document), PdfInfo.Of(document));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>
    /// The characters of the document that no typeface here has, each
    /// once, in the order of reading: they would be printed as
    /// U+FFFD, which whoever issues the document is told before.
    /// </summary>
    public static IReadOnlyList<string> MissingCharacters(BusinessDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            .. PrintedTexts.Of(document).SelectMany(text => PrintableText.Clean(text).EnumerateRunes())
                .Where(rune => rune.Value != '\n' && !DocumentFonts.Regular.CanDraw(rune.Value))
                .Select(rune => rune.ToString()).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The laid out pages before they become a file.</summary>
    internal static DisplayList Layout(BusinessDocument document)
    {
        BusinessDocumentRules.Check(document);
        return new BusinessDocumentLayout(document).Build();
    }
}
