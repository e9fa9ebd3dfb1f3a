using ErpCrm.Crm.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Duplicates;

/// <summary>Two records side by side, and the one that becomes of them.</summary>
internal abstract class MergeController(CrmDbContext db, IStringLocalizer<CrmText> texts) : PageController
{
    protected CrmDbContext Db => db;

    protected IStringLocalizer<CrmText> Words => texts;

    /// <param name="isProposed">Of two values the better one is chosen; otherwise what the form says.</param>
    protected abstract Task<MergePage> PageAsync(Guid id, MergeForm form, bool isProposed, CancellationToken ct);

    /// <param name="another">Asks for another record, where one is to be merged with itself.</param>
    protected async Task<IActionResult> ShowAsync(Guid id, Guid? other, string another, CancellationToken ct)
    {
        if (other == id) ModelState.AddModelError(nameof(MergeForm.Other), another);
        return View("Merge", await PageAsync(id, new MergeForm { Other = other }, isProposed: true, ct));
    }

    /// <param name="merge">Makes one of them, and answers which merge it is.</param>
    /// <param name="url">The page of what stays.</param>
    protected async Task<IActionResult> SaveAsync(Guid id, MergeForm form, Func<Task<Guid>> merge, string url,
        CancellationToken ct)
    {
        try
        {
            if (!ModelState.IsValid) return Invalid("Merge", await PageAsync(id, form, isProposed: true, ct));
            Toast(texts["Merged"], $"/crm/duplicates/merges/{await merge()}/undo");
            return Saved(url);
        }
        catch (BusinessRuleException refusal)
        {
            db.ChangeTracker.Clear();
            return Refused(refusal, "Merge", await PageAsync(id, form, isProposed: false, ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.Clear();
            ModelState.AddModelError("", texts["One of them was changed meanwhile. Look at both again."]);
            var answer = Invalid("Merge", await PageAsync(id, form, isProposed: false, ct));
            Response.StatusCode = 409;
            return answer;
        }
    }
}
