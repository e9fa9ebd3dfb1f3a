using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>Lines to sign on, side by side, with room above each for a signature and a stamp.</summary>
internal static class SignaturesSection
{
    private const int MostPerRow = 3;
    private const double Room = 34;
    private const double Gap = 3;

    public static void Place(Flow flow, IReadOnlyList<DocumentSignature> signatures)
    {
        foreach (var (row, entries) in signatures.Index().Chunk(MostPerRow).Index())
        {
            var columns = Math.Max(2, entries.Length);
            var width = (flow.Frame.ContentWidth - (columns - 1) * Theme.ColumnGap) / columns;
            var cells = entries.Select(
                (entry, i) => Cell(flow.Frame.Left + i * (width + Theme.ColumnGap), width, entry.Index, entry.Item))
                .ToList();
            var height = cells.Max(cell => cell.Label.TextHeight) + Room + Gap + cells.Max(
                cell => cell.Below.TextHeight);
            flow.Space(row == 0 ? Theme.SectionGap : Theme.SectionGap / 2);
            flow.KeepTogether(height);
            Draw(flow, cells, width);
            flow.Y += height;
        }
    }

    private static (FlowRow Label, FlowRow Below, double X) Cell(double x, double width, int index,
        DocumentSignature signature)
    {
        var label = new TextBlock(new Part(PartKind.Signature, index, 0)).Add(Theme.Label, signature.Label, width);
        var below = new TextBlock(new Part(PartKind.Signature, index, 1)).Add(Theme.Small, signature.Name, width);
        return (new FlowRow([new FlowCell(x, width, label)]), new FlowRow([new FlowCell(x, width, below)]), x);
    }

    private static void Draw(Flow flow, List<(FlowRow Label, FlowRow Below, double X)> cells, double width)
    {
        var rule = flow.Y + cells.Max(cell => cell.Label.TextHeight) + Room;
        foreach (var (label, below, x) in cells)
        {
            var canvas = flow.On(Part.Decoration);
            label.Draw(canvas, flow.Y);
            canvas.HorizontalRule(x, x + width, rule, Theme.Hairline, Theme.Muted);
            below.Draw(canvas, rule + Gap);
        }
    }
}
