using ErpCrm.SharedKernel;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>Files as tables, row by row: a file is never whole in memory.</summary>
internal static class Tables
{
    /// <summary>Cells of a row that are read, whatever the file is.</summary>
    public const int MostColumns = 500;

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] OldBook = [0xD0, 0xCF, 0x11, 0xE0];
    private static readonly string[] Marks = ["<html", "<table", "<!doctype", "<?xml", "<meta"];

    /// <summary>What the file is.</summary>
    /// <exception cref="BusinessRuleException">It is no table.</exception>
    public static async Task<TableForm> DetectAsync(Stream content, CancellationToken ct)
    {
        var head = new byte[4096];
        var length = await content.ReadAtLeastAsync(head, head.Length, false, ct);
        content.Position = 0;
        if (length == 0) throw new BusinessRuleException("The file is empty.");
        if (head.AsSpan(0, length).StartsWith(Zip))
        {
            await SheetTable.CheckAsync(content, ct);
            return new TableForm(true, Sheet: SheetTable.FirstOf(content));
        }

        if (head.AsSpan(0, length).StartsWith(OldBook))
            throw new BusinessRuleException("This is a workbook of the old kind (XLS). Save it as XLSX or CSV.");
        var encoding = await TextEncodings.DetectAsync(content, ct);
        var form = new TableForm(false, encoding);
        if (!encoding.StartsWith("utf-16", StringComparison.Ordinal) && head.AsSpan(0, length).Contains((byte)0))
            throw new BusinessRuleException("This is no table. Choose a CSV or XLSX file.");
        if (IsMarkup(form.TextEncoding.GetString(head, 0, length)))
            throw new BusinessRuleException("This is a web page under the name of a workbook. Save it as XLSX or CSV.");
        var separator = TextTable.SeparatorOf(content, form.TextEncoding);
        content.Position = 0;
        return form with { Separator = separator };
    }

    // What some products call a workbook is a page with a table in it.
    private static bool IsMarkup(string text) =>
        text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['<', ..]
        && Marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rows, blank ones too, from the beginning of the content.</summary>
    /// <exception cref="BusinessRuleException">The file cannot be read on.</exception>
    public static IEnumerable<SourceRow> Read(Stream content, TableForm form)
    {
        content.Position = 0;
        foreach (var row in form.IsSheet ? SheetTable.Read(content, form.Sheet) : TextTable.Read(content, form))
            yield return row;
    }
}
