namespace ErpCrm.Documents.Layout;

/// <summary>Wrapped lines under each other that can be divided between pages.</summary>
internal sealed class TextBlock(Part part)
{
    private readonly List<Line> _lines = [];

    internal sealed record Line(Part Part, TextStyle Style, string Text, double SpaceBefore)
    {
        public double Height => SpaceBefore + Style.Leading;
    }

    public IReadOnlyList<Line> Lines => _lines;

    public double Height { get; private set; }

    /// <summary>Wraps text to the width; an empty text adds nothing. The
    /// text belongs to the block's part unless another is named.</summary>
    public TextBlock Add(TextStyle style, string? text, double width, double spaceBefore = 0, Part? of = null)
    {
        var clean = PrintableText.Clean(text).Trim();
        if (clean.Length > 0)
        {
            foreach (var line in style.Wrap(clean, width))
            {
                Add(new Line(of ?? part, style, line, _lines.Count == 0 ? 0 : spaceBefore));
                spaceBefore = 0;
            }
        }

        return this;
    }

    /// <summary>How many lines fit into the height.</summary>
    public int CountWithin(double height)
    {
        var count = 0;
        for (double used = 0; count < _lines.Count; count++)
        {
            used += _lines[count].Height;
            if (used > height + Flow.Tolerance)
            {
                break;
            }
        }

        return count;
    }

    public (TextBlock Head, TextBlock Tail) SplitAt(int count)
    {
        TextBlock head = new(part), tail = new(part);
        for (var i = 0; i < _lines.Count; i++)
        {
            (i < count ? head : tail).Add(i == count ? _lines[i] with { SpaceBefore = 0 } : _lines[i]);
        }

        return (head, tail);
    }

    private void Add(Line line)
    {
        _lines.Add(line);
        Height += line.Height;
    }
}
