using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Suppliers;

[Route("finance/suppliers")]
internal sealed class SuppliersController(
    FinanceDbContext db, IBusinessClock clock, ICompanyProfile company, IBillAccounts accounts, ICurrentUser me,
    SuppliersList list, IStringLocalizer<FinanceText> T) : PageController
{
    private const int OptionCount = 20;
    private const int UsualTermDays = 14;

    [HttpGet(""), RequirePermission(FinancePermissions.ViewSuppliers)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    /// <summary>What we owe by age, as of a day.</summary>
    [HttpGet("ageing"), RequirePermission(FinancePermissions.ViewSuppliers)]
    public async Task<IActionResult> Ageing(DateOnly? on, CancellationToken ct) =>
        View(await PayablesAgeing.LoadAsync(db, on ?? clock.Today, company.Current.BaseCurrency, ct));

    [HttpGet("create"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Create(Guid? companyId, CancellationToken ct)
    {
        var customer = companyId is { } id ? await FindAsync(id, ct) : null;
        return View(new SupplierForm
        {
            Name = customer?.DocumentName,
            CompanyId = customer?.Id,
            CompanyIdText = customer?.Name,
            TaxId = customer?.TaxId,
            Email = customer?.Email,
            Address = customer?.Address,
            Currency = customer?.Currency ?? company.Current.BaseCurrency,
            PaymentTermDays = UsualTermDays,
            Context = await ContextOfAsync(null, ct),
        });
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Create(SupplierForm form, CancellationToken ct)
    {
        var name = await CheckAsync(form, null, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var supplier = Supplier.Add(form.ToData(name));
            db.Add(supplier);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/suppliers/{supplier.Id}", T["Supplier saved"]);
        }, async again => again.Context = await ContextOfAsync(null, ct));
    }

    /// <summary>A supplier made from a picker, with nothing but its name; or those that it may be.</summary>
    [HttpPost("quick"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Quick(string? name, string? anyway, CancellationToken ct)
    {
        var called = name?.Trim() ?? "";
        if (called.Length is 0 or > Supplier.NameLength || SearchText.Of(called).Length == 0) return BadRequest();
        var folded = SearchText.Of(called);
        if (anyway is null && await OptionsAsync(db.Suppliers.Where(s => s.SearchText.Contains(folded)), ct)
            is { Count: > 0 } known)
        {
            Response.StatusCode = 422;
            return PartialView("_PickerOptions",
                known.Append(new PickerOption("", called, T["Another one of this name"], Anyway: "new")));
        }

        var supplier = Supplier.Add(new SupplierData(called, null, company.Current.BaseCurrency, UsualTermDays));
        db.Add(supplier);
        await db.SaveChangesAsync(ct);
        return PartialView("_PickerOptions",
            new[] { new PickerOption(supplier.Id.ToString(), supplier.Name, IsChosen: true) });
    }

    [HttpGet("options"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Options(string? q, CancellationToken ct)
    {
        var suppliers = SearchText.Words(q).Aggregate(db.Suppliers.AsNoTracking().Offered(),
            (found, word) => found.Where(s => s.SearchText.Contains(word)));
        return PartialView("_PickerOptions", await OptionsAsync(suppliers, ct));
    }

    /// <summary>Companies that a supplier can be.</summary>
    [HttpGet("companies"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Companies(string? q, CancellationToken ct)
    {
        var companies = SearchText.Words(q).Aggregate(db.Customers.AsNoTracking().Standing(),
            (found, word) => found.Where(c => c.SearchText.Contains(word)));
        var options = await companies.OrderBy(c => c.Name).Take(OptionCount)
            .Select(c => new PickerOption(c.Id.ToString(), c.Name, c.TaxId)).ToListAsync(ct);
        return PartialView("_PickerOptions", options);
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewSuppliers)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var supplier = await db.Suppliers.AsNoTracking().OneAsync(id, ct);
        return View(await SupplierPage.LoadAsync(db, company, accounts, me, supplier, clock.Today, ct));
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View(await FormOfAsync(await db.Suppliers.OneAsync(id, ct), ct));

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Edit(Guid id, SupplierForm form, CancellationToken ct)
    {
        var supplier = await db.Suppliers.OneAsync(id, ct);
        var name = await CheckAsync(form, supplier, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (supplier.Version != form.Version)
            {
                form.Context = await ContextOfAsync(supplier, ct);
                return Conflict("Edit", form, await FormOfAsync(supplier, ct));
            }

            supplier.Change(form.ToData(name));
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/suppliers/{id}", T["Supplier saved"]);
        }, async again => again.Context = await ContextOfAsync(supplier, ct));
    }

    [HttpPost("{id:guid}/archive"), RequirePermission(FinancePermissions.EditBills)]
    public Task<IActionResult> Archive(Guid id, CancellationToken ct) =>
        ChangeAsync(id, supplier => supplier.Archive(), T["Supplier archived"], ct);

    [HttpPost("{id:guid}/restore"), RequirePermission(FinancePermissions.EditBills)]
    public Task<IActionResult> Restore(Guid id, CancellationToken ct) =>
        ChangeAsync(id, supplier => supplier.Restore(), T["Supplier is offered again"], ct);

    private async Task<IActionResult> ChangeAsync(Guid id, Action<Supplier> change, string toast, CancellationToken ct)
    {
        var supplier = await db.Suppliers.OneAsync(id, ct);
        return await TryAsync($"/finance/suppliers/{id}", async () =>
        {
            change(supplier);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/suppliers/{id}", toast);
        });
    }

    // What a form may refer to is checked against what it was offered.
    private async Task<string?> CheckAsync(SupplierForm form, Supplier? before, CancellationToken ct)
    {
        if (form.CategoryId is { } category && !await db.ExpenseCategories.AnyAsync(
            c => c.Id == category && (c.IsActive || (before != null && c.Id == before.CategoryId)), ct))
            ModelState.AddModelError(nameof(form.CategoryId), T["Choose one of the list."]);
        if (form.AccountId is { } account
            && (await accounts.OfferedAsync(Besides(before), ct)).All(a => a.Id != account))
            ModelState.AddModelError(nameof(form.AccountId), T["Choose one of the list."]);
        if (form.CompanyId is not { } chosen) return null;
        if (await FindAsync(chosen, ct) is not { } customer)
            ModelState.AddModelError(nameof(form.CompanyId), T["Choose one of the list."]);
        else if (chosen != before?.CompanyId && await db.Suppliers.AnyAsync(s => s.CompanyId == chosen, ct))
            ModelState.AddModelError(nameof(form.CompanyId), T["This company is a supplier already."]);
        else return customer.DocumentName;
        return null;
    }

    private async Task<SupplierForm> FormOfAsync(Supplier supplier, CancellationToken ct)
    {
        var customer = supplier.CompanyId is { } id ? await FindAsync(id, ct) : null;
        var form = SupplierForm.Of(supplier, customer?.Name);
        form.Context = await ContextOfAsync(supplier, ct);
        return form;
    }

    private async Task<SupplierFormContext> ContextOfAsync(Supplier? supplier, CancellationToken ct) => new(
        supplier,
        [.. (await ExpensesList.CategoriesAsync(db, ct)).Where(c => c.IsActive || c.Id == supplier?.CategoryId)],
        await accounts.OfferedAsync(Besides(supplier), ct));

    private static IReadOnlyCollection<Guid> Besides(Supplier? supplier) =>
        supplier?.AccountId is { } account ? [account] : [];

    private Task<Customer?> FindAsync(Guid id, CancellationToken ct) =>
        db.Customers.AsNoTracking().Standing().FirstOrDefaultAsync(c => c.Id == id, ct);

    private static Task<List<PickerOption>> OptionsAsync(IQueryable<Supplier> suppliers, CancellationToken ct) =>
        suppliers.OrderBy(s => s.Name).Take(OptionCount)
            .Select(s => new PickerOption(s.Id.ToString(), s.Name, s.TaxId.Length > 0 ? s.TaxId : s.Currency, false,
                null))
            .ToListAsync(ct);
}
