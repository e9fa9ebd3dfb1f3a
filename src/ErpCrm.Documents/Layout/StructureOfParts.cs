using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>Gives each part of a document its place in the structure that a screen reader reads.</summary>
internal sealed class StructureOfParts(PdfElement root)
{
    private const string HeadsColumn = "/A<</O/Table/Scope/Column>>";
    private const string HeadsRow = "/A<</O/Table/Scope/Row>>";

    private readonly Dictionary<Part, PdfElement> _elements = [];
    private readonly Dictionary<(PartKind Table, int Row), PdfElement> _rows = [];
    private readonly Dictionary<PartKind, PdfElement> _tables = [];

    /// <summary>The element of a drawing; null for what is not read out.</summary>
    public PdfElement? ElementOf(DrawOperation operation)
    {
        var part = operation.Part;
        if (part.Kind is PartKind.Decoration
            or PartKind.RunningHeader or PartKind.RepeatedColumnHeader or PartKind.Footer or PartKind.PageNumber)
        {
            return null;
        }

        if (!_elements.TryGetValue(part, out var element))
        {
            _elements[part] = element = Create(operation);
        }

        return element;
    }

    private PdfElement Create(DrawOperation operation)
    {
        var part = operation.Part;
        return part.Kind switch
        {
            PartKind.Title => root.Add(new PdfElement("H1")),
            PartKind.PaymentHeading or PartKind.NoteHeading => root.Add(new PdfElement("H2")),
            PartKind.Logo or PartKind.PaymentQr => root.Add(Figure(operation)),
            PartKind.ColumnHeader => Row(PartKind.Cell, -1).Add(new PdfElement("TH", HeadsColumn)),
            PartKind.Cell => Row(PartKind.Cell, part.Row).Add(new PdfElement("TD")),
            PartKind.Total when part.Column == 0 => Row(PartKind.Total, part.Row).Add(new PdfElement("TH", HeadsRow)),
            PartKind.Total => Row(PartKind.Total, part.Row).Add(new PdfElement("TD")),
            _ => root.Add(new PdfElement("P")),
        };
    }

    private static PdfElement Figure(DrawOperation operation)
    {
        var alternative = operation switch
        {
            DrawImage image => image.Alternative,
            DrawRectangles rectangles => rectangles.Alternative,
            _ => null,
        };
        return new PdfElement("Figure", "/Alt" + PdfSyntax.Text(PrintableText.Unjoined(alternative)));
    }

    private PdfElement Row(PartKind table, int row)
    {
        if (!_rows.TryGetValue((table, row), out var element))
        {
            if (!_tables.TryGetValue(table, out var parent))
            {
                _tables[table] = parent = root.Add(new PdfElement("Table"));
            }

            _rows[(table, row)] = element = parent.Add(new PdfElement("TR"));
        }

        return element;
    }
}
