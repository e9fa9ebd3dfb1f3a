using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ErpCrm.Tests.Seeding;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>The sheet of every list, opened by another library than the one that wrote it.</summary>
[Collection(SeededCompany.Name)]
public sealed class SheetTests(SeededApp app)
{
    private readonly ListWalk _lists = new(app);

    [Fact]
    public Task A_sheet_is_valid_and_holds_every_row_in_typed_cells() =>
        _lists.EachAsync(this, nameof(ReadsBackAsync), least: 300);

    [Fact]
    public Task Chosen_columns_alone_are_in_the_file_unless_all_are_asked_for() =>
        _lists.EachAsync(this, nameof(ChoosesAsync), least: 12);

    private async Task<int> ReadsBackAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class =>
        await _lists.ReadAsync(list, "", async scope =>
        {
            using var file = new MemoryStream();
            await ErpCrm.Ui.Lists.Sheet.WriteAsync(list, scope, file, default);
            file.Position = 0;
            using var book = SpreadsheetDocument.Open(file, isEditable: false);
            problems.AddRange(
                new OpenXmlValidator().Validate(book).Take(3).Select(e => $"{list.Key}: {e.Description}"));
            var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
            if (sheet.Descendants<CellFormula>().Any()) problems.Add($"{list.Key} holds a formula");
            var rows = await list.AllAsync(scope, default);
            var columns = ExportColumn<TRow>.Of(list, scope);
            var lines = sheet.Descendants<Row>().Skip(1).ToList();
            if (lines.Count != rows.Count) problems.Add($"{list.Key}: {lines.Count} lines for {rows.Count} rows");
            foreach (var (row, line) in rows.Zip(lines))
            {
                var cells = line.Elements<Cell>().ToList();
                for (var i = 0; i < columns.Count; i++)
                {
                    var (expected, found) = (Said(columns[i].Value(row)), Said(cells.ElementAtOrDefault(i), book));
                    if (expected != found)
                        problems.Add($"{list.Key}, {columns[i].Head}: “{found}” instead of “{expected}”");
                }
            }

            return rows.Count;
        });

    private async Task<int> ChoosesAsync<TRecord, TRow>(ListOf<TRecord, TRow> list, List<string> problems)
        where TRecord : class
        where TRow : class
    {
        var chosen = list.Columns.Where(c => c.Field.IsExported).Select(c => c.Field.Key).Reverse().Take(2).ToList();
        var query = $"?cols={string.Join(',', chosen)}";
        await _lists.ReadAsync(list, query, scope =>
        {
            var keys = list.ExportedIn(scope).Select(c => c.Field.Key).ToList();
            if (!chosen.TrueForAll(keys.Contains) || keys.Count > chosen.Count + 1)
                problems.Add($"{list.Url}{query} exports {string.Join(',', keys)}");
            return Task.FromResult(0);
        });
        await _lists.ReadAsync(list, query + "&whole=1", scope =>
        {
            if (list.ExportedIn(scope).Count != list.Columns.Count(c => c.Field.IsExported))
                problems.Add($"{list.Key}: not all columns are in the whole file");
            return Task.FromResult(0);
        });
        return 1;
    }

    // A figure, a day or a text, as a sheet has them.
    private static string Said(object? value) => value switch
    {
        null => "",
        decimal or int or long or double => Figure(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        DateOnly day => Figure(day.ToDateTime(TimeOnly.MinValue).ToOADate()),
        DateTime moment => Figure(moment.ToOADate()),
        _ => value.ToString() is { Length: > 0 } text ? Text(text) : "",
    };

    private static string Said(Cell? cell, SpreadsheetDocument book)
    {
        if (cell is null || cell.InnerText.Length == 0) return "";
        if (cell.DataType?.Value == CellValues.InlineString) return Text(cell.InlineString!.InnerText);
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            var texts = book.WorkbookPart!.SharedStringTablePart!.SharedStringTable!;
            return Text(texts.ElementAt(int.Parse(cell.InnerText, CultureInfo.InvariantCulture)).InnerText);
        }

        return cell.DataType?.Value == CellValues.String
            ? Text(cell.InnerText)
            : Figure(double.Parse(cell.InnerText, CultureInfo.InvariantCulture));
    }

    private static string Figure(double figure) => "n" + figure.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Text(string text) => "t" + text.ReplaceLineEndings("\n").Trim();
}
