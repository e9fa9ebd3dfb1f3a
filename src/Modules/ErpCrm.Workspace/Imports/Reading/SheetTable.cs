using System.Globalization;
using System.IO.Compression;
using System.Text;
using ErpCrm.SharedKernel;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>A sheet of an XLSX book: what its cells show, formulas by what they came to when it was saved.</summary>
internal static class SheetTable
{
    // A small file may say that it is enormous; it is unpacked once, into nothing, before anybody reads it.
    private const long MostUnpacked = 1L << 30;

    // Texts of people become a tenth when they are packed; what becomes a hundredth was made to fill a memory.
    private const long MostKept = 100L << 20;
    private const long KeptInDoubt = 20L << 20;
    private const int MostPacked = 100;
    private const int MostParts = 2000;
    private const string Day = "yyyy-MM-dd";

    // What the reader has whole in memory, in either form of a book; of a sheet it has a row.
    private static readonly string[] Kept = ["sharedStrings.", "styles.", "workbook."];

    // What a formula came to that could not be worked out.
    private static readonly HashSet<string> Faults =
        ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

    // The reader asks for an encoding of old books, which it never needs here.
    static SheetTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="BusinessRuleException">It is no book, or one that would fill the memory.</exception>
    public static async Task CheckAsync(Stream content, CancellationToken ct)
    {
        try
        {
            await MeasureAsync(content, ct);
        }
        catch (InvalidDataException)
        {
            throw NoBook();
        }
        finally
        {
            content.Position = 0;
        }
    }

    public static IReadOnlyList<string> SheetsOf(Stream content)
    {
        content.Position = 0;
        using var book = Open(content);
        var names = new List<string>();
        do names.Add(book.Name);
        while (book.NextResult());
        return names;
    }

    public static IEnumerable<SourceRow> Read(Stream content, int sheet)
    {
        using var book = Open(content);
        for (var i = 0; i < sheet; i++)
        {
            if (!book.NextResult()) yield break;
        }

        var number = 0;
        while (Next(book))
        {
            number++;
            var cells = new SourceCell[Math.Min(book.FieldCount, Tables.MostColumns)];
            for (var i = 0; i < cells.Length; i++) cells[i] = CellOf(book, i);
            yield return new SourceRow(number, cells);
        }
    }

    private static async Task MeasureAsync(Stream content, CancellationToken ct)
    {
        await using var book = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (book.Entries.Count > MostParts || book.GetEntry("xl/workbook.xml") is null) throw NoBook();
        var (left, buffer) = (MostUnpacked, new byte[128 * 1024]);
        foreach (var part in book.Entries)
        {
            var most = Array.Exists(Kept, name => part.FullName.Contains(name, StringComparison.OrdinalIgnoreCase))
                ? Math.Min(left, Math.Clamp(part.CompressedLength * MostPacked, KeptInDoubt, MostKept))
                : left;
            await using var unpacked = await part.OpenAsync(ct);
            int read;
            while ((read = await unpacked.ReadAsync(buffer, ct)) > 0)
            {
                (most, left) = (most - read, left - read);
                if (most < 0) throw new BusinessRuleException("This workbook is too large. Save the sheet as CSV.");
            }
        }
    }

    private static IExcelDataReader Open(Stream content)
    {
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration { LeaveOpen = true });
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            throw NoBook();
        }
    }

    private static bool Next(IExcelDataReader book)
    {
        try
        {
            return book.Read();
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException
            or FormatException or OverflowException)
        {
            throw NoBook();
        }
    }

    private static SourceCell CellOf(IExcelDataReader book, int i)
    {
        return book.GetValue(i) switch
        {
            null => SourceCell.Empty,
            string text => Faults.Contains(text) ? new SourceCell(text, new CellFault()) : new SourceCell(text.Trim()),
            double number => NumberOf(number),
            int number => new SourceCell(number.ToString(CultureInfo.InvariantCulture), (decimal)number),
            DateTime at => new SourceCell(
                at.ToString(at.TimeOfDay == TimeSpan.Zero ? Day : Day + " HH:mm", CultureInfo.InvariantCulture),
                DateOnly.FromDateTime(at)),
            // A length of time: hours that a tracker wrote.
            TimeSpan time => new SourceCell(string.Create(CultureInfo.InvariantCulture,
                $"{(int)time.TotalHours}:{time.Minutes:00}")),
            bool yes => new SourceCell(yes ? "TRUE" : "FALSE", yes),
            var other => new SourceCell(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };
    }

    // A phone or a tax id that is kept as a number reads as its digits.
    private static SourceCell NumberOf(double number)
    {
        if (double.IsNaN(number) || Math.Abs(number) > 1e27) return new SourceCell("#", new CellFault());
        var value = (decimal)number;
        return new SourceCell(value.ToString("0.##########", CultureInfo.InvariantCulture), value);
    }

    private static BusinessRuleException NoBook() => new("This workbook cannot be read. Save it again as XLSX or CSV.");
}
