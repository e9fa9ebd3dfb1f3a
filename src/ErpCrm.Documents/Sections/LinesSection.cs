using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>The lines and, kept with the last of them, the totals.</summary>
internal static class LinesSection
{
    private const double RowPadding = 6.5;

    public static void Place(Flow flow, BusinessDocument document)
    {
        var columns = new TableColumns(document, flow.Frame.Left, flow.Frame.ContentWidth);
        var hasDetails = document.Lines.Any(line => line.Detail is not null);
        var totals = TotalsSection.Rows(document.Totals);
        flow.Space(Theme.SectionGap + 2);
        Table.Place(
            flow,
            Header(document, columns, PartKind.ColumnHeader),
            Header(document, columns, PartKind.RepeatedColumnHeader),
            [.. document.Lines.Select((line, i) => Row(document, columns, line, i, hasDetails))],
            totals.Sum(row => row.Height));
        foreach (var row in totals)
        {
            flow.Place(row);
        }
    }

    private static FlowRow Header(BusinessDocument document, TableColumns columns, PartKind kind)
    {
        var cells = document.Columns.Select((column, i) =>
        {
            var (x, width) = columns.Edges[i];
            var label = new TextBlock(new Part(kind, Column: i)).Add(columns.Typography.Label, column.Label, width);
            return new FlowCell(x, width, label, column.Alignment);
        });
        return new FlowRow([.. cells])
        {
            AlignsBottom = true, PaddingBottom = RowPadding, RuleBelow = Theme.ContentRule
        };
    }

    private static FlowRow Row(BusinessDocument document, TableColumns columns, DocumentLine line, int row,
        bool hasDetails)
    {
        var cells = new FlowCell[document.Columns.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var (x, width) = columns.Edges[i];
            var text = i == columns.Growing
                ? Description(columns.Typography, line, new Part(PartKind.Cell, row, i), width, hasDetails)
                : new TextBlock(new Part(PartKind.Cell, row, i)).Add(columns.Typography.Body,
                    PrintableText.OneLine(line.Cells[i]), width);
            cells[i] = new FlowCell(x, width, text, document.Columns[i].Alignment);
        }

        return new FlowRow(cells)
        {
            PaddingTop = RowPadding, PaddingBottom = RowPadding, RuleBelow = Theme.ContentRule
        };
    }

    private static TextBlock Description(TableTypography type, DocumentLine line, Part part, double width,
        bool hasDetails)
    {
        // Beside quiet details a description is a title and stands out, unless it is long enough to be a text itself.
        const int LongestTitle = 3;
        var description = line.Cells[part.Column];
        var title = new TextBlock(part).Add(hasDetails ? type.Strong : type.Body, description, width);
        if (hasDetails && title.Lines.Count > LongestTitle)
        {
            title = new TextBlock(part).Add(type.Body, description, width);
        }

        return title.Add(type.Quiet, line.Detail, width, spaceBefore: 1);
    }
}
