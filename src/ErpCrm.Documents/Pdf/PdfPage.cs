namespace ErpCrm.Documents.Pdf;

/// <summary>Draws on one page. Coordinates are points from the top left corner; text stands on its baseline.</summary>
internal sealed class PdfPage(PdfDocument document, int id, PdfBuffer content, double height)
{
    private Rgb? _fill;
    private (Rgb Color, double Width)? _stroke;

    /// <summary>What is drawn until <see cref="End"/> belongs to an element of the document's structure.</summary>
    public void Begin(PdfElement element) =>
        content.Add("/").Add(element.Role).Add("<</MCID ").Add(document.Structure.Mark(element, id)).Add(">>BDC\n");

    /// <summary>What is drawn until <see cref="End"/> is not read
    /// out: rules, repeated headings, page numbers.</summary>
    public void BeginArtifact() => content.Add("/Artifact BMC\n");

    public void End() => content.Add("EMC\n");

    /// <summary>Draws text in one font; each character must be in the font.</summary>
    public void Text(TrueTypeFont font, double size, Rgb color, double x, double baseline, string text)
    {
        var used = document.FontOf(font);
        Fill(color);
        content.Add("BT/").Add(used.Name).Add(" ").Add(size).Add("Tf ").Add(x).Add(height - baseline).Add("Td<");
        foreach (var rune in text.EnumerateRunes())
        {
            content.AddHex(used.IdentifierOf(rune.Value));
        }

        content.Add(">Tj ET\n");
    }

    public void Rectangles(IEnumerable<(double X, double Y, double Width, double Height)> rectangles, Rgb color)
    {
        Fill(color);
        foreach (var r in rectangles)
        {
            content.Add(r.X).Add(height - r.Y - r.Height).Add(r.Width).Add(r.Height).Add("re\n");
        }

        content.Add("f\n");
    }

    public void Line(double x1, double y1, double x2, double y2, double width, Rgb color)
    {
        if (_stroke != (color, width))
        {
            content.Add(color.Red).Add(color.Green).Add(color.Blue).Add("RG ").Add(width).Add("w\n");
            _stroke = (color, width);
        }

        content.Add(x1).Add(height - y1).Add("m ").Add(x2).Add(height - y2).Add("l S\n");
    }

    public void Image(PdfImage image, double x, double y, double width, double imageHeight)
    {
        content.Add("q ").Add(width).Add("0 0 ").Add(imageHeight).Add(x).Add(height - y - imageHeight);
        content.Add("cm/").Add(document.NameOf(image)).Add(" Do Q\n");
    }

    private void Fill(Rgb color)
    {
        if (_fill != color)
        {
            content.Add(color.Red).Add(color.Green).Add(color.Blue).Add("rg\n");
            _fill = color;
        }
    }
}
