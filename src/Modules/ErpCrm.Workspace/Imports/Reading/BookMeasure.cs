using System.IO.Compression;
using System.Xml;
using ErpCrm.SharedKernel;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>
/// Looks at every part of a book that its reader may open, node by node and keeping nothing: what the reader keeps
/// whole is as much as spreadsheets write, whatever a small file says.
/// </summary>
internal static class BookMeasure
{
    /// <summary>More no spreadsheet has.</summary>
    public const int MostColumns = 16_384;

    /// <summary>The names of what a book says itself; what programs add to it has others.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const int Letters = 26;
    private const int Deepest = 64;
    private const int MostAttributes = 250;

    // Texts of a cell that are written apart are put to what stands before, one by one.
    private const int MostTexts = 1000;

    // What the reader keeps of a book beside the row that it is at.
    private const int MostSheets = 1000;
    private const int MostRelations = 10_000;
    private const int MostStyles = 1_000_000;
    private const int MostMerged = 1_000_000;

    private const string Folder = "xl/";
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static readonly string[] Roots = ["workbook", "worksheet", "sst", "styleSheet"];

    /// <exception cref="BusinessRuleException">It would fill the memory, or is of a kind that is not read.</exception>
    /// <exception cref="InvalidDataException">It is no book.</exception>
    public static void Check(ZipArchive book, CancellationToken ct)
    {
        foreach (var part in book.Entries.Where(IsRead))
        {
            ct.ThrowIfCancellationRequested();
            using var metered = new MeteredStream(part.Open());
            using var xml = XmlReader.Create(metered, BookSheets.Rules);
            new Walk(xml, metered, part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Through();
        }

        if (!BookSheets.AreApart(book)) throw new InvalidDataException("Two sheets are one part, or one is no XML.");
    }

    /// <summary>The column of a place as the reader of books takes it: of "AB12" the letters.</summary>
    /// <returns>From 1; null where none is said, and one too many where no sheet has it.</returns>
    public static int? ColumnOf(string? place)
    {
        var column = 0;
        foreach (var letter in (place ?? "").TakeWhile(char.IsAsciiLetterUpper))
            column = Math.Min((column * Letters) + letter - 'A' + 1, MostColumns + 1);
        return column == 0 ? null : column;
    }

    // The reader opens what stands in this folder alone, and takes as XML what is called so.
    private static bool IsRead(ZipArchiveEntry part)
    {
        var name = part.FullName.Replace('\\', '/').TrimStart('/');
        return name.StartsWith(Folder, StringComparison.OrdinalIgnoreCase)
            && (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>One part, from its beginning to its end.</summary>
    private sealed class Walk(XmlReader xml, MeteredStream metered, bool isOfRelations)
    {
        private const int Closed = -1;

        private bool _isOfStyles;

        // How deep the row stands that is open, and the cell or shared text.
        private int _row = Closed;
        private int _text = Closed;
        private int _cells;
        private int _column;
        private int _texts;
        private int _merged;
        private int _sheets;
        private int _elements;

        public void Through()
        {
            while (xml.Read())
            {
                if (xml.Depth > Deepest || xml.AttributeCount > MostAttributes) throw SheetTable.TooLarge();
                if (xml.NodeType == XmlNodeType.Element) Take();
                else if (xml.NodeType == XmlNodeType.EndElement) Close();
                // All of a cell counts together: the reader puts it together.
                if (_text == Closed) metered.Begin();
            }
        }

        private void Take()
        {
            if (xml.Depth == 0) Begin();
            _elements++;
            if (_isOfStyles && _elements > MostStyles) throw SheetTable.TooLarge();
            if (isOfRelations && _elements > MostRelations) throw SheetTable.TooLarge();
            switch (xml.LocalName)
            {
                case "row" when !xml.IsEmptyElement:
                    (_row, _cells, _column) = (xml.Depth, 0, 0);
                    break;
                case "c" when xml.Depth == _row + 1:
                    _column = ColumnOf(xml.GetAttribute("r")) ?? _column + 1;
                    Most(_column, MostColumns);
                    Most(++_cells, MostColumns);
                    Open();
                    break;
                case "si":
                    Open();
                    break;
                case "t" when _text != Closed:
                    Most(++_texts, MostTexts);
                    break;
                case "mergeCell" or "col":
                    Most(++_merged, MostMerged);
                    break;
                case "sheet":
                    Most(++_sheets, MostSheets);
                    break;
            }
        }

        private void Begin()
        {
            _isOfStyles = xml.LocalName == "styleSheet";
            if (!Roots.Contains(xml.LocalName) || xml.NamespaceURI == Main) return;
            if (xml.NamespaceURI == Strict)
                throw new BusinessRuleException(
                    "This workbook is of the kind “Strict Open XML”. Save it as an ordinary XLSX workbook or as CSV.");
            throw new InvalidDataException("Another kind of document.");
        }

        private void Open()
        {
            if (_text == Closed && !xml.IsEmptyElement) (_text, _texts) = (xml.Depth, 0);
        }

        private void Close()
        {
            if (xml.Depth == _text) _text = Closed;
            if (xml.Depth == _row) _row = Closed;
        }

        private static void Most(int count, int most)
        {
            if (count > most) throw SheetTable.TooLarge();
        }
    }
}
