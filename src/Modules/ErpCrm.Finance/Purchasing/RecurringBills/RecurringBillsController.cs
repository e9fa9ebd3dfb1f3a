using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.RecurringBills;

[Route("finance/recurring-bills")]
internal sealed class RecurringBillsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IBillAccounts accounts, BillForms forms, RecurringBillMaker maker,
    RecurringBillsList list, IStringLocalizer<FinanceText> T) : PageController
{
    private const int UsualTermDays = 14;

    [HttpGet(""), RequirePermission(FinancePermissions.ViewSuppliers)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Create(Guid? supplierId, CancellationToken ct)
    {
        var supplier = supplierId is { } id
            ? await db.Suppliers.Offered().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct)
            : null;
        var context = await ContextOfAsync(null, ct);
        return View(new RecurringBillForm
        {
            SupplierId = supplier?.Id,
            SupplierIdText = supplier?.Name,
            FirstOn = new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(1),
            TermDays = supplier?.PaymentTermDays ?? UsualTermDays,
            Currency = supplier?.Currency ?? company.Current.BaseCurrency,
            VatPercent = context.Choices.UsualVat,
            CategoryId = supplier?.CategoryId,
            AccountId = supplier?.AccountId,
            Context = context,
        });
    }

    /// <summary>The next days of what is typed so far.</summary>
    [HttpGet("days"), RequirePermission(FinancePermissions.EditBills)]
    public IActionResult Days(RecurringBillForm form)
    {
        ModelState.Clear();
        return PartialView("_Days", form);
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Create(RecurringBillForm form, CancellationToken ct)
    {
        await CheckAsync(form, null, ct);
        // As many as a year has: a mistyped year makes no hundred bills.
        if (form.FirstOn < clock.Today.AddYears(-1))
            ModelState.AddModelError(nameof(form.FirstOn), T["A recurring bill begins a year back at most."]);
        return await TrySaveAsync("Create", form, async () =>
        {
            var bill = RecurringBill.Plan(await SupplierAsync(form, ct), form.Terms(), me.Id);
            db.Add(bill);
            await db.SaveChangesAsync(ct);
            await maker.MakeDueAsync(bill.Id, ct);
            return Saved($"/finance/recurring-bills/{bill.Id}", T["Recurring bill saved"]);
        }, async again => again.Context = await ContextOfAsync(null, ct));
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewSuppliers)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var bill = await Bills.AsNoTracking().OneAsync(id, ct);
        var rates = await Rates.LoadAsync(db, company, ct);
        return View(await RecurringBillPage.LoadAsync(db, me, accounts, bill, rates, clock.Today, T, ct));
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View(await FormOfAsync(await Bills.AsNoTracking().OneAsync(id, ct), ct));

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Edit(Guid id, RecurringBillForm form, CancellationToken ct)
    {
        var bill = await Bills.OneAsync(id, ct);
        await CheckAsync(form, bill, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (bill.Version != form.Version)
            {
                form.Context = await ContextOfAsync(bill, ct);
                return Conflict("Edit", form, await FormOfAsync(bill, ct));
            }

            var isMade = await db.RecurringOccurrences.AnyAsync(o => o.RecurringBillId == id, ct);
            bill.Change(await SupplierAsync(form, ct), form.Terms(), isMade);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/recurring-bills/{id}", T["Recurring bill saved"]);
        }, async again => again.Context = await ContextOfAsync(bill, ct));
    }

    private IQueryable<RecurringBill> Bills => db.RecurringBills.Include(r => r.Amounts);

    private Task<Supplier> SupplierAsync(RecurringBillForm form, CancellationToken ct) =>
        db.Suppliers.SingleAsync(s => s.Id == form.SupplierId, ct);

    // What a form may refer to is checked against what it was offered.
    private async Task CheckAsync(RecurringBillForm form, RecurringBill? before, CancellationToken ct)
    {
        var choices = (await ContextOfAsync(before, ct)).Choices;
        var no = T["Choose one of the list."];
        if (form.SupplierId is { } supplier && !await db.Suppliers.AnyAsync(
            s => s.Id == supplier && (s.IsActive || (before != null && s.Id == before.SupplierId)), ct))
            ModelState.AddModelError(nameof(form.SupplierId), no);
        if (form.CategoryId is { } category && choices.Categories.All(c => c.Id != category))
            ModelState.AddModelError(nameof(form.CategoryId), no);
        if (form.AccountId is { } account && choices.Accounts.All(a => a.Id != account))
            ModelState.AddModelError(nameof(form.AccountId), no);
        if (form.ProjectId is { } project && choices.Projects.All(p => p.Id != project))
            ModelState.AddModelError(nameof(form.ProjectId), no);
    }

    private async Task<RecurringBillContext> ContextOfAsync(RecurringBill? bill, CancellationToken ct) => new(
        bill, await forms.ContextAsync(bill?.CategoryId, bill?.AccountId, bill?.ProjectId, ct));

    private async Task<RecurringBillForm> FormOfAsync(RecurringBill bill, CancellationToken ct)
    {
        var supplier = await db.Suppliers.Where(s => s.Id == bill.SupplierId).Select(s => s.Name).SingleAsync(ct);
        var form = RecurringBillForm.Of(bill, supplier);
        form.Context = await ContextOfAsync(bill, ct);
        return form;
    }
}
