using System.Globalization;
using ErpCrm.Workspace.Imports.Reading;

namespace ErpCrm.Tests.Workspace.Imports.Reading;

public sealed class CellReadingTests
{
    [Theory]
    [InlineData("1 234,50", "comma", "1234.50"), InlineData("1.234,50", "comma", "1234.50")]
    [InlineData("1.234", "comma", "1234"), InlineData("1,234", "comma", "1.234")]
    [InlineData("1,234.50", "point", "1234.50"), InlineData("1,234", "point", "1234")]
    [InlineData("1.234", "point", "1.234"), InlineData("350 000 сом", "comma", "350000")]
    [InlineData("-5", null, "-5")]
    public void A_number_is_read_as_its_column_writes_numbers(string text, string? form, string expected)
    {
        Assert.True(CellReading.TryNumber(new SourceCell(text), form, out var value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("31.12.2026", "dmy", "2026-12-31"), InlineData("12/31/2026", "mdy", "2026-12-31")]
    [InlineData("03/04/2026", "mdy", "2026-03-04"), InlineData("03/04/2026", "dmy", "2026-04-03")]
    [InlineData("2026-12-31", "dmy", "2026-12-31"), InlineData("23 ноября 2026 г.", "dmy", "2026-11-23")]
    [InlineData("31.12.26", "dmy", "2026-12-31"), InlineData("23.11.2026 0:00:00", "dmy", "2026-11-23")]
    [InlineData("2026-11-23T10:15:00.000Z", "ymd", "2026-11-23"), InlineData("2026-11-23 10:15", "ymd", "2026-11-23")]
    [InlineData("2026-11-23T23:30:00+06:00", "ymd", "2026-11-23")]
    [InlineData("11/23/2026, 10:15 AM", "mdy", "2026-11-23"), InlineData("Nov 23, 2026 10:15 PM", "dmy", "2026-11-23")]
    [InlineData("23 ноября 2026 г., 10:15", "dmy", "2026-11-23")]
    public void A_day_is_read_as_its_column_writes_days(string text, string form, string expected)
    {
        Assert.True(CellReading.TryDate(new SourceCell(text), form, out var day));
        Assert.Equal(expected, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("31.02.2026"), InlineData("soon"), InlineData("2026"), InlineData("13/13/2026")]
    [InlineData("10:15"), InlineData("31.02.2026 10:15"), InlineData("не закрыта")]
    public void What_is_no_day_is_none(string text) =>
        Assert.False(CellReading.TryDate(new SourceCell(text), CellForms.DayFirst, out _));

    [Theory]
    [InlineData("dmy", "01.02.2026", "25.02.2026"), InlineData("mdy", "01/02/2026", "02/25/2026")]
    [InlineData("ask", "01/02/2026", "03/04/2026"), InlineData("ask", "25/02/2026", "02/25/2026")]
    [InlineData("dmy", "01.02.2026", "03.04.2026"), InlineData("ask", "01-02-2026", "03-04-2026")]
    [InlineData("ymd", "2026-01-02", "2026-02-25"), InlineData("comma", "1 234,50", "12,5")]
    [InlineData("ymd", "2026-01-02T10:15:00Z", "2026-02-25 10:15"), InlineData("dmy", "3 мая 2026, 10:15")]
    [InlineData("comma", "1 234,50 руб.", "12,5 руб."), InlineData("point", "$1,234.50", "$12.50")]
    [InlineData("point", "1,234.50", "12.5"), InlineData("point", "1,234", "12,500")]
    [InlineData(null, "Ала-Тоо", "Жибек"), InlineData(null, "15", "40")]
    [InlineData(null, "+996 555 123 456", "0700 11 22 33")]
    public void How_a_column_is_written_is_told_from_its_cells(string? form, params string[] cells) =>
        Assert.Equal(form, CellGuess.FormOf([.. cells.Select(text => new SourceCell(text))]));

    [Theory]
    [InlineData("$1,200.50", "USD"), InlineData("1 200,50 сом", "KGS"), InlineData("1 250 руб.", "RUB")]
    [InlineData("EUR 5", "EUR"), InlineData("50 %", "%"), InlineData("1200", null), InlineData("дорого", null)]
    public void What_is_written_with_an_amount_is_told(string text, string? unit) =>
        Assert.Equal(unit, CellReading.UnitOf(new SourceCell(text)));
}
