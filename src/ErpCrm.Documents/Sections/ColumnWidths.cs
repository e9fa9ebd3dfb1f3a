using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>Gives each column the width of its widest text and the growing one the rest.</summary>
internal static class ColumnWidths
{
    private const double SmallestGrowingShare = 0.34;
    private const double SmallestWidth = 24;

    /// <summary>The left edge and the width of each column within the given width, in points.</summary>
    public static IReadOnlyList<(double X, double Width)> Of(BusinessDocument document, double left, double available)
    {
        var growing = GrowingColumn(document.Columns);
        var widths = document.Columns.Select((column, i) => i == growing ? 0 : NaturalWidth(document, column, i)).ToArray();
        var gaps = (widths.Length - 1) * Theme.ColumnGap;
        Shrink(widths, available - gaps - available * SmallestGrowingShare);
        widths[growing] = available - gaps - widths.Sum();

        var x = left;
        return [.. widths.Select(width => (Add(ref x, width + Theme.ColumnGap), width))];
    }

    /// <summary>The column of the descriptions.</summary>
    public static int GrowingColumn(IReadOnlyList<DocumentColumn> columns)
    {
        var all = columns.ToList();
        var chosen = all.FindIndex(column => column.Grows);
        return chosen >= 0 ? chosen : Math.Max(0, all.FindIndex(column => column.Alignment == DocumentAlignment.Start));
    }

    private static double NaturalWidth(BusinessDocument document, DocumentColumn column, int index)
    {
        var width = Math.Max(SmallestWidth, Theme.Label.Measure(PrintableText.OneLine(column.Label)));
        foreach (var line in document.Lines)
        {
            width = Math.Max(width, Theme.Body.Measure(PrintableText.OneLine(line.Cells[index])));
        }

        return width;
    }

    /// <summary>Takes from the widest columns first; their texts wrap.</summary>
    private static void Shrink(double[] widths, double available)
    {
        var excess = widths.Sum() - available;
        if (excess <= 0)
        {
            return;
        }

        var cap = widths.Max();
        while (cap > SmallestWidth && widths.Sum(width => Math.Min(width, cap)) > available)
        {
            cap--;
        }

        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = Math.Min(widths[i], cap);
        }
    }

    private static double Add(ref double x, double step)
    {
        var before = x;
        x += step;
        return before;
    }
}
