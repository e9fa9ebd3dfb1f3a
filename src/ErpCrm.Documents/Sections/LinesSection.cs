using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>The lines and, kept with the last of them, the totals.</summary>
internal static class LinesSection
{
    private const double RowPadding = 6.5;

    public static void Place(Flow flow, BusinessDocument document)
    {
        var columns = ColumnWidths.Of(document, flow.Frame.Left, flow.Frame.ContentWidth);
        var growing = ColumnWidths.GrowingColumn(document.Columns);
        var totals = TotalsSection.Rows(document.Totals);
        flow.Space(Theme.SectionGap + 2);
        Table.Place(
            flow,
            Header(document, columns, PartKind.ColumnHeader),
            Header(document, columns, PartKind.RepeatedColumnHeader),
            [.. document.Lines.Select((line, i) => Row(document, columns, growing, line, i))],
            totals.Sum(row => row.Height));
        foreach (var row in totals)
        {
            flow.Place(row);
        }
    }

    private static FlowRow Header(BusinessDocument document, IReadOnlyList<(double X, double Width)> columns, PartKind kind)
    {
        var cells = document.Columns.Select((column, i) => new FlowCell(
            columns[i].X,
            columns[i].Width,
            new TextBlock(new Part(kind, Column: i)).Add(Theme.Label, column.Label, columns[i].Width),
            column.Alignment));
        return new FlowRow([.. cells]) { PaddingBottom = RowPadding, RuleBelow = Theme.ContentRule };
    }

    private static FlowRow Row(
        BusinessDocument document, IReadOnlyList<(double X, double Width)> columns, int growing, DocumentLine line, int row)
    {
        var cells = new FlowCell[columns.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var (x, width) = columns[i];
            var text = new TextBlock(new Part(PartKind.Cell, row, i));
            if (i == growing)
            {
                text.Add(line.Detail is null ? Theme.Body : Theme.Strong, line.Cells[i], width).Add(Theme.Quiet, line.Detail, width, spaceBefore: 1);
            }
            else
            {
                text.Add(Theme.Body, PrintableText.OneLine(line.Cells[i]), width);
            }

            cells[i] = new FlowCell(x, width, text, document.Columns[i].Alignment);
        }

        return new FlowRow(cells) { PaddingTop = RowPadding, PaddingBottom = RowPadding, RuleBelow = Theme.ContentRule };
    }
}
