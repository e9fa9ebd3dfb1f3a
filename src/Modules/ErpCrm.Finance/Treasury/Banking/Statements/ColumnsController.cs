using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Reading;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <summary>What the columns of a bank's table are: said once, kept with the account.</summary>
[Route("finance/bank/statements/{id:guid}/columns"), RequirePermission(FinancePermissions.EditBank)]
internal sealed class ColumnsController(FinanceDbContext db, StatementImport import, ITableFiles tables,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var statement = await FindAsync(id, ct);
        return await TryAsync($"/finance/bank/statements/{id}", async () =>
        {
            var kept = await db.BankFeeds.AsNoTracking().Where(f => f.BankAccountId == statement.BankAccountId)
                .Select(f => f.Mapping).FirstOrDefaultAsync(ct);
            var look = await import.LookAsync(statement, TableMapping.Of(kept), ct);
            return View("Columns", Shown(ColumnsForm.Of(look.Mapping), statement, look));
        });
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, ColumnsForm form, CancellationToken ct)
    {
        var statement = await FindAsync(id, ct);
        return await TrySaveAsync("Columns", form, async () =>
        {
            var mapping = form.ToMapping();
            if (!mapping.IsWhole)
                throw new BusinessRuleException("Say which columns hold the day and the amount.");
            await import.KeepAsync(statement, mapping, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/bank/statements/{id}", T["Columns kept with the account"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            Shown(again, statement, await import.LookAsync(statement, again.ToMapping(), ct));
        });
    }

    private async Task<BankStatement> FindAsync(Guid id, CancellationToken ct) => await db.BankStatements
        .OneAsync(s => s.Id == id && s.Format == StatementFormat.Table && s.State != StatementState.Imported, ct);

    private ColumnsForm Shown(ColumnsForm form, BankStatement statement, TablePreview look)
    {
        var width = Math.Min(ColumnsForm.MostColumns, look.Rows.Select(r => r.Cells.Count).DefaultIfEmpty(0).Max());
        form.Page = new ColumnsPage(statement, look.Rows, width,
            [.. tables.Encodings.Select(name => new SelectListItem(name, name))]);
        while (form.Columns.Count < width) form.Columns.Add("");
        return form;
    }
}

/// <summary>What a column can be.</summary>
internal enum ColumnUse
{
    Date,
    Amount,
    MoneyIn,
    MoneyOut,
    Text,
    Party,
    PartyAccount,
    PartyTaxId,
    BankId,
    Balance,
}

internal sealed class ColumnsForm
{
    public const int MostColumns = 60;

    /// <summary>In the order of the file; empty for what is not read.</summary>
    public List<string> Columns { get; set; } = [];

    public int? HeadRow { get; set; }
    public string Days { get; set; } = "dmy";
    public string Numbers { get; set; } = "comma";
    public bool IsReversed { get; set; }
    public string? Encoding { get; set; }

    [BindNever]
    public ColumnsPage? Page { get; set; }

    public static ColumnsForm Of(TableMapping mapping)
    {
        var uses = new Dictionary<int, ColumnUse>();
        void Add(int column, ColumnUse use)
        {
            if (column != TableMapping.None) uses.TryAdd(column, use);
        }

        Add(mapping.Date, ColumnUse.Date);
        Add(mapping.Amount, ColumnUse.Amount);
        Add(mapping.MoneyIn, ColumnUse.MoneyIn);
        Add(mapping.MoneyOut, ColumnUse.MoneyOut);
        Add(mapping.Party, ColumnUse.Party);
        Add(mapping.Account, ColumnUse.PartyAccount);
        Add(mapping.TaxId, ColumnUse.PartyTaxId);
        Add(mapping.BankId, ColumnUse.BankId);
        Add(mapping.Balance, ColumnUse.Balance);
        foreach (var text in mapping.Texts) Add(text, ColumnUse.Text);
        return new ColumnsForm
        {
            HeadRow = mapping.HeadRow, Days = mapping.Days, Numbers = mapping.Numbers, IsReversed = mapping.IsReversed,
            Encoding = mapping.Encoding,
            Columns = [.. Enumerable.Range(0, uses.Keys.DefaultIfEmpty(-1).Max() + 1)
                .Select(i => uses.TryGetValue(i, out var use) ? use.ToString() : "")],
        };
    }

    public TableMapping ToMapping()
    {
        int Of(ColumnUse use) => Columns.IndexOf(use.ToString());
        return new TableMapping(HeadRow ?? 0, Of(ColumnUse.Date), Of(ColumnUse.Amount), Of(ColumnUse.MoneyIn),
            Of(ColumnUse.MoneyOut),
            [.. Columns.Select((c, i) => (c, i)).Where(c => c.c == nameof(ColumnUse.Text)).Select(c => c.i)],
            Of(ColumnUse.Party), Of(ColumnUse.PartyAccount), Of(ColumnUse.PartyTaxId), Of(ColumnUse.BankId),
            Of(ColumnUse.Balance))
        {
            Days = Days, Numbers = Numbers, IsReversed = IsReversed, Encoding = Encoding ?? "",
        };
    }
}

/// <param name="Width">How many columns are shown.</param>
internal sealed record ColumnsPage(
    BankStatement Statement, IReadOnlyList<FileRow> Rows, int Width, IReadOnlyList<SelectListItem> Encodings)
{
    public string HeadOf(int column, int headRow) =>
        Rows.FirstOrDefault(r => r.Number == headRow)?[column].Text ?? "";

    public IEnumerable<string> SamplesOf(int column, int headRow) => Rows.Where(r => r.Number > headRow)
        .Select(r => r[column].Text).Where(t => t.Length > 0).Distinct().Take(3);
}

internal sealed class ColumnsFormValidator : AbstractValidator<ColumnsForm>
{
    public ColumnsFormValidator()
    {
        RuleFor(f => f.HeadRow).NotNull().InclusiveBetween(0, 1000);
        RuleFor(f => f.Columns).Must(c => c.Count <= ColumnsForm.MostColumns);
        RuleForEach(f => f.Columns).Must(c => string.IsNullOrEmpty(c) || Enum.TryParse<ColumnUse>(c, out _));
        RuleFor(f => f.Days).Must(d => d is "dmy" or "mdy" or "ymd");
        RuleFor(f => f.Numbers).Must(n => n is "comma" or "point");
        RuleFor(f => f.Encoding).MaximumLength(20);
    }
}
