using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Regions of the form that follow what is typed; nothing is saved.</summary>
[Route("finance/expenses"), RequirePermission(FinancePermissions.RecordExpenses)]
internal sealed class ExpenseReadingController(ExpenseForms forms, ReceiptReading reading, FinanceDbContext db,
    ICurrentUser me) : PageController
{
    /// <summary>Net and VAT of what is typed so far.</summary>
    [HttpGet("inside")]
    public IActionResult Inside(ExpenseForm form)
    {
        ModelState.Clear();
        return PartialView("_Inside", form);
    }

    /// <summary>What the code of the receipt says, and what such expenses are.</summary>
    /// <param name="of">The expense that the form is of.</param>
    /// <param name="takes">The proposal is taken over.</param>
    [HttpGet("read")]
    public async Task<IActionResult> Read(ExpenseForm form, Guid? of, bool takes, CancellationToken ct)
    {
        var expense = of is { } id
            ? await db.Expenses.AsNoTracking().RecordedBy(me).FirstOrDefaultAsync(e => e.Id == id, ct)
            : null;
        form.Context = await forms.ContextAsync(expense, ExpenseKind.Receipt, form.ClaimId, ct);
        await reading.FillAsync(form, expense?.Id, takes, ct);
        KeepNonsense(form);
        return PartialView("_Receipt", form);
    }

    /// <summary>What the kilometres or days come to.</summary>
    [HttpGet("counted")]
    public async Task<IActionResult> Counted(ExpenseForm form, CancellationToken ct)
    {
        ModelState.Clear();
        await forms.CheckAsync(form, null, ModelState, ct);
        ModelState.Clear();
        return PartialView("_Counting", form);
    }

    // What was typed and is no number or day stays as it was typed, with its error; nothing is missing yet.
    private void KeepNonsense(ExpenseForm form)
    {
        foreach (var key in ModelState.Keys.ToList())
        {
            if (ModelState[key] is not { Errors.Count: > 0, AttemptedValue.Length: > 0 }
                || typeof(ExpenseForm).GetProperty(key)?.GetValue(form) is not null)
                ModelState.Remove(key);
        }
    }
}
