using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Finance.Books.Reports;

internal enum RowLook
{
    /// <summary>An account.</summary>
    Line,

    /// <summary>An account in one of its currencies.</summary>
    Part,

    /// <summary>The sum of the rows below it.</summary>
    Group,

    /// <summary>What sums come to.</summary>
    Total,

    /// <summary>A share, or a remark.</summary>
    Note,
}

/// <summary>A figure of a report.</summary>
/// <param name="Url">The rows behind it; null where it is computed of others.</param>
/// <param name="IsShare">0.386 is 38.6 %.</param>
internal sealed record ReportCell(decimal? Value, string? Url = null, bool IsShare = false)
{
    public static readonly ReportCell Nothing = new((decimal?)null);

    /// <summary>As it is shown; nothing and zero are a dash.</summary>
    public string Text(int digits) => IsShare ? Format.Percent(Value, 1) : Format.Figure(Value, digits);

    /// <summary>As a file keeps it: an amount with all its decimals, a share in per cent.</summary>
    public decimal? InFile => IsShare && Value is { } share ? Rounding.Round(share * 100, 1) : Value;
}

/// <summary>A row of a report.</summary>
/// <param name="Key">What it is, for those who look for it: the id of an account, or a word.</param>
internal sealed record ReportRow(string Key, string Label, RowLook Look, IReadOnlyList<ReportCell> Cells)
{
    /// <summary>Of an account.</summary>
    public string Code { get; init; } = "";

    /// <summary>Of a row that is in one; empty for base currency.</summary>
    public string Currency { get; init; } = "";

    public int Depth { get; init; }

    public bool IsWarning { get; init; }

    public static ReportRow Of(ReportAccount account, IReadOnlyList<ReportCell> cells) =>
        new(account.Id.ToString(), account.Name, RowLook.Line, cells) { Code = account.Code, Depth = 1 };
}

/// <summary>A report as page, paper and file show it: the same rows and figures.</summary>
/// <param name="Name">In the reader's language.</param>
/// <param name="First">Head of the rows' names.</param>
/// <param name="Heads">Of the figures.</param>
internal sealed record ReportTable(string Name, string First, IReadOnlyList<string> Heads,
    IReadOnlyList<ReportRow> Rows)
{
    /// <summary>Decimals that are shown.</summary>
    public int Digits { get; init; } = 2;

    public bool HasCodes => Rows.Any(row => row.Code.Length > 0);

    public bool HasCurrencies => Rows.Any(row => row.Currency.Length > 0);

    /// <summary>All figures, also those that the page rounds.</summary>
    /// <param name="code">Head of the codes.</param>
    /// <param name="currency">Head of the currencies.</param>
    /// <param name="baseCurrency">Of rows that say none.</param>
    public TableFile ToFile(string code, string currency, string baseCurrency)
    {
        var (codes, currencies) = (HasCodes, HasCurrencies);
        return new TableFile(Name, [.. Beside(code, First, currency).Cast<string>(), .. Heads], Rows.Select(CellsOf));

        IReadOnlyList<object?> CellsOf(ReportRow row) =>
        [
            .. Beside(row.Code, row.Label, row.Currency.Length > 0 ? row.Currency : baseCurrency),
            .. row.Cells.Select(cell => (object?)cell.InFile),
        ];

        IEnumerable<object?> Beside(string codeText, string name, string currencyText)
        {
            if (codes) yield return codeText;
            yield return name;
            if (currencies) yield return currencyText;
        }
    }
}
