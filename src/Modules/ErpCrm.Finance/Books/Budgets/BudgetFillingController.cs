using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>Plans many cells of a budget at once: from the year before, or out of a spreadsheet.</summary>
[Route("finance/budgets"), RequirePermission(FinancePermissions.EditLedger)]
internal sealed class BudgetFillingController(FinanceDbContext db, BudgetReading reading, BudgetFilling filling,
    BudgetSheet sheet, IStringLocalizer<FinanceText> T) : PageController
{
    private const int UploadLimit = 4 * 1024 * 1024;
    private const int MostErrors = 10;

    [HttpGet("{id:guid}/fill")]
    public async Task<IActionResult> Fill(Guid id, CancellationToken ct) => View(new BudgetFillForm
    {
        Budget = await db.Budgets.AsNoTracking().OneAsync(id, ct),
        Source = BudgetSource.LastYear,
        Percent = 100,
    });

    [HttpPost("{id:guid}/fill")]
    public async Task<IActionResult> Fill(Guid id, BudgetFillForm form, CancellationToken ct)
    {
        var budget = form.Budget = await db.Budgets.AsNoTracking().OneAsync(id, ct);
        return await TrySaveTogetherAsync("Fill", form, ChangedMeanwhile(), async () =>
        {
            var planned = await filling.FillAsync(budget, form.Source, form.Percent ?? 100, form.Replaces, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/budgets/{id}", T["Amounts planned: {0}", planned]);
        }, _ => Task.CompletedTask);
    }

    [HttpGet("{id:guid}/paste")]
    public async Task<IActionResult> Paste(Guid id, string? centre, CancellationToken ct)
    {
        var page = await reading.ReadAsync(await db.Budgets.AsNoTracking().OneAsync(id, ct), centre, ct);
        return View(new BudgetPasteForm { Page = page, Centre = centre });
    }

    [HttpPost("{id:guid}/paste"), RequestSizeLimit(UploadLimit)]
    public async Task<IActionResult> Paste(Guid id, BudgetPasteForm form, CancellationToken ct)
    {
        var budget = await db.Budgets.AsNoTracking().OneAsync(id, ct);
        var page = form.Page = await reading.ReadAsync(budget, form.Centre, ct);
        if (page.Part.CostCentreId is not { } centreId || page.Part.Key != form.Centre)
        {
            ModelState.AddModelError(nameof(form.Centre), T["Choose one of the list."]);
            return Invalid("Paste", form);
        }

        return await TrySaveTogetherAsync("Paste", form, ChangedMeanwhile(), async () =>
        {
            var accounts = (await reading.AccountsAsync(ct)).ToDictionary(a => a.Code);
            await using var content = form.Content();
            var rows = await sheet.ReadAsync(content, form.Separator, accounts.Keys, page.BaseCurrency, ct);
            foreach (var wrong in rows.Where(r => r.Wrong is not null).Take(MostErrors))
                ModelState.AddModelError(nameof(form.Rows),
                    $"{T["Row {0}", wrong.Number].Value}: {wrong.Wrong!.Of(T)}");
            if (!ModelState.IsValid) return Invalid("Paste", form);
            var lines = await db.BudgetLines.Where(l => l.BudgetId == id && l.CostCentreId == centreId)
                .ToDictionaryAsync(l => l.AccountId, ct);
            foreach (var row in rows)
            {
                var account = accounts[row.Code];
                if (!lines.TryGetValue(account.Id, out var line))
                {
                    if (row.IsNothing) continue;
                    db.Add(line = new BudgetLine(id, account.Id, account.Code, centreId));
                }

                row.PlanIn(line, budget.FirstMonth, page.Digits);
            }

            await db.SaveChangesAsync(ct);
            return Saved(page.At(""), T["Accounts planned: {0}", rows.Count]);
        }, async again => again.Page = await reading.ReadAsync(budget, again.Centre, ct));
    }

    private static BusinessRuleException ChangedMeanwhile() =>
        new("Somebody else changed this budget meanwhile. Look at it again.");
}
