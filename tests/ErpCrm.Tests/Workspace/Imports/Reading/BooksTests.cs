using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Imports.Reading;

namespace ErpCrm.Tests.Workspace.Imports.Reading;

/// <summary>Workbooks as people and programs write them, and damaged ones.</summary>
public sealed class BooksTests
{
    private const string AsDay = "s=\"1\"";
    private const string AsHours = "s=\"2\"";
    private const string Sheet = "xl/worksheets/sheet1.xml";

    [Theory]
    [InlineData(false, "44927"), InlineData(true, "43465")]
    public async Task A_day_is_the_same_in_whichever_way_a_book_counts_days(bool is1904, string number)
    {
        using var file = await BookMake.BookAsync(is1904, new MadeSheet("One", BookMake.Row(1, "Name", "Day")
            + BookMake.Raw(2, BookMake.Cell(0, 2, "7"), BookMake.Cell(1, 2, number, AsDay))
            + BookMake.Raw(3, BookMake.Cell(1, 3, number + ".75", AsDay))));
        var rows = await ReadAsync(file);
        Assert.Equal(new DateOnly(2023, 1, 1), rows[1][1].Value);
        // The hour of a moment is no other day.
        Assert.Equal(new DateOnly(2023, 1, 1), rows[2][1].Value);
        Assert.Equal(7m, rows[1][0].Value);
    }

