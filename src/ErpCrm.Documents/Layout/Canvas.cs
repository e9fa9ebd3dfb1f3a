using System.Collections.Immutable;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>Draws on a page on behalf of one part of the document.</summary>
internal readonly struct Canvas(List<DrawOperation> page, Part part)
{
    public Canvas For(Part other) => new(page, other);

    /// <summary>Draws one line of text into the width between two
    /// edges; <paramref name="top"/> is the top of the line.</summary>
    public void Text(TextStyle style, string text, double x, double top,
        DocumentAlignment alignment = DocumentAlignment.Start, double width = 0)
    {
        var start = alignment == DocumentAlignment.Start ? x : x + width - style.Measure(text.AsSpan().TrimEnd(' '));
        foreach (var run in style.Fonts.Runs(text, style.Size))
        {
            page.Add(new DrawText(part, run.Font, style.Size, style.Color, start + run.Offset,
                top + style.BaselineOffset, run.Text));
        }
    }

    public void HorizontalRule(double x1, double x2, double y, double thickness, Rgb color) =>
        page.Add(new DrawLine(Part.Decoration, x1, y, x2, y, thickness, color));

    public void Rectangle(double x, double y, double width, double height, Rgb color) =>
        page.Add(new DrawRectangles(part, [(x, y, width, height)], color));

    public void Rectangles(ImmutableArray<(double, double, double, double)> rectangles, Rgb color,
        string alternative) =>
        page.Add(new DrawRectangles(part, rectangles, color, alternative));

    public void Image(PdfImage image, double x, double y, double width, double height, string alternative) =>
        page.Add(new DrawImage(part, image, x, y, width, height, alternative));
}
