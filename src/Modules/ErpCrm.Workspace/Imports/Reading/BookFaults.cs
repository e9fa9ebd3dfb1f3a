using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>A cell whose formula could not be worked out.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Column">From 0.</param>
internal readonly record struct BookFault(int Row, int Column, string Text);

/// <summary>Cells of a sheet that hold an error: the reader of books takes them for empty ones.</summary>
internal static class BookFaults
{
    /// <summary>In the order of the sheet; none where it has no such sheet.</summary>
    public static IEnumerable<BookFault> Of(Stream content, int sheet)
    {
        using var book = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (BookSheets.PartOf(book, sheet) is not { } entry) yield break;
        using var part = entry.Open();
        using var xml = XmlReader.Create(part, BookSheets.Rules);
        var (row, column) = (0, -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != BookMeasure.Main) continue;
            if (xml.LocalName == "row")
            {
                (row, column) = (NumberOf(xml.GetAttribute("r")) ?? row + 1, -1);
            }
            else if (xml.LocalName == "c")
            {
                column = BookMeasure.ColumnOf(xml.GetAttribute("r")) - 1 ?? column + 1;
                if (xml.GetAttribute("t") == "e") yield return new BookFault(row, column, TextOf(xml));
            }
        }
    }

    private static string TextOf(XmlReader xml)
    {
        using var cell = xml.ReadSubtree();
        return cell.ReadToFollowing("v") ? cell.ReadString() : "";
    }

    private static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
