using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseRates;

/// <summary>Rates by their days: a new order is a new row, a mistake is corrected in its own.</summary>
[Route("finance/expense-rates"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class ExpenseRatesController(FinanceDbContext db, ExpenseRatesList list, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    private const string Address = "/finance/expense-rates";

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public async Task<IActionResult> Create(CancellationToken ct) => View("Form", await OfferAsync(new ExpenseRateForm
    {
        ValidFrom = clock.Today, Currency = company.Current.BaseCurrency, IsActive = true
    }, ct));

    [HttpPost("create")]
    public Task<IActionResult> Create(ExpenseRateForm form, CancellationToken ct)
    {
        form.Id = null;
        return SaveAsync(form, null, ct);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", await OfferAsync(ExpenseRateForm.Of(await db.ExpenseRates.OneAsync(id, ct)), ct));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, ExpenseRateForm form, CancellationToken ct)
    {
        var rate = await db.ExpenseRates.OneAsync(id, ct);
        form.Id = id;
        return await SaveAsync(form, rate, ct);
    }

    private async Task<IActionResult> SaveAsync(ExpenseRateForm form, ExpenseRate? rate, CancellationToken ct)
    {
        await OfferAsync(form, ct);
        await CheckAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (rate is not null && rate.Version != form.Version)
                return Conflict("Form", form, await OfferAsync(ExpenseRateForm.Of(rate), ct));
            if (rate is null) db.Add(new ExpenseRate(form.Terms()));
            else rate.Change(form.Terms());
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Rate saved"]);
        });
    }

    private async Task CheckAsync(ExpenseRateForm form, CancellationToken ct)
    {
        var (id, kind, name, day) = (form.Id, form.Kind, form.Name?.Trim(), form.ValidFrom);
        if (await db.ExpenseRates.AnyAsync(
            r => r.Kind == kind && r.Name == name && r.ValidFrom == day && r.Id != id, ct))
            ModelState.AddModelError(nameof(form.ValidFrom), T["There is a rate of this name from this day on already."]);
        if (form.CategoryId is { } category && form.Categories.All(c => c.Value != category.ToString()))
            ModelState.AddModelError(nameof(form.CategoryId), T["Choose one of the list."]);
    }

    private async Task<ExpenseRateForm> OfferAsync(ExpenseRateForm form, CancellationToken ct)
    {
        form.Categories = [.. (await ExpensesList.CategoriesAsync(db, ct))
            .Where(c => c.IsActive || c.Id == form.CategoryId)
            .Select(c => new SelectListItem(c.IsBuiltIn ? T[c.Name] : c.Name, c.Id.ToString()))];
        return form;
    }
}
