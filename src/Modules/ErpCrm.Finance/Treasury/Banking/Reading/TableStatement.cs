using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>A bank's table of lines, as CSV or XLSX.</summary>
internal static class TableStatement
{
    /// <exception cref="BusinessRuleException">A row has no day or amount that can be read.</exception>
    public static ReadStatement Read(IEnumerable<FileRow> rows, TableMapping mapping, ITableFiles tables)
    {
        if (!mapping.IsWhole)
            throw new BusinessRuleException("Say which columns hold the day and the amount.");
        var lines = new List<ReadLine>();
        foreach (var row in rows.Where(r => r.Number > mapping.HeadRow))
        {
            if (LineOf(row, mapping, tables) is not { } line) continue;
            if (lines.Count == Unreadable.MostLines) throw Unreadable.TooLong();
            lines.Add(line);
        }

        return WithSums(lines);
    }

    // Banks write the newest first as often as last; a balance tells which.
    private static ReadStatement WithSums(List<ReadLine> lines)
    {
        if (lines.Count == 0) return new ReadStatement("", "", null, null, null, null, []);
        if (lines[0].On > lines[^1].On || (lines[0].On == lines[^1].On && IsBackwards(lines))) lines.Reverse();
        var (first, last) = (lines[0], lines[^1]);
        return new ReadStatement("", "", lines.Min(l => l.On), lines.Max(l => l.On),
            first.BalanceAfter - first.Amount, last.BalanceAfter, lines);
    }

    private static bool IsBackwards(List<ReadLine> lines) => lines.Count > 1
        && lines[1].BalanceAfter + lines[0].Amount == lines[0].BalanceAfter
        && lines[0].BalanceAfter + lines[1].Amount != lines[1].BalanceAfter;

    // Rows without a day are totals and remarks of the bank.
    private static ReadLine? LineOf(FileRow row, TableMapping mapping, ITableFiles tables)
    {
        var day = row[mapping.Date];
        if (day.Text.Length == 0 && day.Value is null) return null;
        if (!tables.TryDate(day, mapping.Days, out var on))
            return IsRemark(row, mapping) ? null : throw Wrong(row, day.Text);
        if (AmountOf(row, mapping, tables) is not { } amount || amount == 0) return null;
        return new ReadLine(on, mapping.IsReversed ? -amount : amount,
            string.Join(' ', mapping.Texts.Select(i => row[i].Text).Where(t => t.Length > 0)),
            row[mapping.Party].Text, row[mapping.Account].Text, row[mapping.TaxId].Text,
            row[mapping.BankId].Text is { Length: > 0 } id ? id : null,
            Number(row, mapping.Balance, mapping, tables));
    }

    private static decimal? AmountOf(FileRow row, TableMapping mapping, ITableFiles tables)
    {
        if (mapping.Amount != TableMapping.None) return Number(row, mapping.Amount, mapping, tables);
        var (moneyIn, moneyOut) = (Number(row, mapping.MoneyIn, mapping, tables),
            Number(row, mapping.MoneyOut, mapping, tables));
        return moneyIn is null && moneyOut is null ? null : Math.Abs(moneyIn ?? 0) - Math.Abs(moneyOut ?? 0);
    }

    private static decimal? Number(FileRow row, int column, TableMapping mapping, ITableFiles tables)
    {
        var cell = row[column];
        if (cell.Text.Length == 0 && cell.Value is null) return null;
        return tables.TryNumber(cell, mapping.Numbers, out var value) ? value : throw Wrong(row, cell.Text);
    }

    // "Итого" where a day would be: no amount belongs to it that is a line.
    private static bool IsRemark(FileRow row, TableMapping mapping) => !row[mapping.Date].Text.Any(char.IsDigit);

    private static BusinessRuleException Wrong(FileRow row, string text) =>
        new("Row {0}: “{1}” cannot be read. Look at the columns again.", row.Number, text);
}
