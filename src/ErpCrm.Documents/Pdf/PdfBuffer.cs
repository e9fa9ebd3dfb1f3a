using System.Globalization;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>A growing run of PDF bytes; appending allocates nothing once it is large enough.</summary>
internal sealed class PdfBuffer(int capacity)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public PdfBuffer Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    public PdfBuffer Add(string latin)
    {
        Length += Encoding.Latin1.GetBytes(latin, Room(latin.Length));
        return this;
    }

    public PdfBuffer Add(int value)
    {
        value.TryFormat(Room(11), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
        return this;
    }

    /// <summary>A number with at most 3 decimals, followed by a blank. PDF knows no exponents.</summary>
    public PdfBuffer Add(double value)
    {
        var thousandths = (long)Math.Round(value * 1000);
        var room = Room(32);
        var length = 0;
        if (thousandths < 0)
        {
            room[length++] = (byte)'-';
            thousandths = -thousandths;
        }

        (thousandths / 1000).TryFormat(room[length..], out var written, default, CultureInfo.InvariantCulture);
        length += written;
        var rest = (int)(thousandths % 1000);
        if (rest != 0)
        {
            room[length++] = (byte)'.';
            for (var unit = 100; rest != 0; unit /= 10)
            {
                room[length++] = (byte)('0' + rest / unit);
                rest %= unit;
            }
        }

        room[length++] = (byte)' ';
        Length += length;
        return this;
    }

    public PdfBuffer AddHex(ushort value)
    {
        var room = Room(4);
        for (var i = 3; i >= 0; i--, value >>= 4)
        {
            room[i] = "0123456789ABCDEF"u8[value & 15];
        }

        Length += 4;
        return this;
    }

    private Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }

        return _bytes.AsSpan(Length);
    }
}
