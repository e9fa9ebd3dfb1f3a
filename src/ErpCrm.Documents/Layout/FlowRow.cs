using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>A column of text in a row.</summary>
internal sealed record FlowCell(double X, double Width, TextBlock Text,
    DocumentAlignment Alignment = DocumentAlignment.Start);

/// <summary>A horizontal rule of a row.</summary>
internal sealed record FlowRule(double X1, double X2, double Thickness, Rgb Color);

/// <summary>Cells side by side that move down the page together. Heights are in points.</summary>
internal sealed record FlowRow(IReadOnlyList<FlowCell> Cells)
{
    public double PaddingTop { get; init; }

    public double PaddingBottom { get; init; }

    /// <summary>Cells of different height end on the same line instead of beginning on it.</summary>
    public bool AlignsBottom { get; init; }

    public FlowRule? RuleAbove { get; init; }

    public FlowRule? RuleBelow { get; init; }

    public double TextHeight => Cells.Count == 0 ? 0 : Cells.Max(cell => cell.Text.Height);

    public double Height => PaddingTop + TextHeight + PaddingBottom;

    /// <summary>
    /// Divides the row so that the first piece fits into the height and the second is not empty; null if a piece would
    /// have fewer lines than asked for.
    /// </summary>
    public (FlowRow Head, FlowRow Tail)? Split(double height, int minLines)
    {
        var tallest = Cells.MaxBy(cell => cell.Text.Height)!.Text;
        var atMost = tallest.Lines.Count - minLines;
        var available = Math.Min(height - PaddingTop, tallest.Lines.Take(atMost).Sum(line => line.Height));
        var parts = Cells.Select(cell => cell.Text.SplitAt(cell.Text.CountWithin(available))).ToList();
        if (atMost < 1 || tallest.CountWithin(available) < minLines)
        {
            return null;
        }

        var head = this with { Cells = With(parts.Select(p => p.Head)), PaddingBottom = 0, RuleBelow = null };
        var tail = this with { Cells = With(parts.Select(p => p.Tail)), RuleAbove = null };
        return (head, tail);
    }

    public void Draw(Canvas canvas, double top)
    {
        if (RuleAbove is { } above)
        {
            canvas.HorizontalRule(above.X1, above.X2, top, above.Thickness, above.Color);
        }

        foreach (var cell in Cells)
        {
            var y = top + PaddingTop + (AlignsBottom ? TextHeight - cell.Text.Height : 0);
            foreach (var line in cell.Text.Lines)
            {
                y += line.SpaceBefore;
                canvas.For(line.Part).Text(line.Style, line.Text, cell.X, y, cell.Alignment, cell.Width);
                y += line.Style.Leading;
            }
        }

        if (RuleBelow is { } below)
        {
            canvas.HorizontalRule(below.X1, below.X2, top + Height, below.Thickness, below.Color);
        }
    }

    private List<FlowCell> With(IEnumerable<TextBlock> texts) =>
        [.. Cells.Zip(texts, (cell, text) => cell with { Text = text })];
}
