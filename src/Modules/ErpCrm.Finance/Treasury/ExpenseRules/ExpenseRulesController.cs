using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseRules;

/// <summary>Rules for expenses; what one would have said lately stands under its form (domain-rules §35).</summary>
[Route("finance/expense-rules"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class ExpenseRulesController(FinanceDbContext db, ExpenseRulesList list, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const string Address = "/finance/expense-rules";
    private const int Days = 180;
    private const int MostTried = 2_000;
    private const int UsualOrder = 10;

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public async Task<IActionResult> Create(CancellationToken ct) =>
        View("Form", await OfferAsync(new ExpenseRuleForm { Order = UsualOrder, IsActive = true }, null, ct));

    [HttpPost("create")]
    public Task<IActionResult> Create(ExpenseRuleForm form, CancellationToken ct)
    {
        form.Id = null;
        return SaveAsync(form, null, ct);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", await FormOfAsync(await db.ExpenseRules.OneAsync(id, ct), ct));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, ExpenseRuleForm form, CancellationToken ct)
    {
        var rule = await db.ExpenseRules.OneAsync(id, ct);
        form.Id = id;
        return await SaveAsync(form, rule, ct);
    }

    private async Task<IActionResult> SaveAsync(ExpenseRuleForm form, ExpenseRule? rule, CancellationToken ct)
    {
        await OfferAsync(form, rule, ct);
        if (form.CategoryId is { } category && form.Categories.All(c => c.Value != category.ToString()))
            ModelState.AddModelError(nameof(form.CategoryId), T["Choose one of the list."]);
        if (form.ProjectId is { } project && project != rule?.ProjectId
            && !await db.Projects.AnyAsync(p => p.Id == project && p.IsOpen, ct))
            ModelState.AddModelError(nameof(form.ProjectId), T["Choose one of the list."]);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (rule is not null && rule.Version != form.Version)
                return Conflict("Form", form, await FormOfAsync(rule, ct));
            if (rule is null) db.Add(new ExpenseRule(form.Terms()));
            else rule.Change(form.Terms());
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Rule saved"]);
        });
    }

    private async Task<ExpenseRuleForm> FormOfAsync(ExpenseRule rule, CancellationToken ct)
    {
        var project = await db.Projects.Where(p => p.Id == rule.ProjectId).Select(p => p.Code + " " + p.Name)
            .FirstOrDefaultAsync(ct);
        return await OfferAsync(ExpenseRuleForm.Of(rule, project), rule, ct);
    }

    private async Task<ExpenseRuleForm> OfferAsync(ExpenseRuleForm form, ExpenseRule? rule, CancellationToken ct)
    {
        form.Categories = [.. (await ExpensesList.CategoriesAsync(db, ct))
            .Where(c => c.IsActive || c.Id == form.CategoryId)
            .Select(c => new SelectListItem(c.IsBuiltIn ? T[c.Name] : c.Name, c.Id.ToString()))];
        if (rule is not null) form.Trial = await TryAsync(rule, ct);
        return form;
    }

    // As it is saved now, on what people decided.
    private async Task<RuleTrial> TryAsync(ExpenseRule rule, CancellationToken ct)
    {
        var since = clock.Today.AddDays(-Days);
        var decided = await db.Expenses.AsNoTracking()
            .Where(e => e.SpentOn >= since && (e.State == ExpenseState.Approved || e.State == ExpenseState.Paid))
            .OrderByDescending(e => e.SpentOn).Take(MostTried)
            .Select(e => new { e.SearchText, e.CategoryId }).ToListAsync(ct);
        var fitting = decided.FindAll(e => rule.Fits(e.SearchText));
        return new RuleTrial(Days, fitting.Count, fitting.Count(e => e.CategoryId == rule.CategoryId));
    }
}
