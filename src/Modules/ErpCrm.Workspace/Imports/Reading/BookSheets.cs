using System.IO.Compression;
using System.Xml;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>What the sheets of a book are called, told without reading them.</summary>
internal static class BookSheets
{
    public const string Part = "xl/workbook.xml";
    private const string Relations = "xl/_rels/workbook.xml.rels";
    private const string Ids = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Binary = ".bin";

    // What the reader takes in either form, where the one in XML is not there.
    private static readonly string[] Read = ["xl/workbook.", "xl/styles.", "xl/sharedStrings.", "xl/worksheets/"];

    internal static readonly XmlReaderSettings Rules = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null
    };

    /// <summary>In the order of the book.</summary>
    public static IReadOnlyList<(string Name, bool IsHidden)> Of(Stream content)
    {
        content.Position = 0;
        using var book = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        using var part = (book.GetEntry(Part) ?? throw new InvalidDataException("No part names the sheets.")).Open();
        using var xml = XmlReader.Create(part, Rules);
        var sheets = new List<(string, bool)>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                sheets.Add((xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }

        return sheets;
    }

    /// <summary>Where the cells of a sheet stand; null when nothing stands there.</summary>
    public static ZipArchiveEntry? PartOf(ZipArchive book, int sheet)
    {
        if (book.GetEntry(Part) is not { } named || book.GetEntry(Relations) is not { } related) return null;
        var ids = ValuesOf(named, "sheet", xml => xml.GetAttribute("id", Ids) ?? "").ToList();
        if (sheet >= ids.Count) return null;
        var target = ValuesOf(related, "Relationship", xml => xml.GetAttribute("Id") == ids[sheet]
            ? xml.GetAttribute("Target") : null).FirstOrDefault(found => found is not null);
        return target is null ? null : book.GetEntry(NameOf(target));
    }

    /// <summary>Whether each sheet has a part of its own, written in XML: a part that many sheets name is read as
    /// often, and of another form nobody measures what it says.</summary>
    public static bool AreApart(ZipArchive book)
    {
        if (book.Entries.Any(part => IsBinary(part.FullName))) return false;
        if (book.GetEntry(Part) is not { } named || book.GetEntry(Relations) is not { } related) return true;
        var ids = ValuesOf(named, "sheet", xml => xml.GetAttribute("id", Ids) ?? "").ToHashSet(StringComparer.Ordinal);
        var parts = ValuesOf(related, "Relationship", xml => ids.Contains(xml.GetAttribute("Id") ?? "")
            ? xml.GetAttribute("Target") : null).OfType<string>().Select(NameOf).ToList();
        return parts.TrueForAll(name => !name.EndsWith(Binary, StringComparison.OrdinalIgnoreCase))
            && parts.Distinct(StringComparer.OrdinalIgnoreCase).Count() == parts.Count;
    }

    private static string NameOf(string target) => target.StartsWith('/') ? target[1..] : "xl/" + target;

    private static bool IsBinary(string part) => part.EndsWith(Binary, StringComparison.OrdinalIgnoreCase)
        && Array.Exists(Read, name => part.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<T> ValuesOf<T>(ZipArchiveEntry entry, string element, Func<XmlReader, T> read)
    {
        using var part = entry.Open();
        using var xml = XmlReader.Create(part, Rules);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element) yield return read(xml);
        }
    }
}
