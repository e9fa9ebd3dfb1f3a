using System.IO.Compression;
using System.Text;

namespace ErpCrm.Tests.Workspace.Imports.Reading;

/// <summary>A sheet as its XML says it.</summary>
/// <param name="Rows">Inside of its <c>sheetData</c>.</param>
/// <param name="State"><c>hidden</c>, <c>veryHidden</c>; null where people see it.</param>
/// <param name="After">What follows its rows.</param>
internal sealed record MadeSheet(string Name, string Rows, string? State = null, string After = "");

/// <summary>Workbooks part by part, as no library would write them.</summary>
internal static class BookMake
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    // Of the styles the second writes days, the third hours, the fourth and fifth per cent.
    private static readonly string Styles = $"""
        {Head}<styleSheet xmlns="{Main}"><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
        <cellXfs count="5"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="20" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="10" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public static Task<MemoryStream> BookAsync(params MadeSheet[] sheets) => BookAsync(false, sheets);

    /// <param name="is1904">Days are counted from 1904 on.</param>
    public static async Task<MemoryStream> BookAsync(bool is1904, params MadeSheet[] sheets)
    {
        var parts = new List<(string Name, string Xml)>
        {
            ("[Content_Types].xml", $"""
                {Head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/></Types>
                """),
            ("_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", Workbook(is1904, sheets)),
            ("xl/_rels/workbook.xml.rels", Relations([
                .. sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")),
                ("rId99", "styles", "styles.xml")])),
            ("xl/styles.xml", Styles),
        };
        parts.AddRange(sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml",
            $"{Head}<worksheet xmlns=\"{Main}\"><sheetData>{sheet.Rows}</sheetData>{sheet.After}</worksheet>")));
        return await ZipAsync(parts);
    }

    /// <summary>A book with its parts written otherwise.</summary>
    /// <param name="change">Name and XML of a part to its XML; null leaves it out.</param>
    public static async Task<MemoryStream> RewrittenAsync(
        MemoryStream book, Func<string, string, string?> change, params (string Name, string Xml)[] more)
    {
        var parts = new List<(string Name, string Xml)>();
        await using (var zip = new ZipArchive(book))
        {
            foreach (var part in zip.Entries)
            {
                using var text = new StreamReader(await part.OpenAsync());
                if (change(part.FullName, await text.ReadToEndAsync()) is { } xml) parts.Add((part.FullName, xml));
            }
        }

        return await ZipAsync(parts.Concat(more));
    }

    public static async Task<MemoryStream> ZipAsync(IEnumerable<(string Name, string Xml)> parts)
    {
        var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in parts)
            {
                await using var part = await zip.CreateEntry(name).OpenAsync();
                await part.WriteAsync(Encoding.UTF8.GetBytes(xml));
            }
        }

        file.Position = 0;
        return file;
    }

    /// <summary>A row of texts from the first column on; null leaves one out.</summary>
    public static string Row(int number, params string?[] texts) => Raw(number, [.. texts.Select((text, i) =>
        text is null ? "" : $"<c r=\"{Name(i, number)}\" t=\"inlineStr\"><is><t>{Escaped(text)}</t></is></c>")]);

    /// <summary>A row of cells as they are.</summary>
    public static string Raw(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    /// <summary>A cell with a value that is no text.</summary>
    /// <param name="column">From nought.</param>
    /// <param name="more">Attributes: its style, its type.</param>
    /// <param name="formula">What the value came from.</param>
    public static string Cell(int column, int row, string? value, string more = "", string? formula = null) =>
        $"<c r=\"{Name(column, row)}\" {more}>" + (formula is null ? "" : $"<f>{Escaped(formula)}</f>")
        + (value is null ? "" : $"<v>{Escaped(value)}</v>") + "</c>";

    private static string Name(int column, int row) => $"{(char)('A' + column)}{row}";

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Workbook(bool is1904, MadeSheet[] sheets)
    {
        var named = sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\""
            + (sheet.State is null ? "" : $" state=\"{sheet.State}\"") + $" r:id=\"rId{i + 1}\"/>");
        return $"{Head}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">"
            + (is1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>")
            + $"<sheets>{string.Concat(named)}</sheets></workbook>";
    }

    private static string Relations(params (string Id, string Type, string Target)[] all) =>
        $"{Head}<Relationships xmlns=\"{Package}\">" + string.Concat(all.Select(one =>
            $"<Relationship Id=\"{one.Id}\" Type=\"{Office}/{one.Type}\" Target=\"{one.Target}\"/>"))
        + "</Relationships>";
}
