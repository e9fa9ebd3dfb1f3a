using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>The rows under the lines, on the right where the eye follows the amounts down.</summary>
internal static class TotalsSection
{
    private const double LabelShare = 0.58;

    public static IReadOnlyList<FlowRow> Rows(IReadOnlyList<DocumentTotal> totals) =>
        [.. totals.Select((total, i) => Row(total, i, isFirst: i == 0))];

    private static FlowRow Row(DocumentTotal total, int row, bool isFirst)
    {
        var style = total.Emphasised ? Theme.GrandTotal : Theme.Body;
        var valueWidth = style.Measure(PrintableText.OneLine(total.Value));
        var width = Math.Min(Theme.Right - Theme.Left, Math.Max(Theme.TotalsWidth, valueWidth / (1 - LabelShare)));
        valueWidth = Math.Min(valueWidth, width / 2);
        var left = Theme.Right - width;
        var labelWidth = width - valueWidth - Theme.ColumnGap / 2;

        var label = new TextBlock(new Part(PartKind.Total, row, 0)).Add(style, PrintableText.OneLine(total.Label), labelWidth);
        var value = new TextBlock(new Part(PartKind.Total, row, 1)).Add(style, PrintableText.OneLine(total.Value), valueWidth);
        return new FlowRow(
        [
            new FlowCell(left, labelWidth, label),
            new FlowCell(Theme.Right - valueWidth, valueWidth, value, DocumentAlignment.End),
        ])
        {
            PaddingTop = (isFirst ? 9 : 2.5) + (total.Emphasised ? 5 : 0),
            PaddingBottom = total.Emphasised ? 5 : 2.5,
            RuleAbove = total.Emphasised && !isFirst ? new FlowRule(left, Theme.Right, Theme.Hairline, Theme.Rule) : null,
        };
    }
}
