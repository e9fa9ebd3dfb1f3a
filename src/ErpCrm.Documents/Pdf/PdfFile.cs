using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>The objects of a PDF 1.7 file and its cross-reference stream.
/// Objects that are not streams are packed together and compressed.</summary>
internal sealed class PdfFile
{
    private const int ObjectsPerPack = 200;

    private readonly PdfBuffer _file = new(64 * 1024);
    private readonly List<(byte Kind, int Position, int Index)> _entries = [(0, 0, 65535)];
    private readonly List<(int Id, string Body)> _packed = [];

    public PdfFile() => _file.Add("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");

    /// <summary>The number of an object that is written later.</summary>
    public int Reserve()
    {
        _entries.Add(default);
        return _entries.Count - 1;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Write(id, body);
        return id;
    }

    public void Write(int id, string body)
    {
        _packed.Add((id, body));
        if (_packed.Count == ObjectsPerPack)
        {
            Pack();
        }
    }

    public int AddStream(string dictionary, ReadOnlySpan<byte> data) =>
        AddEncodedStream(dictionary + "/Filter/FlateDecode", Deflate.Compress(data));

    /// <summary>A stream whose data already is as the dictionary says.</summary>
    public int AddEncodedStream(string dictionary, ReadOnlySpan<byte> data)
    {
        var id = Reserve();
        WriteStream(id, dictionary, data);
        return id;
    }

    /// <summary>Closes the file. Its identifier comes from its content: the same objects give the same bytes.</summary>
    public byte[] Finish(int catalog, int info)
    {
        Pack();
        var identifier = Convert.ToHexString(SHA256.HashData(_file.Span).AsSpan(0, 16));
        var id = Reserve();
        var position = _file.Length;
        _entries[id] = (1, position, 0);
        WriteStream(
            id,
            $"/Type/XRef/Size {_entries.Count}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{identifier}><{identifier}>]/Filter/FlateDecode",
            Deflate.Compress(CrossReferences()));
        _file.Add("startxref\n").Add(position).Add("\n%%EOF\n");
        return _file.Span.ToArray();
    }

    private void WriteStream(int id, string dictionary, ReadOnlySpan<byte> data)
    {
        _entries[id] = (1, _file.Length, 0);
        _file.Add(id).Add(" 0 obj\n<<").Add(dictionary).Add("/Length ").Add(data.Length).Add(">>stream\n").Add(data)
            .Add("\nendstream\nendobj\n");
    }

    private void Pack()
    {
        if (_packed.Count == 0)
        {
            return;
        }

        var pack = Reserve();
        StringBuilder offsets = new(), bodies = new();
        for (var i = 0; i < _packed.Count; i++)
        {
            var (id, body) = _packed[i];
            _entries[id] = (2, pack, i);
            offsets.Append(CultureInfo.InvariantCulture, $"{id} {bodies.Length} ");
            bodies.Append(body).Append('\n');
        }

        WriteStream(
            pack,
            $"/Type/ObjStm/N {_packed.Count}/First {offsets.Length}/Filter/FlateDecode",
            Deflate.Compress(Encoding.Latin1.GetBytes(offsets.Append(bodies).ToString())));
        _packed.Clear();
    }

    private byte[] CrossReferences()
    {
        const int EntryLength = 7;
        var table = new byte[EntryLength * _entries.Count];
        for (var i = 0; i < _entries.Count; i++)
        {
            var (kind, position, index) = _entries[i];
            var entry = table.AsSpan(EntryLength * i);
            entry[0] = kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], position);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], (ushort)index);
        }

        return table;
    }
}
