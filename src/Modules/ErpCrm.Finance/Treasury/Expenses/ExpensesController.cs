using System.Data.Common;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

[Route("finance/expenses")]
internal sealed class ExpensesController(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IFileStore files,
    ExpensesList list, IStringLocalizer<FinanceText> T) : PageController
{
    private const int UploadLimit = 24 * 1024 * 1024;

    [HttpGet(""), RequirePermission(FinancePermissions.RecordExpenses)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.RecordExpenses)]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        await OfferAsync(null, ct);
        return View(new ExpenseForm { SpentOn = clock.Today, Currency = company.Current.BaseCurrency });
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.RecordExpenses), RequestSizeLimit(UploadLimit)]
    public async Task<IActionResult> Create(ExpenseForm form, CancellationToken ct)
    {
        await OfferAsync(null, ct);
        if (!await CheckAsync(form, null, ct)) return Invalid("Create", form);
        try
        {
            var expense = Expense.Record(me.Id, form.Terms(), clock.Today);
            await SaveAsync(expense, form, ct);
            return Saved($"/finance/expenses/{expense.Id}",
                form.AndSubmit ? T["Expense sent for approval"] : T["Expense saved"]);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.RecordExpenses)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        if (await db.Expenses.AsNoTracking().VisibleOrDecided(me)
            .FirstOrDefaultAsync(e => e.Id == id, ct) is not { } expense)
            return NotFound();
        return View(await ExpensePage.LoadAsync(db, me, expense, clock.Today, company.Current, ct));
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.RecordExpenses)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        if (await MineAsync(id, ct) is not { IsEditable: true } expense) return NotFound();
        await OfferAsync(expense, ct);
        return View(await FormOfAsync(expense, ct));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.RecordExpenses), RequestSizeLimit(UploadLimit)]
    public async Task<IActionResult> Edit(Guid id, ExpenseForm form, CancellationToken ct)
    {
        if (await MineAsync(id, ct) is not { } expense) return NotFound();
        await OfferAsync(expense, ct);
        if (!await CheckAsync(form, expense, ct)) return Invalid("Edit", form);
        if (expense.Version != form.Version) return Conflict("Edit", form, await FormOfAsync(expense, ct));
        var before = expense.ReceiptKey;
        try
        {
            expense.Change(form.Terms(), clock.Today);
            await SaveAsync(expense, form, ct);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", form);
        }

        if (before is not null && before != expense.ReceiptKey) files.Delete(before);
        return Saved($"/finance/expenses/{id}", form.AndSubmit ? T["Expense sent for approval"] : T["Expense saved"]);
    }

    [HttpPost("{id:guid}/submit"), RequirePermission(FinancePermissions.RecordExpenses)]
    public Task<IActionResult> Submit(Guid id, CancellationToken ct) =>
        ChangeAsync(id, expense => expense.Submit(clock.UtcNow), T["Expense sent for approval"], ct);

    [HttpPost("{id:guid}/withdraw"), RequirePermission(FinancePermissions.RecordExpenses)]
    public Task<IActionResult> Withdraw(Guid id, CancellationToken ct) =>
        ChangeAsync(id, expense => expense.Withdraw(), T["Expense taken back"], ct);

    [HttpPost("{id:guid}/delete"), RequirePermission(FinancePermissions.RecordExpenses)]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        if (await MineAsync(id, ct) is not { } expense) return NotFound();
        if (!expense.IsEditable)
            return RefusedTo(new BusinessRuleException("A submitted or approved expense is not changed any more."),
                $"/finance/expenses/{id}");
        db.Remove(expense);
        await db.SaveChangesAsync(ct);
        if (expense.ReceiptKey is { } key) files.Delete(key);
        return Saved("/finance/expenses", T["Expense deleted"]);
    }

    /// <summary>What people upload is not trusted: it is sent in a
    /// sandbox where no script runs, for our own pages alone.</summary>
    /// <param name="shown">To be shown in a page, not downloaded.</param>
    [HttpGet("{id:guid}/receipt"), RequirePermission(FinancePermissions.RecordExpenses)]
    public async Task<IActionResult> Receipt(Guid id, bool shown, CancellationToken ct)
    {
        var expense = await db.Expenses.AsNoTracking().VisibleOrDecided(me).FirstOrDefaultAsync(e => e.Id == id, ct);
        if (expense?.ReceiptKey is not { } key || files.Open(key) is not { } content) return NotFound();
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'self'";
        Response.Headers.CacheControl = "private, no-store";
        return shown ? File(content, expense.ReceiptType!) : File(content, expense.ReceiptType!, expense.ReceiptName);
    }

    /// <summary>Net and VAT of what is typed so far.</summary>
    [HttpGet("inside"), RequirePermission(FinancePermissions.RecordExpenses)]
    public IActionResult Inside(ExpenseForm form)
    {
        ModelState.Clear();
        return PartialView("_Inside", form);
    }

    [HttpGet("projects"), RequirePermission(FinancePermissions.RecordExpenses)]
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

    private async Task<IActionResult> ChangeAsync(Guid id, Action<Expense> change, string toast, CancellationToken ct)
    {
        if (await MineAsync(id, ct) is not { } expense) return NotFound();
        try
        {
            change(expense);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/finance/expenses/{id}");
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/finance/expenses/{id}", toast);
    }

    private Task<Expense?> MineAsync(Guid id, CancellationToken ct) =>
        db.Expenses.FirstOrDefaultAsync(e => e.Id == id && e.RecordedById == me.Id, ct);

    // A receipt whose row is not saved, for whatever reason, does not
    // stay; one that a row names does, however the save ended.
    private async Task SaveAsync(Expense expense, ExpenseForm form, CancellationToken ct)
    {
        Receipt? receipt = null;
        try
        {
            receipt = await StoreAsync(form, ct);
            if (receipt is not null) expense.Attach(receipt);
            else if (form.RemoveReceipt) expense.Detach();
            if (form.AndSubmit) expense.Submit(clock.UtcNow);
            if (db.Entry(expense).State == EntityState.Detached) db.Add(expense);
            await db.SaveChangesAsync(ct);
        }
        catch when (receipt is not null)
        {
            await ForgetAsync(receipt);
            throw;
        }
    }

    // Unless the save went through after all. Where that cannot be asked, the file stays, and the first error is told.
    private async Task ForgetAsync(Receipt receipt)
    {
        try
        {
            if (!await db.Expenses.AnyAsync(e => e.ReceiptKey == receipt.Key, CancellationToken.None))
                files.Delete(receipt.Key);
        }
        catch (DbException)
        {
        }
    }

    private async Task<Receipt?> StoreAsync(ExpenseForm form, CancellationToken ct)
    {
        if (form.Receipt is not { } upload) return null;
        await using var content = upload.OpenReadStream();
        return await ReceiptFile.StoreAsync(files, content, upload.FileName, upload.Length, ct);
    }

    // What a form may refer to is checked against what it was offered.
    private async Task<bool> CheckAsync(ExpenseForm form, Expense? before, CancellationToken ct)
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
        return ModelState.IsValid;
    }

    private async Task OfferAsync(Expense? expense, CancellationToken ct)
    {
        ViewData["Categories"] =
            (await ExpensesList.CategoriesAsync(db, ct)).Where(c => c.IsActive || c.Id == expense?.CategoryId).ToList();
        ViewData["Expense"] = expense;
        ViewData["Rates"] = await RatesAsync(ct);
    }

    private async Task<ExpenseForm> FormOfAsync(Expense expense, CancellationToken ct) =>
        ExpenseForm.Of(expense, await ProjectTextAsync(expense.ProjectId, ct), await RatesAsync(ct));

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
