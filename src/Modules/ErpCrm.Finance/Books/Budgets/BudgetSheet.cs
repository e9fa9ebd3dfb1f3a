using System.Text;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>Rows of a spreadsheet for one cost centre: pasted, or in a file.</summary>
internal sealed class BudgetPasteForm
{
    public const int TextLength = 400_000;

    public string? Centre { get; set; }
    public string? Rows { get; set; }
    public IFormFile? File { get; set; }

    [BindNever]
    public BudgetPage? Page { get; set; }

    /// <summary>What a spreadsheet puts between the cells that are pasted; null to be told from the content.</summary>
    public char? Separator => File is null && Rows?.Contains('\t') == true ? '\t' : null;

    /// <summary>The file where there is one, otherwise what was pasted.</summary>
    public Stream Content() =>
        File?.OpenReadStream() ?? new MemoryStream(Encoding.UTF8.GetBytes(Rows ?? ""), writable: false);
}

internal sealed class BudgetPasteFormValidator : AbstractValidator<BudgetPasteForm>
{
    public BudgetPasteFormValidator() =>
        RuleFor(f => f.Rows).NotEmpty().When(f => f.File is null).MaximumLength(BudgetPasteForm.TextLength);
}

/// <summary>What a row plans.</summary>
/// <param name="Amounts">Of each month, null where the row says nothing; or one of the year.</param>
/// <param name="Wrong">Why it cannot be read.</param>
internal sealed record PlannedRow(
    int Number, string Code, IReadOnlyList<decimal?> Amounts, BusinessRuleException? Wrong = null)
{
    public bool IsNothing => Amounts.All(amount => amount is null or 0);

    public void PlanIn(BudgetLine line, DateOnly firstMonth, int digits)
    {
        if (Amounts is [var year])
        {
            if (year is { } whole) line.Spread(whole, firstMonth, digits);
            return;
        }

        for (var i = 0; i < Amounts.Count; i++)
        {
            if (Amounts[i] is { } amount) line.Plan(firstMonth.AddMonths(i), amount);
        }
    }
}

/// <summary>Reads rows of a spreadsheet: the code of an account, its name where there is one, and twelve months or the
/// year. Heads and sums between them are passed over.</summary>
internal sealed class BudgetSheet(ITableFiles tables)
{
    private const int MostRows = 2000;
    private const int BesideName = 2;

    /// <param name="separator">Between the cells; null to be told from the content.</param>
    /// <param name="codes">Of accounts that can be planned.</param>
    /// <exception cref="BusinessRuleException">It is no table, or plans nothing.</exception>
    public async Task<IReadOnlyList<PlannedRow>> ReadAsync(
        Stream content, char? separator, IReadOnlyCollection<string> codes, string currency, CancellationToken ct)
    {
        var table = await tables.DetectAsync(content, ct);
        if (separator is { } known) table = table with { Separator = known };
        var rows = tables.Read(content, table).Take(MostRows).Where(row => CodeOf(row).Length > 0).ToList();
        var planned = rows.Where(row => codes.Contains(CodeOf(row))).ToList();
        var isNamed = planned.Exists(row => row[1].Text.Length > 0) && !planned.Exists(row => IsNumber(row[1]));
        var first = isNamed ? BesideName : 1;
        var form = tables.FormOf([.. planned.SelectMany(row => row.Cells.Skip(first))]);
        var isYear = planned.TrueForAll(row => row.Cells.Count <= first + 1);
        var columns = Enumerable.Range(first, isYear ? 1 : FinancialYears.Months).ToList();
        var result = new List<PlannedRow>();
        foreach (var row in rows)
        {
            if (codes.Contains(CodeOf(row))) result.Add(RowOf(row, columns, form, currency));
            else if (CodeOf(row).Any(char.IsDigit) && columns.Exists(c => IsNumber(row[c])))
                result.Add(new PlannedRow(row.Number, CodeOf(row), [], new BusinessRuleException(
                    "There is no account of income or costs with the code {0}.", CodeOf(row))));
        }

        if (result.Count == 0)
            throw new BusinessRuleException("No row begins with the code of an account of income or costs.")
            {
                Field = nameof(BudgetPasteForm.Rows)
            };
        if (result.DistinctBy(r => r.Code).Count() < result.Count)
            throw new BusinessRuleException("An account stands in two rows.") { Field = nameof(BudgetPasteForm.Rows) };
        return result;
    }

    private PlannedRow RowOf(FileRow row, List<int> columns, string? form, string currency)
    {
        try
        {
            return new PlannedRow(row.Number, CodeOf(row),
                [.. columns.Select(column => AmountOf(row[column], form, currency))]);
        }
        catch (BusinessRuleException wrong)
        {
            return new PlannedRow(row.Number, CodeOf(row), [], wrong);
        }
    }

    private decimal? AmountOf(FileCell cell, string? form, string currency)
    {
        if (cell.Text.Trim().Length == 0) return null;
        return tables.TryNumber(cell, form, out var amount)
            ? Currencies.Exact(amount, currency, null)
            : throw new BusinessRuleException("{0} is no amount.", Shortened(cell.Text));
    }

    private bool IsNumber(FileCell cell) => tables.TryNumber(cell, null, out _);

    private static string CodeOf(FileRow row) => row[0].Text.Trim();

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40];
}
