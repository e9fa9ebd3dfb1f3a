using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>The width of each column of the lines, in points: as wide
/// as its widest text, the growing one takes the rest.</summary>
internal sealed class TableColumns
{
    private const double SmallestGrowingShare = 0.34;
    private const double SmallestDenseGrowingShare = 0.22;
    private const double SmallestWidth = 16;

    private readonly BusinessDocument _document;
    private readonly double _available;

    public TableColumns(BusinessDocument document, double left, double available)
    {
        _document = document;
        _available = available;
        Growing = GrowingColumn(document.Columns);
        (Typography, var widths) = Choose();
        widths[Growing] = Room(Typography, share: 0) - widths.Sum();

        var edges = new (double, double)[widths.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            edges[i] = (left, widths[i]);
            left += widths[i] + Typography.Gap;
        }

        Edges = edges;
    }

    /// <summary>The column of the descriptions.</summary>
    public int Growing { get; }

    public TableTypography Typography { get; }

    /// <summary>The left edge and the width of each column.</summary>
    public IReadOnlyList<(double X, double Width)> Edges { get; }

    private static int GrowingColumn(IReadOnlyList<DocumentColumn> columns)
    {
        var all = columns.ToList();
        var chosen = all.FindIndex(column => column.Grows);
        return chosen >= 0 ? chosen : Math.Max(0, all.FindIndex(column => column.Alignment == DocumentAlignment.Start));
    }

    /// <summary>Labels wrap first, then the type gets smaller, then the cells wrap.</summary>
    private (TableTypography Typography, double[] Widths) Choose()
    {
        var usual = TableTypography.Usual;
        foreach (var wrapLabels in new[] { false, true })
        {
            var widths = NaturalWidths(usual, wrapLabels);
            if (widths.Sum() <= Room(usual, SmallestGrowingShare))
            {
                return (usual, widths);
            }
        }

        var dense = TableTypography.Dense;
        var natural = NaturalWidths(dense, wrapLabels: true);
        Shrink(natural, LongestWords(dense), Room(dense, SmallestDenseGrowingShare));
        return (dense, natural);
    }

    private double Room(TableTypography typography, double share) =>
        _available * (1 - share) - (_document.Columns.Count - 1) * typography.Gap;

    private double[] NaturalWidths(TableTypography typography, bool wrapLabels) => Widths(column =>
    {
        var label = PrintableText.OneLine(_document.Columns[column].Label);
        var labelWidth = wrapLabels ? LongestWord(typography.Label, label) : typography.Label.Measure(label);
        return _document.Lines.Aggregate(
            labelWidth,
            (width, line) => Math.Max(width, typography.Body.Measure(PrintableText.OneLine(line.Cells[column]))));
    });

    private double[] LongestWords(TableTypography typography) => Widths(column => _document.Lines.Aggregate(
        LongestWord(typography.Label, PrintableText.OneLine(_document.Columns[column].Label)),
        (width, line) => Math.Max(width, LongestWord(typography.Body, PrintableText.OneLine(line.Cells[column])))));

    private double[] Widths(Func<int, double> widthOf) =>
        [.. Enumerable.Range(0, _document.Columns.Count)
            .Select(column => column == Growing ? 0 : Math.Max(SmallestWidth, widthOf(column)))];

    private static double LongestWord(TextStyle style, string text) => text.Split(' ').Max(word => style.Measure(word));

    /// <summary>Takes from the widest columns first, and breaks words only if nothing else helps.</summary>
    private static void Shrink(double[] widths, double[] words, double available)
    {
        Cap(widths, words, available);
        Cap(widths, new double[widths.Length], available);
    }

    private static void Cap(double[] widths, double[] floors, double available)
    {
        for (var cap = widths.Max(); cap > 0 && widths.Sum() > available; cap--)
        {
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Min(widths[i], Math.Max(floors[i], cap));
            }
        }
    }
}
