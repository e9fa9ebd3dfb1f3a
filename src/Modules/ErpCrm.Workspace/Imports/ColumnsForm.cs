using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Imports.Reading;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Workspace.Imports;

/// <summary>What one column of the file becomes.</summary>
internal sealed class ColumnRow
{
    public string? Key { get; set; }

    public string? Form { get; set; }
}

/// <summary>What holds where a row says nothing of a column.</summary>
internal sealed class UsualRow
{
    public string? Key { get; set; }

    public string? Text { get; set; }
}

internal sealed class ColumnsForm
{
    /// <summary>A form does not carry a tab.</summary>
    public const string Tab = "tab";

    public string? Encoding { get; set; }

    public string? Separator { get; set; }

    public int? Sheet { get; set; }

    public int? HeadRow { get; set; }

    /// <summary>In the order of the file.</summary>
    public List<ColumnRow> Columns { get; set; } = [];

    public List<UsualRow> Usual { get; set; } = [];

    public string? Match { get; set; }

    public ImportWay? Way { get; set; }

    public bool MakesMissing { get; set; }

    public bool AllOrNothing { get; set; }

    /// <summary>What the page shows beside what is chosen.</summary>
    [BindNever]
    public ColumnsPage? Page { get; set; }

    public static ColumnsForm Of(ImportSettings settings, RecordImport import) => new()
    {
        Encoding = settings.Table.Encoding,
        Separator = settings.Table.Separator == '\t' ? Tab : settings.Table.Separator.ToString(),
        Sheet = settings.Table.Sheet,
        HeadRow = settings.HeadRow,
        Columns = [.. settings.Columns.OrderBy(c => c.Source)
            .Select(c => new ColumnRow { Key = c.Key, Form = c.Form })],
        Usual = [.. import.Columns.Where(c => c.Type != ImportType.Record)
            .Select(c => new UsualRow { Key = c.Key, Text = settings.Usual.GetValueOrDefault(c.Key) })],
        Match = settings.Match,
        Way = settings.Way,
        MakesMissing = settings.MakesMissing,
        AllOrNothing = settings.AllOrNothing,
    };

    /// <summary>How the file is read from now on.</summary>
    public TableForm TableOf(TableForm known) => known.IsSheet
        ? known with { Sheet = Sheet ?? 0 }
        : known with
        {
            Encoding = Encoding ?? known.Encoding,
            Separator = Separator == Tab ? '\t' : Separator is [var sign] ? sign : known.Separator,
        };

    public ImportSettings ToSettings(TableForm table) => new()
    {
        Table = table,
        HeadRow = HeadRow ?? 1,
        Columns = [.. Columns.Select((c, i) => new MappedColumn(i, c.Key is { Length: > 0 } key ? key : null, c.Form))],
        Usual = Usual.Where(u => u is { Key.Length: > 0, Text: not null } && u.Text.Trim().Length > 0)
            .DistinctBy(u => u.Key).ToDictionary(u => u.Key!, u => u.Text!.Trim()),
        Match = Match ?? "",
        Way = Way ?? ImportWay.Add,
        MakesMissing = MakesMissing,
        AllOrNothing = AllOrNothing,
    };
}

internal sealed class ColumnsFormValidator : AbstractValidator<ColumnsForm>
{
    public ColumnsFormValidator()
    {
        RuleFor(f => f.Encoding).Must(e => e is null || TextEncodings.Names.Contains(e));
        RuleFor(f => f.Separator)
            .Must(s => s is null or ColumnsForm.Tab || (s.Length == 1 && TableForm.Separators.Contains(s[0])));
        RuleFor(f => f.Sheet).InclusiveBetween(0, 1000);
        RuleFor(f => f.HeadRow).NotNull().InclusiveBetween(1, 100);
        RuleFor(f => f.Columns).Must(c => c.Count <= Tables.MostColumns);
        RuleForEach(f => f.Columns).ChildRules(row => row.RuleFor(r => r.Form)
            .Must(form => form is null or "" || CellForms.IsDate(form) || CellForms.IsNumber(form)));
        RuleForEach(f => f.Usual).ChildRules(row => row.RuleFor(r => r.Text).MaximumLength(ImportProblem.ValueLength));
        RuleFor(f => f.Way).NotNull().IsInEnum();
        RuleFor(f => f.Match).NotEmpty();
    }
}

/// <summary>What the step of the columns is about.</summary>
/// <param name="Targets">What a column can become.</param>
/// <param name="Why">Why the file could not be read; null when it was.</param>
/// <param name="Asked">Columns of which the file does not tell whether the day or the month comes first.</param>
internal sealed record ColumnsPage(
    ImportBatch Batch, RecordKind Kind, RecordImport Import, TableForm Table, Preview Preview,
    IReadOnlyList<SelectListItem> Targets, string? Why, IReadOnlyList<int> Asked);
