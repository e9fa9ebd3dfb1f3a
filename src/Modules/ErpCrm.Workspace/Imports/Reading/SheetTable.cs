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

    // More no spreadsheet has.
    private const int MostRows = 1_048_576;

    // To look at one its reader goes through it.
    private const int MostLookedAt = 50;
    private const string Day = "yyyy-MM-dd";

    // What the reader has whole in memory, in either form of a book; of a sheet it has a row.
    private static readonly string[] Kept = ["sharedStrings.", "styles.", "workbook."];

    // The day from which a book counts, in either of its two ways.
    private static readonly DateTime[] Beginnings =
        [new(1899, 12, 30), new(1899, 12, 31), new(1904, 1, 1)];

    // The reader asks for an encoding of old books, which it never needs here.
    static SheetTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="BusinessRuleException">It is no book, or one that would fill the memory.</exception>
    public static async Task CheckAsync(Stream content, CancellationToken ct)
    {
        try
        {
            await MeasureAsync(content, ct);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw NoBook();
        }
        finally
        {
            content.Position = 0;
        }
    }

    /// <summary>Names of its sheets, in their order.</summary>
    public static IReadOnlyList<string> SheetsOf(Stream content) =>
        [.. Of(() => BookSheets.Of(content)).Select(sheet => sheet.Name)];

    /// <summary>The first sheet that people see and that has anything in it: a cover is no table. Of very many the
    /// first are looked at.</summary>
    public static int FirstOf(Stream content)
    {
        var sheets = Of(() => BookSheets.Of(content));
        var seen = Enumerable.Range(0, sheets.Count).Where(i => !sheets[i].IsHidden).ToList();
        if (seen.Count == 0 || sheets.Count == 1) return 0;
        var last = Math.Min(seen[^1], MostLookedAt - 1);
        content.Position = 0;
        using var book = Of(() => Open(content));
        for (var i = 0; i <= last; i++)
        {
            if (i > 0 && !Of(book.NextResult)) break;
            if (!sheets[i].IsHidden && SaysAnything(book)) return i;
        }

        return seen[0];
    }

    /// <exception cref="BusinessRuleException">It is damaged, or longer than a sheet can be.</exception>
    public static IEnumerable<SourceRow> Read(Stream content, int sheet)
    {
        content.Position = 0;
        using var book = Of(() => Open(content));
        for (var i = 0; i < sheet; i++)
        {
            if (!Of(book.NextResult)) yield break;
        }

        using var faults = BookFaults.Of(content, sheet).GetEnumerator();
        var isFaulty = Of(faults.MoveNext);
        var number = 0;
        SourceCell[] blank = [];
        while (Of(book.Read))
        {
            // A row says its number itself: a small file may say that there are two thousand million.
            if (++number > MostRows) throw TooLarge();
            var cells = Of(() => CellsOf(book));
            for (; isFaulty && faults.Current.Row <= number; isFaulty = Of(faults.MoveNext))
                cells = With(cells, faults.Current, number, WidthOf(book));
            if (cells is null && blank.Length != WidthOf(book))
                blank = [.. Enumerable.Repeat(SourceCell.Empty, WidthOf(book))];
            yield return new SourceRow(number, cells ?? blank);
        }
    }

    private static async Task MeasureAsync(Stream content, CancellationToken ct)
    {
        await using var book = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (book.Entries.Count > MostParts || book.GetEntry(BookSheets.Part) is null || HasTwins(book))
            throw NoBook();
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
                if (most < 0) throw TooLarge();
            }
        }

        BookMeasure.Check(book, ct);
    }

    // Of two parts of one name nobody knows which is meant.
    private static bool HasTwins(ZipArchive book) =>
        book.Entries.DistinctBy(part => part.FullName, StringComparer.OrdinalIgnoreCase).Count() < book.Entries.Count;

    private static IExcelDataReader Open(Stream content) =>
        ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration { LeaveOpen = true });

    // The reader takes what it is given for a book that is right, and fails in as many ways as one can be wrong.
    private static T Of<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw NoBook();
        }
    }

    private static bool IsDamage(Exception e) =>
        e is ExcelReaderException or InvalidDataException or System.Xml.XmlException or EndOfStreamException
            or FormatException or OverflowException or ArgumentException or InvalidOperationException
            or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or NotSupportedException;

    private static bool SaysAnything(IExcelDataReader book)
    {
        for (var number = 1; Of(book.Read); number++)
        {
            if (number > MostRows) throw TooLarge();
            if (Of(() => CellsOf(book)) is { } cells && !new SourceRow(number, cells).IsBlank) return true;
        }

        return false;
    }

    private static int WidthOf(IExcelDataReader book) => Math.Min(book.FieldCount, Tables.MostColumns);

    /// <returns>Null for a row without anything: books end in hundreds of thousands of them.</returns>
    private static SourceCell[]? CellsOf(IExcelDataReader book)
    {
        var (cells, width) = ((SourceCell[]?)null, WidthOf(book));
        for (var i = 0; i < width; i++)
        {
            if (book.GetValue(i) is not { } value) continue;
            cells ??= [.. Enumerable.Repeat(SourceCell.Empty, width)];
            cells[i] = value is double share && CellFormats.IsPercent(book.GetNumberFormatString(i))
                ? ShareOf(share)
                : CellOf(value);
        }

        return cells;
    }

    private static SourceCell[]? With(SourceCell[]? cells, BookFault fault, int row, int width)
    {
        if (fault.Row < row || fault.Column >= width) return cells;
        cells ??= [.. Enumerable.Repeat(SourceCell.Empty, width)];
        cells[fault.Column] = new SourceCell(fault.Text, new CellFault());
        return cells;
    }

    private static SourceCell CellOf(object value)
    {
        return value switch
        {
            string text => new SourceCell(Whole(text)),
            double number => NumberOf(number),
            int number => new SourceCell(number.ToString(CultureInfo.InvariantCulture), (decimal)number),
            // An hour of no day is a length of time.
            DateTime { TimeOfDay.Ticks: > 0 } at when Beginnings.Contains(at.Date) => Length(at.TimeOfDay),
            DateTime at => new SourceCell(
                at.ToString(at.TimeOfDay == TimeSpan.Zero ? Day : Day + " HH:mm", CultureInfo.InvariantCulture),
                DateOnly.FromDateTime(at)),
            TimeSpan time => Length(time),
            bool yes => new SourceCell(yes ? "TRUE" : "FALSE", yes),
            var other => new SourceCell(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };
    }

    // A phone or a tax id that is kept as a number reads as its digits.
    private static SourceCell NumberOf(double number)
    {
        if (IsNone(number)) return new SourceCell("#", new CellFault());
        var value = (decimal)number;
        return new SourceCell(Digits(value), value);
    }

    // As people see it: 12 %.
    private static SourceCell ShareOf(double number) => IsNone(number)
        ? new SourceCell("#", new CellFault())
        : new SourceCell(Digits((decimal)number * 100) + CellReading.PerCent, new CellPercent((decimal)number));

    private static bool IsNone(double number) => double.IsNaN(number) || Math.Abs(number) > 1e25;

    private static string Digits(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    // Hours that a tracker wrote.
    private static SourceCell Length(TimeSpan time) => new(
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}"));

    // Half of a pair is no character: it can be written as _xD83D_.
    private static string Whole(string text)
    {
        var plain = text.Trim();
        return plain.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? plain
            : string.Concat(plain.EnumerateRunes().Select(rune => rune.ToString()));
    }

    internal static BusinessRuleException TooLarge() => new("This workbook is too large. Save the sheet as CSV.");

    private static BusinessRuleException NoBook() => new("This workbook cannot be read. Save it again as XLSX or CSV.");
}
