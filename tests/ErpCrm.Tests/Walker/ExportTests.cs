using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ErpCrm.Tests.Walker;

/// <summary>Every export, found by the type of its answer, is opened
/// again: no formula in it, readable letters, a safe name.</summary>
public sealed partial class ExportTests(WalkerApp app) : IClassFixture<WalkerApp>
{
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task No_export_carries_a_formula()
    {
        await Canaries.PlantFormulasAsync(app);
        var wrong = new List<string>();
        var found = 0;
        var urls = (await SiteMap.WalkAsync(app, app.Owner)).Visits
            .Where(v => v.Status == HttpStatusCode.OK && v.MediaType is not ("text/html" or "") && !IsUpload(v))
            .Select(v => v.Url).ToList();
        foreach (var language in new[] { "en", "ru" })
        {
            using var client = app.Browser(app.Owner, language).Http;
            foreach (var url in urls)
            {
                found++;
                using var answer = await client.GetAsync(url);
                var content = await answer.Content.ReadAsByteArrayAsync();
                wrong.AddRange(
                    Problems(answer, content, isWhole: url.EndsWith("?as=csv", StringComparison.Ordinal)).Select(
                        problem => $"{url} ({language}): {problem}"));
            }
        }

        Assert.True(found >= 8, $"only {found} exports and documents were found");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // What people keep with a record is given back as it is, and never opened here.
    private static bool IsUpload(Visit visit) => visit.Route.Template
        is "workspace/files/{id:guid}" or "finance/bank/statements/{id:guid}/file"
            or "workspace/mail/{id:guid}/attachments/{number:int}";

    private static IEnumerable<string> Problems(HttpResponseMessage answer, byte[] content, bool isWhole)
    {
        var type = answer.Content.Headers.ContentType!.MediaType!;
        if (content.Length == 0) yield return "is empty";
        if (type is "text/csv" or "application/pdf" && FileName(answer) is var name && !SafeName().IsMatch(name))
            yield return $"is called {name}";
        switch (type)
        {
            case "text/csv":
                if (!content.AsSpan().StartsWith(Encoding.UTF8.GetPreamble()))
                    yield return "has no mark of its encoding";
                var rows = Cells(Encoding.UTF8.GetString(content).TrimStart('\uFEFF')).ToList();
                if (isWhole && rows.Count < 2) yield return "has no rows";
                if (rows.DistinctBy(r => r.Count).Count() > 1) yield return "has rows of different lengths";
                foreach (var cell in rows.SelectMany(r => r).Where(IsFormula).Distinct().Take(3))
                    yield return $"holds the formula {cell}";
                break;
            case Sheets:
                if (!SafeName().IsMatch(FileName(answer))) yield return $"is called {FileName(answer)}";
                using (var book = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false))
                {
                    var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!;
                    if (sheet.Descendants<CellFormula>().Any()) yield return "holds a formula";
                }

                break;
            case "application/pdf":
                if (!content.AsSpan().StartsWith("%PDF-"u8)) yield return "is no PDF";
                break;
            case "application/xml":
                if (!SafeName().IsMatch(FileName(answer))) yield return $"is called {FileName(answer)}";
                if (!content.AsSpan().StartsWith("<?xml "u8)) yield return "is no XML";
                break;
            case "application/json"
                or "text/event-stream" or "text/plain" or "image/png" or "image/jpeg" or "application/manifest+json":
                break;
            default:
                yield return $"is a {type}: teach ExportTests to open it again";
                break;
        }
    }

    private static string FileName(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentDisposition is { } disposition
            ? (disposition.FileNameStar ?? disposition.FileName ?? "").Trim('"')
            : "";

    private static bool IsFormula(string cell) =>
        cell.TrimStart(' ') is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..]
            && !decimal.TryParse(cell.Replace(',', '.').Replace("\u00a0", "", StringComparison.Ordinal),
                System.Globalization.CultureInfo.InvariantCulture, out _);

    // Separated as the reader's language does it.
    internal static IEnumerable<List<string>> Cells(string text)
    {
        var separator = text.Split('\n')[0].Contains(';') ? ';' : ',';
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') (cell, i) = (cell.Append('"'), i + 1);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == separator || c == '\n'))
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c != '\n') continue;
                yield return row;
                row = [];
            }
            else cell.Append(c);
        }
    }

    [GeneratedRegex(@"^[\w.-]+\.(csv|pdf|xlsx|xml)$")]
    private static partial Regex SafeName();
}
