using ErpCrm.SharedKernel;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>A part of a book on its way to a reader that has each of its nodes whole in memory: one that would fill it
/// is not read on.</summary>
internal sealed class MeteredStream(Stream content) : Stream
{
    // A cell has 32,767 letters at most; a node of another kind has more only where it was made to.
    private const long LongestNode = 1 << 20;

    private long _sinceNode;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A node has ended; what follows is another one.</summary>
    public void Begin() => _sinceNode = 0;

    /// <exception cref="BusinessRuleException">The node never ends.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = content.Read(buffer);
        _sinceNode += read;
        return _sinceNode <= LongestNode ? read : throw SheetTable.TooLarge();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
