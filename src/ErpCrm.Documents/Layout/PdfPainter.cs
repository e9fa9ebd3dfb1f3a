using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>Turns a display list into a PDF. Another output would be another class like this one.</summary>
internal static class PdfPainter
{
    public static byte[] Paint(DisplayList list, PdfInfo info)
    {
        var document = new PdfDocument(info);
        var structure = new StructureOfParts(document.Structure.Root);
        foreach (var page in list.Pages)
        {
            document.AddPage(list.Width, list.Height, pdf => Paint(page, pdf, structure));
        }

        return document.Finish();
    }

    private static void Paint(DisplayPage page, PdfPage pdf, StructureOfParts structure)
    {
        Part? open = null;
        foreach (var operation in page.Operations)
        {
            if (operation.Part != open)
            {
                Close(pdf, open);
                if (structure.ElementOf(operation) is { } element)
                {
                    pdf.Begin(element);
                }
                else
                {
                    pdf.BeginArtifact();
                }

                open = operation.Part;
            }

            Paint(operation, pdf);
        }

        Close(pdf, open);
    }

    private static void Close(PdfPage pdf, Part? open)
    {
        if (open is not null)
        {
            pdf.End();
        }
    }

    private static void Paint(DrawOperation operation, PdfPage pdf)
    {
        switch (operation)
        {
            case DrawText text:
                pdf.Text(text.Font, text.Size, text.Color, text.X, text.Baseline, text.Text);
                break;
            case DrawLine line:
                pdf.Line(line.X1, line.Y1, line.X2, line.Y2, line.Thickness, line.Color);
                break;
            case DrawRectangles rectangles:
                pdf.Rectangles(rectangles.Rectangles, rectangles.Color);
                break;
            case DrawImage image:
                pdf.Image(image.Image, image.X, image.Y, image.Width, image.Height);
                break;
        }
    }
}
