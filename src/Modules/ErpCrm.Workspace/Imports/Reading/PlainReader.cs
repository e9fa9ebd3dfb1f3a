namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>A text without the marks of its encoding: they stand amid it where files were put together. A row that
/// would fill the memory is not read on.</summary>
internal sealed class PlainReader(TextReader text) : TextReader
{
    private const char Mark = '\uFEFF';
    private const int LongestRow = 1 << 22;

    private int _sinceRow;

    /// <summary>A row has ended; what follows is another one.</summary>
    public void EndRow() => _sinceRow = 0;

    public override int Peek()
    {
        while (text.Peek() == Mark) _ = text.Read();
        return text.Peek();
    }

    public override int Read()
    {
        int next;
        do next = text.Read();
        while (next == Mark);
        return next;
    }

    public override int Read(Span<char> buffer)
    {
        while (true)
        {
            var read = text.Read(buffer);
            var kept = WithoutMarks(buffer[..read]);
            if ((_sinceRow += kept) > LongestRow) throw new InvalidDataException("A row never ends.");
            // Nothing but marks is no end.
            if (kept > 0 || read == 0) return kept;
        }
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }

    private static int WithoutMarks(Span<char> read)
    {
        if (!read.Contains(Mark)) return read.Length;
        var kept = 0;
        foreach (var c in read)
        {
            if (c != Mark) read[kept++] = c;
        }

        return kept;
    }
}
