using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>The rows under the lines, on the right where the eye follows the amounts down.</summary>
internal static class TotalsSection
{
    private const double MaxValueShare = 0.6;

    public static IReadOnlyList<FlowRow> Rows(IReadOnlyList<DocumentTotal> totals)
    {
        if (totals.Count == 0)
        {
            return [];
        }

        // One width for all rows, so that labels and amounts line up.
        var widestValue = totals.Max(total => StyleOf(total).Measure(PrintableText.OneLine(total.Value)));
        var width = Math.Clamp(widestValue / (1 - MaxValueShare), Theme.TotalsWidth, Theme.Right - Theme.Left);
        return [.. totals.Select((total, i) => Row(total, i, width))];
    }

    private static FlowRow Row(DocumentTotal total, int row, double width)
    {
        var style = StyleOf(total);
        var text = PrintableText.OneLine(total.Value);
        var valueWidth = Math.Min(style.Measure(text), width * MaxValueShare);
        var labelWidth = width - valueWidth - Theme.ColumnGap / 2;
        var left = Theme.Right - width;
        var ruled = total.Emphasised && row > 0;

        var label = new TextBlock(new Part(PartKind.Total, row, 0)).Add(style, PrintableText.OneLine(total.Label),
            labelWidth);
        var value = new TextBlock(new Part(PartKind.Total, row, 1)).Add(style, text, valueWidth);
        return new FlowRow(
        [
            new FlowCell(left, labelWidth, label),
            new FlowCell(Theme.Right - valueWidth, valueWidth, value, DocumentAlignment.End),
        ])
        {
            PaddingTop = row == 0 ? 10 : ruled ? 8 : 2,
            PaddingBottom = total.Emphasised ? 7 : 4,
            RuleAbove = ruled ? new FlowRule(left, Theme.Right, Theme.Hairline, Theme.Rule) : null,
        };
    }

    private static TextStyle StyleOf(DocumentTotal total) => total.Emphasised ? Theme.GrandTotal : Theme.Body;
}
