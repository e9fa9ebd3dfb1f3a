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
        var parts = new List<(string Name, string Xml)>();
        await using (var zip = new System.IO.Compression.ZipArchive(right))
        {
            foreach (var part in zip.Entries)
            {
                using var text = new StreamReader(await part.OpenAsync());
                parts.Add((part.FullName, await text.ReadToEndAsync()));
            }
        }

        var changed = parts.Where(part => damage != "no sheet" || part.Name != Sheet)
            .Select(part => (part.Name, Xml: Changed(damage, part.Name, part.Xml))).ToList();
        if (damage == "twice") changed.Add(changed.Find(part => part.Name == "xl/workbook.xml"));
        return await BookMake.ZipAsync(changed);
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

    private static async Task<List<SourceRow>> ReadAsync(MemoryStream file)
    {
        file.Position = 0;
        return [.. Tables.Read(file, await Tables.DetectAsync(file, default))];
    }
}
