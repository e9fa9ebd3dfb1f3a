using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Imports.Reading;
using SpreadCheetah;

namespace ErpCrm.Tests.Workspace.Imports.Reading;

public sealed class TablesTests
{
    private static readonly string[] Words = ["Ала-Тоо Текстиль", "ОсОО \"Ромашка\"", "a;b,c|d", "две\nстроки", "=1+1",
        "", "Müller", "«Жибек»", "12,50", "نص من اليمين", "x y", "тест, ещё"];

    [Fact]
    public void Whatever_is_written_in_any_separator_and_encoding_is_read_again()
    {
        var cell = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);
        var table = Gen.Select(Gen.Int[2, 6], Gen.Int[1, 12]).SelectMany(
            (width, height) => cell.Array[width].Array[height]);
        var separators = Gen.Int[0, 3].Select(i => TableForm.Separators[i]);
        Gen.Select(table, separators, Gen.Int[0, 2].Select(i => TextEncodings.Names[i]))
            .Sample((rows, separator, encoding) =>
            {
                using var file = new MemoryStream(Written(rows, separator, TextEncodings.Get(encoding)));
                var read = Tables.Read(file, new TableForm(false, encoding, separator)).ToList();
                Assert.Equal(rows.Select(row => string.Join('\u001f', row)),
                    read.Select(row => string.Join('\u001f', row.Cells.Select(c => c.Text))));
                Assert.Equal(Enumerable.Range(1, rows.Length), read.Select(row => row.Number));
            }, iter: 300);
    }

    [Theory]
    [InlineData("utf-8"), InlineData("utf-16"), InlineData("utf-16BE")]
    [InlineData("windows-1251"), InlineData("koi8-r"), InlineData("cp866")]
    public async Task The_encoding_and_the_separator_are_told_from_the_file(string encoding)
    {
        foreach (var separator in TableForm.Separators)
        {
            string[][] rows = [["Компания", "Телефон", "Адрес"], ["Алма Плюс", "0555 12 34 56", "ул. Киевская, 5"],
                ["Дордой Плаза", "0700 11 22 33", "г. Ош; рынок"], ["Нарын Агро", "", "с. Достук"]];
            using var file = new MemoryStream(Written(rows, separator, TextEncodings.Get(encoding)));
            var form = await Tables.DetectAsync(file, default);
            Assert.Equal((encoding, separator), (form.Encoding, form.Separator));
            Assert.Equal("Дордой Плаза", Tables.Read(file, form).ElementAt(2)[0].Text);
        }
    }

    [Fact]
    public async Task Western_text_is_not_taken_for_cyrillic()
    {
        const string text = "Name;City\r\nMüller & Söhne;München\r\nCafé Français;Orléans\r\n";
        using var file = new MemoryStream(TextEncodings.Get("windows-1252").GetBytes(text));
        Assert.Equal("windows-1252", (await Tables.DetectAsync(file, default)).Encoding);
    }

    [Fact]
    public async Task One_line_of_another_encoding_does_not_spoil_the_others()
    {
        using var file = new MemoryStream([.. Encoding.UTF8.GetBytes("Компания;Телефон\r\nАла-Тоо;0555\r\n"),
            .. TextEncodings.Get("windows-1251").GetBytes("Жибек"), .. ";0700\r\n"u8]);
        var form = await Tables.DetectAsync(file, default);
        Assert.Equal("utf-8", form.Encoding);
        var rows = Tables.Read(file, form).ToList();
        Assert.Equal("Ала-Тоо", rows[1][0].Text);
        Assert.Contains('\uFFFD', rows[2][0].Text);
    }

    [Fact]
    public async Task A_quote_amid_a_cell_belongs_to_it_and_blank_rows_keep_their_number()
    {
        using var file = new MemoryStream("Name;Phone\r\n\r\nООО \"Ромашка\";1\r\nsecond;'+996 555\r\n"u8.ToArray());
        var form = await Tables.DetectAsync(file, default);
        var rows = Tables.Read(file, form).Where(row => !row.IsBlank).ToList();
        Assert.Equal([1, 3, 4], rows.Select(row => row.Number));
        Assert.Equal("ООО \"Ромашка\"", rows[1][0].Text);
        // As our own files write it.
        Assert.Equal("+996 555", rows[2][1].Text);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_told_with_its_row()
    {
        var text = "Name;Phone\r\n\"open;1\r\n" + new string('x', 100_000);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var refusal = Assert.Throws<BusinessRuleException>(
            () => Tables.Read(file, new TableForm(false, "utf-8", ';')).Count());
        Assert.StartsWith("Row {0} cannot be read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_file_with_an_open_quote_loses_no_row_silently()
    {
        foreach (var text in new[] { "Name\r\n\"open\r\nsecond\r\nthird\r\n", "Name\r\n\"open\r\nsecond \"x\r\n" })
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
            Assert.Throws<BusinessRuleException>(() => Tables.Read(file, new TableForm(false)).Count());
        }
    }

    [Fact]
    public void Marks_amid_a_text_lone_returns_and_heads_that_are_alike_are_read()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(
            "\uFEFFName;Phone;Phone\rfirst;1;2\r\uFEFF\"second\";3;4\r"));
        var rows = Tables.Read(file, new TableForm(false, "utf-8", ';')).Where(row => !row.IsBlank).ToList();
        Assert.Equal(["Name|Phone|Phone", "first|1|2", "second|3|4"],
            rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text))));
    }

    [Fact]
    public void Ten_megabytes_in_one_cell_are_refused()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Name;Note\r\nfirst;{new string('x', 10 << 20)}\r\n"));
        Assert.Throws<BusinessRuleException>(() => Tables.Read(file, new TableForm(false, "utf-8", ';')).Count());
    }

    [Fact]
    public async Task A_row_of_ten_million_cells_is_refused_and_of_six_hundred_the_first_are_read()
    {
        using var endless = new MemoryStream(Encoding.UTF8.GetBytes("Name;Note\r\n" + new string(';', 10 << 20)));
        var refusal = Assert.Throws<BusinessRuleException>(
            () => Tables.Read(endless, new TableForm(false, "utf-8", ';')).Count());
        Assert.Equal(2, Assert.Single(refusal.Arguments));
        endless.Position = 0;
        await Tables.DetectAsync(endless, default);

        using var wide = new MemoryStream(Encoding.UTF8.GetBytes("Name" + new string(';', 600) + "\r\n"));
        Assert.Equal(Tables.MostColumns, Tables.Read(wide, new TableForm(false, "utf-8", ';')).Single().Cells.Count);
    }

    [Theory, InlineData("xl/sharedStrings.xml"), InlineData("xl/sharedStrings.bin"), InlineData("xl/styles.xml")]
    public async Task Fifty_megabytes_of_packed_texts_are_refused(string kept)
    {
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml");
            await using var part = await zip.CreateEntry(kept).OpenAsync();
            var letters = new byte[1 << 20];
            letters.AsSpan().Fill((byte)'a');
            for (var i = 0; i < 50; i++) await part.WriteAsync(letters);
        }

        file.Position = 0;
        await Assert.ThrowsAsync<BusinessRuleException>(() => Tables.DetectAsync(file, default));
    }

    [Fact]
    public async Task A_sheet_gives_typed_cells_and_keeps_the_numbers_of_its_rows()
    {
        using var file = await SheetAsync();
        var form = await Tables.DetectAsync(file, default);
        Assert.True(form.IsSheet);
        var rows = Tables.Read(file, form).ToList();
        Assert.Equal(1234.5m, rows[1][1].Value);
        Assert.Equal(new DateOnly(2026, 11, 23), rows[1][2].Value);
        Assert.Equal("996555123456", rows[1][3].Text);
        Assert.Equal("=1+1", rows[1][0].Text);
        Assert.Equal(2, rows[1].Number);
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_an_enormous_one_is_refused_before_it_is_read()
    {
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml");
            await using var part = await zip.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).OpenAsync();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 220; i++) await part.WriteAsync(zeros);
        }

        file.Position = 0;
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => Tables.DetectAsync(file, default));
        Assert.StartsWith("This workbook is too large", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 1, 2 }), InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 1, 2 })]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1 })]
    [InlineData(new byte[0])]
    public async Task What_is_no_table_is_refused(byte[] content)
    {
        using var file = new MemoryStream(content);
        await Assert.ThrowsAsync<BusinessRuleException>(() => Tables.DetectAsync(file, default));
    }

    private static byte[] Written(string[][] rows, char separator, Encoding encoding)
    {
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, encoding))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString()
        }))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row) csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        return file.ToArray();
    }

    private static async Task<MemoryStream> SheetAsync()
    {
        var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file))
        {
            await book.StartWorksheetAsync("One");
            await book.AddRowAsync([new Cell("Name"), new Cell("Amount"), new Cell("Day"), new Cell("Phone")]);
            await book.AddRowAsync([new Cell("=1+1"), new Cell(1234.5m), new Cell(new DateTime(2026, 11, 23)),
                new Cell(996555123456L)]);
            await book.FinishAsync();
        }

        file.Position = 0;
        return file;
    }
}
