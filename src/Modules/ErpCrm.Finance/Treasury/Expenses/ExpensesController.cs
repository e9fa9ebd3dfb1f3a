using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.TaxRates;
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
    ExpensesList list, IStringLocalizer<FinanceText> T) : PageController
{
    private const int UploadLimit = 24 * 1024 * 1024;

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public async Task<IActionResult> Create(CancellationToken ct) => View(new ExpenseForm
    {
        SpentOn = clock.Today, Currency = company.Current.BaseCurrency, Context = await ContextOfAsync(null, ct)
    });

    [HttpPost("create"), RequestSizeLimit(UploadLimit)]
    public async Task<IActionResult> Create(ExpenseForm form, CancellationToken ct)
    {
        await CheckAsync(form, null, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var expense = Expense.Record(me.Id, form.Terms(), clock.Today);
            await SaveAsync(expense, form, ct);
            return Saved($"/finance/expenses/{expense.Id}", TextOf(form));
        }, async again => again.Context = await ContextOfAsync(null, ct));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var expense = await db.Expenses.AsNoTracking().VisibleOrDecided(me).OneAsync(id, ct);
        return View(await ExpensePage.LoadAsync(db, me, expense, clock.Today, company.Current, ct));
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var expense = await db.Expenses.RecordedBy(me).OneAsync(id, ct);
        if (!expense.IsEditable) return NotFound();
        return View(await FormOfAsync(expense, await ContextOfAsync(expense, ct), ct));
    }

    [HttpPost("{id:guid}/edit"), RequestSizeLimit(UploadLimit)]
    public async Task<IActionResult> Edit(Guid id, ExpenseForm form, CancellationToken ct)
    {
        var expense = await db.Expenses.RecordedBy(me).OneAsync(id, ct);
        form.Context = await ContextOfAsync(expense, ct);
        form.Custom.Over(expense);
        await CheckAsync(form, expense, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (expense.Version != form.Version)
                return Conflict("Edit", form, await FormOfAsync(expense, form.Context, ct));
            expense.Change(form.Terms(), clock.Today);
            await SaveAsync(expense, form, ct);
            return Saved($"/finance/expenses/{id}", TextOf(form));
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

    /// <summary>Net and VAT of what is typed so far.</summary>
    [HttpGet("inside")]
    public IActionResult Inside(ExpenseForm form)
    {
        ModelState.Clear();
        return PartialView("_Inside", form);
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

    private string TextOf(ExpenseForm form) => form.AndSubmit ? T["Expense sent for approval"] : T["Expense saved"];

    // The file comes before the row that names it; one whose row is not saved is removed as any that nothing names.
    private async Task SaveAsync(Expense expense, ExpenseForm form, CancellationToken ct)
    {
        form.Custom.Give(expense);
        if (await StoreAsync(form, ct) is { } receipt) expense.Attach(receipt);
        else if (form.RemoveReceipt) expense.Detach();
        if (form.AndSubmit) expense.Submit(clock.UtcNow, await db.ManagerOfAsync(expense.ProjectId, ct));
        if (db.Entry(expense).State == EntityState.Detached) db.Add(expense);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Receipt?> StoreAsync(ExpenseForm form, CancellationToken ct)
    {
        if (form.Receipt is not { } upload) return null;
        await using var content = upload.OpenReadStream();
        return await ReceiptFile.StoreAsync(files, content, upload.FileName, upload.Length, ct);
    }

    // What a form may refer to is checked against what it was offered.
    private async Task CheckAsync(ExpenseForm form, Expense? before, CancellationToken ct)
    {
        if (form.CategoryId is { } category && !await db.ExpenseCategories.AnyAsync(
            c => c.Id == category && (c.IsActive || (before != null && c.Id == before.CategoryId)), ct))
            ModelState.AddModelError(nameof(form.CategoryId), T["Choose one of the list."]);
        // A net amount that is typed replaces a total that was not touched.
        if (form is { Net: not null, Gross: { } gross } && gross != before?.Gross && form.Total()?.Gross != gross)
            ModelState.AddModelError(nameof(form.Net), T["This does not fit the total. Leave one of the two empty."]);
        if (form.ProjectId is { } project && project != before?.ProjectId && !await db.Projects.ChargeableBy(db, me)
            .AnyAsync(p => p.Id == project, ct))
            ModelState.AddModelError(nameof(form.ProjectId), T["Choose one of the list."]);
    }

    private async Task<ExpenseFormContext> ContextOfAsync(Expense? expense, CancellationToken ct) => new(
        expense,
        [.. (await ExpensesList.CategoriesAsync(db, ct)).Where(c => c.IsActive || c.Id == expense?.CategoryId)],
        await RatesAsync(ct));

    private async Task<ExpenseForm> FormOfAsync(Expense expense, ExpenseFormContext context, CancellationToken ct)
    {
        var form = ExpenseForm.Of(expense, await ProjectTextAsync(expense.ProjectId, ct), context.Rates);
        form.Context = context;
        return form;
    }

    private async Task<List<decimal>> RatesAsync(CancellationToken ct) =>
        [.. (await db.TaxRates.AsNoTracking().OfferedOn(clock.Today).Select(r => r.Percent).ToListAsync(ct))
            .Where(r => r > 0)
            .Select(Plain)
            .Distinct()];

    // Without the zeros the database keeps: a choice is found again by its text.
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private async Task<string?> ProjectTextAsync(Guid? id, CancellationToken ct) =>
        id is null ? null : await db.Projects.Where(p => p.Id == id).Select(p => p.Code + " " + p.Name)
            .FirstOrDefaultAsync(ct);
}