    [Fact]
    public async Task Hours_that_a_spreadsheet_takes_for_a_time_of_day_are_a_length_of_time()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One", BookMake.Row(1, "Hours")
            + BookMake.Raw(2, BookMake.Cell(0, 2, "0.0625", AsHours))));
        var cell = (await ReadAsync(file))[1][0];
        Assert.Equal("1:30", cell.Text);
        Assert.Null(cell.Value);
    }

    [Fact]
    public async Task Of_merged_cells_the_first_has_the_value_and_the_others_say_nothing()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One",
            BookMake.Row(1, "Company", "Name") + BookMake.Row(2, "Ала-Тоо", "Azamat") + BookMake.Row(3, null, "Bermet")
            + BookMake.Row(4, null, "Cholpon"),
            After: "<mergeCells count=\"1\"><mergeCell ref=\"A2:A4\"/></mergeCells>"));
        Assert.Equal(["Company|Name", "Ала-Тоо|Azamat", "|Bermet", "|Cholpon"],
            (await ReadAsync(file)).Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))));
    }

    [Fact]
    public async Task A_formula_is_what_it_came_to_when_the_book_was_saved()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One", BookMake.Row(1, "Sum", "Text", "Wrong", "Never")
            + BookMake.Raw(2, BookMake.Cell(0, 2, "3", formula: "1+2"),
                BookMake.Cell(1, 2, "ab", "t=\"str\"", "\"a\"&\"b\""),
                BookMake.Cell(2, 2, "#DIV/0!", "t=\"e\"", "1/0"), BookMake.Cell(3, 2, null, formula: "A1"))));
        var row = (await ReadAsync(file))[1];
        Assert.Equal(3m, row[0].Value);
        Assert.Equal("ab", row[1].Text);
        Assert.IsType<CellFault>(row[2].Value);
        Assert.Equal("", row[3].Text);
    }

    [Fact]
    public async Task The_first_sheet_that_people_see_and_that_says_anything_is_the_table()
    {
        var table = BookMake.Row(1, "Name") + BookMake.Row(2, "Firm");
        using var file = await BookMake.BookAsync(
            new MadeSheet("Settings", BookMake.Row(1, "secret"), "hidden"),
            new MadeSheet("Lists", BookMake.Row(1, "secret"), "veryHidden"),
            new MadeSheet("Cover", ""),
            new MadeSheet("Clients", table),
            new MadeSheet("More", BookMake.Row(1, "Other")));
        var form = await Tables.DetectAsync(file, default);
        Assert.Equal(3, form.Sheet);
        Assert.Equal(["Name", "Firm"], Tables.Read(file, form).Select(row => row[0].Text));
        // Any other can be chosen.
        Assert.Equal(["Settings", "Lists", "Cover", "Clients", "More"], Preview.Of(file, form).Sheets);
        Assert.Equal(["Other"], Tables.Read(file, form with { Sheet = 4 }).Select(row => row[0].Text));
        Assert.Empty(Tables.Read(file, form with { Sheet = 9 }));
    }

    [Fact]
    public async Task Rows_without_anything_keep_the_numbers_of_those_below()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One",
            BookMake.Row(1, "Name", "Note") + BookMake.Row(900, null, "far below")));
        var rows = (await ReadAsync(file)).Where(row => !row.IsBlank).ToList();
        Assert.Equal([1, 900], rows.Select(row => row.Number));
        Assert.Equal("far below", rows[1][1].Text);
    }

    [Fact]
    public async Task A_sheet_that_says_it_has_more_rows_than_a_sheet_can_is_refused()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One",
            BookMake.Row(1, "Name") + BookMake.Row(2_000_000_000, "Firm")));
        var form = await Tables.DetectAsync(file, default);
        var refusal = Assert.Throws<BusinessRuleException>(() => Tables.Read(file, form).Count());
        Assert.StartsWith("This workbook is too large", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("column"), InlineData("columns"), InlineData("letters"), InlineData("cells"), InlineData("same place")]
    [InlineData("depth"), InlineData("attributes"), InlineData("text"), InlineData("attribute"), InlineData("pieces")]
    [InlineData("sheets"), InlineData("comment")]
    public async Task A_book_that_would_fill_the_memory_is_refused_before_its_reader_opens_it(string attack)
    {
        using var right = await BookMake.BookAsync(
            new MadeSheet("One", BookMake.Row(1, "Name") + BookMake.Row(2, "Firm")));
        using var file = await BookMake.RewrittenAsync(right, (part, xml) => part switch
        {
            Sheet => xml.Replace("</sheetData>", Attack(attack) + "</sheetData>", StringComparison.Ordinal),
            "xl/workbook.xml" when attack == "sheets" => xml.Replace("</sheets>", string.Concat(Enumerable.Repeat(
                "<sheet name=\"x\" sheetId=\"2\"/>", 5000)) + "</sheets>", StringComparison.Ordinal),
            _ => xml,
        });
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => Tables.DetectAsync(file, default));
        Assert.StartsWith("This workbook is too large", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_column_that_a_sheet_can_have_is_no_attack()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One",
            BookMake.Row(1, "Name") + BookMake.Raw(2, "<c r=\"A2\"><v>7</v></c><c r=\"XFD2\"><v>8</v></c>")));
        var rows = await ReadAsync(file);
        Assert.Equal(7m, rows[1][0].Value);
        Assert.Equal(Tables.MostColumns, rows[1].Cells.Count);
    }

    [Theory]
    [InlineData("one part"), InlineData("binary sheet"), InlineData("binary texts")]
    public async Task Sheets_that_are_one_part_or_no_XML_are_no_book(string trick)
    {
        using var right = await BookMake.BookAsync(
            new MadeSheet("One", BookMake.Row(1, "Name")), new MadeSheet("Two", BookMake.Row(1, "Name")));
        (string, string)[] more = trick == "binary texts" ? [("xl/sharedStrings.bin", "x")] : [];
        using var file = await BookMake.RewrittenAsync(right, (part, xml) => part != "xl/_rels/workbook.xml.rels"
            ? xml
            : xml.Replace("worksheets/sheet2.xml", trick switch
            {
                "one part" => "/xl/worksheets/sheet1.xml",
                "binary sheet" => "media/image1.bin",
                _ => "worksheets/sheet2.xml",
            }, StringComparison.Ordinal), more);
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => Tables.DetectAsync(file, default));
        Assert.StartsWith("This workbook cannot be read", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://purl.oclc.org/ooxml/spreadsheetml/main", "This workbook is of the kind “Strict Open XML”")]
    [InlineData("http://example.com/unknown", "This workbook cannot be read")]
    public async Task A_book_in_other_words_than_are_read_is_told_and_not_taken_for_an_empty_one(
        string words, string expected)
    {
        using var right = await BookMake.BookAsync(new MadeSheet("One", BookMake.Row(1, "Name")
            + BookMake.Raw(2, BookMake.Cell(0, 2, "#REF!", "t=\"e\"", "Z1"))));
        using var file = await BookMake.RewrittenAsync(right, (_, xml) => xml.Replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", words, StringComparison.Ordinal));
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => Tables.DetectAsync(file, default));
        Assert.StartsWith(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_programs_add_to_a_sheet_in_words_of_their_own_is_no_cell()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One",
            BookMake.Row(1, "Name", "Sum") + BookMake.Raw(2, BookMake.Cell(0, 2, "7"),
                "<x:c xmlns:x=\"http://example.com/own\" r=\"A2\" t=\"e\"><x:v>#REF!</x:v></x:c>",
                BookMake.Cell(1, 2, "#N/A", "t=\"e\"", "NA()"))));
        var row = (await ReadAsync(file))[1];
        Assert.Equal(7m, row[0].Value);
        Assert.IsType<CellFault>(row[1].Value);
    }

    [Fact]
    public async Task A_book_of_many_sheets_is_opened_once_and_its_first_ones_are_looked_at()
    {
        var empty = Enumerable.Range(1, 49).Select(i => new MadeSheet($"Cover {i}",
            string.Concat(Enumerable.Range(1, 200).Select(row => BookMake.Row(row, "")))));
        var table = new MadeSheet("Table", BookMake.Row(1, "Name"));
        using var near = await BookMake.BookAsync([.. empty, table]);
        Assert.Equal(49, (await Tables.DetectAsync(near, default)).Sheet);
        using var counted = new CountedStream(near.ToArray());
        Assert.Equal(49, SheetTable.FirstOf(counted));
        Assert.True(counted.BytesRead < 6 * near.Length, $"{counted.BytesRead} bytes of {near.Length}");
        using var far = await BookMake.BookAsync([.. empty, new MadeSheet("Cover 50", ""), table]);
        Assert.Equal(0, (await Tables.DetectAsync(far, default)).Sheet);
    }

    [Fact]
    public async Task A_number_in_per_cent_reads_as_people_see_it_and_is_kept_with_the_first_rows()
    {
        using var file = await BookMake.BookAsync(new MadeSheet("One", BookMake.Row(1, "VAT", "Markup", "Plain")
            + BookMake.Raw(2, BookMake.Cell(0, 2, "0.12", "s=\"3\""), BookMake.Cell(1, 2, "0.075", "s=\"4\""),
                BookMake.Cell(2, 2, "0.12"))));
        var form = await Tables.DetectAsync(file, default);
        var preview = Preview.Of(Preview.Of(file, form).ToJson());
        foreach (var row in new[] { Tables.Read(file, form).ElementAt(1), preview.Rows[1] })
        {
            Assert.Equal(["12%", "7.5%", "0.12"], row.Cells.Select(cell => cell.Text));
            Assert.Equal([new CellPercent(0.12m), new CellPercent(0.075m), 0.12m], row.Cells.Select(c => c.Value));
            Assert.Equal("%", CellReading.UnitOf(row[0]));
        }
    }

    [Theory]
    [InlineData("0%", true), InlineData("0.00 %;[Red]-0.00 %", true), InlineData("0\"%\"", false)]
    [InlineData("0\\%", false), InlineData("0.00", false), InlineData(null, false), InlineData("# ##0_%", false)]
    public void A_format_writes_per_cent_where_its_sign_is_no_text(string? format, bool expected) =>
        Assert.Equal(expected, CellFormats.IsPercent(format));

    [Fact]
    public async Task Half_a_character_in_a_cell_is_told_from_a_text()
    {
        using var file = await BookMake.BookAsync(
            new MadeSheet("One", BookMake.Row(1, "Name") + BookMake.Row(2, "Firm _xD83D_")));
        Assert.Equal("Firm \uFFFD", (await ReadAsync(file))[1][0].Text);
    }

    [Theory]
    [InlineData("half"), InlineData("twice"), InlineData("sheet"), InlineData("styles"), InlineData("no sheet")]
    [InlineData("no names"), InlineData("column")]
    public async Task A_damaged_book_is_refused_in_words(string damage)
    {
        using var file = await DamagedAsync(damage);
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(async () =>
        {
            var form = await Tables.DetectAsync(file, default);
            _ = Preview.Of(file, form);
            _ = Tables.Read(file, form).Count();
        });
        Assert.True(refusal.Message.StartsWith("This workbook cannot be read", StringComparison.Ordinal)
            || refusal.Message == "There is nothing in this table.", refusal.Message);
    }

    /// <summary>A book that is right but for one thing.</summary>
    internal static async Task<MemoryStream> DamagedAsync(string damage)
    {
        using var right = await BookMake.BookAsync(
            new MadeSheet("One", BookMake.Row(1, "Name") + BookMake.Row(2, "Firm")));
        if (damage == "half") return new MemoryStream(right.ToArray()[..(int)(right.Length / 2)]);
        (string, string)[] more = damage == "twice" ? [("xl/workbook.xml", "<workbook/>")] : [];
        return await BookMake.RewrittenAsync(right,
            (part, xml) => damage == "no sheet" && part == Sheet ? null : Changed(damage, part, xml), more);
    }

    private static string Changed(string damage, string part, string xml) => (damage, part) switch
    {
        ("sheet", Sheet) => xml[..^40],
        ("styles", "xl/styles.xml") => "<styleSheet",
        ("no names", "xl/workbook.xml") => "<workbook",
        ("column", Sheet) => xml.Replace("</sheetData>", "<row r=\"3\"><c r=\"\"><v></row></sheetData>",
            StringComparison.Ordinal),
        _ => xml,
    };

    private static string Attack(string attack) => attack switch
    {
        "column" => BookMake.Raw(3, "<c r=\"XFE3\"><v>1</v></c>"),
        "columns" => BookMake.Raw(3, string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 20_000))),
        "letters" => BookMake.Raw(3, "<c r=\"ZZZZZZ3\"><v>1</v></c>"),
        "cells" => BookMake.Raw(3, "<c r=\"XFD3\"/>", "<c><v>1</v></c>"),
        "same place" => BookMake.Raw(3, string.Concat(Enumerable.Repeat("<c r=\"A3\"/>", 20_000))),
        "depth" => string.Concat(Enumerable.Repeat("<x>", 500)) + string.Concat(Enumerable.Repeat("</x>", 500)),
        "attributes" => $"<x {string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i}=\"\" "))}/>",
        "text" => BookMake.Row(3, new string('x', 3 << 20)),
        "attribute" => $"<x a=\"{new string('x', 3 << 20)}\"/>",
        "comment" => $"<!--{new string('x', 3 << 20)}-->",
        "pieces" => BookMake.Raw(3, "<c t=\"inlineStr\"><is>"
            + string.Concat(Enumerable.Repeat("<r><t>x</t></r>", 5000)) + "</is></c>"),
        _ => "",
    };

    private static async Task<List<SourceRow>> ReadAsync(MemoryStream file)
    {
        file.Position = 0;
        return [.. Tables.Read(file, await Tables.DetectAsync(file, default))];
    }

    /// <summary>Counts what is read of it, as often as it is read.</summary>
    private sealed class CountedStream(byte[] content) : MemoryStream(content)
    {
        public long BytesRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }
    }
}
