using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

[Route("finance/expenses"), RequirePermission(FinancePermissions.RecordExpenses)]
internal sealed class ExpensesController(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IFileStore files,
    ExpenseForms forms, ExpenseWriting writing, ReceiptTwins twins, ExpensesList list,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const int UploadLimit = 24 * 1024 * 1024;

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    /// <param name="kind">A receipt, kilometres or days.</param>
    /// <param name="claimId">The claim that it becomes a line of.</param>
    [HttpGet("create")]
    public async Task<IActionResult> Create(ExpenseKind? kind, Guid? claimId, CancellationToken ct)
    {
        var form = new ExpenseForm
        {
            Kind = kind ?? ExpenseKind.Receipt, SpentOn = clock.Today, Currency = company.Current.BaseCurrency,
        };
        form.Context = await forms.ContextAsync(null, form.Kind, claimId, ct);
        form.ClaimId = form.Context.Claim is { IsEditable: true } claim ? claim.Id : null;
        return View(form);
    }

    [HttpPost("create"), RequestSizeLimit(UploadLimit)]
    public async Task<IActionResult> Create(ExpenseForm form, CancellationToken ct)
    {
        await forms.CheckAsync(form, null, ModelState, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var expense = await writing.CreateAsync(form, ct);
            return Saved(PlaceOf(expense), TextOf(form));
        }, async again => again.Context = await forms.ContextAsync(null, again.Kind, again.ClaimId, ct));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var expense = await db.Expenses.AsNoTracking().VisibleOrDecided(me).OneAsync(id, ct);
        var like = (await twins.LikeAsync([expense], ct)).GetValueOrDefault(id);
        var opened = await ExpensePage.LoadAsync(db, me, expense, clock.Today, company.Current, ct);
        return View(opened with { Like = like });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var expense = await db.Expenses.RecordedBy(me).OneAsync(id, ct);
        if (!expense.IsEditable) return NotFound();
        return View(await forms.OfAsync(expense, ct));
    }

    [HttpPost("{id:guid}/edit"), RequestSizeLimit(UploadLimit)]
    public async Task<IActionResult> Edit(Guid id, ExpenseForm form, CancellationToken ct)
    {
        var expense = await db.Expenses.RecordedBy(me).OneAsync(id, ct);
        form.Context = await forms.ContextAsync(expense, form.Kind, null, ct);
        form.Custom.Over(expense);
        await forms.CheckAsync(form, expense, ModelState, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (expense.Version != form.Version) return Conflict("Edit", form, await forms.OfAsync(expense, ct));
            await writing.ChangeAsync(expense, form, ct);
            return Saved(PlaceOf(expense), TextOf(form));
        });
    }

    /// <param name="shown">To be shown in a page, not downloaded.</param>
    [HttpGet("{id:guid}/receipt")]
    public async Task<IActionResult> Receipt(Guid id, bool shown, CancellationToken ct)
    {
        var expense = await db.Expenses.AsNoTracking().VisibleOrDecided(me).OneAsync(id, ct);
        var hash = expense.ReceiptHash.OrNotFound();
        return await UploadedAsync(files, hash, expense.ReceiptName!, expense.ReceiptType!, shown, ct);
    }

    [HttpGet("projects")]
    public async Task<IActionResult> Projects(string? q, CancellationToken ct)
    {
        var projects = db.Projects.ChargeableBy(db, me);
        var typed = q?.Trim() ?? "";
        if (typed.Length > 0) projects = projects.Where(p => p.Code.Contains(typed) || p.Name.Contains(typed));
        var options = await projects.OrderByDescending(p => p.Code).Take(20)
            .Select(p => new PickerOption(p.Id.ToString(), p.Code + " " + p.Name, p.Currency))
            .ToListAsync(ct);
        return PartialView("_PickerOptions", options);
    }

    // Of a claim one goes on with the next line.
    private static string PlaceOf(Expense expense) => expense.ClaimId is { } claim
        ? $"/finance/expense-claims/{claim}"
        : $"/finance/expenses/{expense.Id}";

    private string TextOf(ExpenseForm form) => form.AndSubmit ? T["Expense sent for approval"] : T["Expense saved"];
}
