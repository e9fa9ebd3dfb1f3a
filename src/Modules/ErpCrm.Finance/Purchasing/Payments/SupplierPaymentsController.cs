using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Payments;

[Route("finance/supplier-payments")]
internal sealed class SupplierPaymentsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, SupplierSettlement settlement, SupplierPaymentsList list, IStringLocalizer<FinanceText> T)
    : PageController
{
    private const int OptionCount = 20;

    [HttpGet(""), RequirePermission(FinancePermissions.ViewSuppliers)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.PayBills)]
    public async Task<IActionResult> Create(Guid? billId, Guid? supplierId, CancellationToken ct)
    {
        var form = new SupplierPaymentForm { PaidOn = clock.Today, Currency = company.Current.BaseCurrency };
        var bill = billId is null ? null : await db.Bills.AsNoTracking()
            .FirstOrDefaultAsync(b => b.Id == billId && b.IsOpen && b.Kind == BillKind.Bill, ct);
        if (await SupplierAsync(bill?.SupplierId ?? supplierId, ct) is { } supplier)
            (form.SupplierId, form.SupplierIdText, form.Currency) =
                (supplier.Id, supplier.Name, bill?.Currency ?? supplier.Currency);
        if (bill is not null)
            (form.BillId, form.Amount, form.Reference) = (bill.Id, bill.OpenAmount,
                bill.PaymentReference.Length > 0 ? bill.PaymentReference : bill.Number);
        form.Context = await ContextOfAsync(form, ct);
        form.Propose(form.Context.Open);
        return View(form);
    }

    /// <summary>The open bills of what is chosen so far, with the amount spread over them.</summary>
    [HttpGet("bills"), RequirePermission(FinancePermissions.PayBills)]
    public async Task<IActionResult> Bills(SupplierPaymentForm form, CancellationToken ct)
    {
        ModelState.Clear();
        form.Context = await ContextOfAsync(form, ct);
        form.Propose(form.Context.Open);
        return PartialView("_Bills", form);
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.PayBills)]
    public async Task<IActionResult> Create(SupplierPaymentForm form, CancellationToken ct)
    {
        form.Context = await ContextOfAsync(form, ct);
        if (form.SupplierId is not null && await SupplierAsync(form.SupplierId, ct) is null)
            ModelState.AddModelError(nameof(form.SupplierId), T["Choose one of the list."]);
        return await TrySaveTogetherAsync("Create", form, SupplierSettlement.ChangedMeanwhile(), async () =>
        {
            var plan = form.Plan(form.Context.Open);
            var payment = await db.InTransactionAsync(token => PayAsync(form, plan, token), ct);
            return Saved($"/finance/supplier-payments/{payment.Id}", T["Payment recorded"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            again.Context = await ContextOfAsync(again, ct);
            again.Lines = BillPartLine.InOrderOf(again.Context.Open, again.Lines);
        });
    }

    [HttpGet("suppliers"), RequirePermission(FinancePermissions.PayBills)]
    public async Task<IActionResult> Suppliers(string? q, CancellationToken ct)
    {
        var suppliers = SearchText.Words(q).Aggregate(db.Suppliers.AsNoTracking(),
            (found, word) => found.Where(s => s.SearchText.Contains(word)));
        var options = await suppliers.OrderBy(s => s.Name).Take(OptionCount)
            .Select(s => new PickerOption(s.Id.ToString(), s.Name, s.Currency, false, null)).ToListAsync(ct);
        return PartialView("_PickerOptions", options);
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewSuppliers)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var payment = await db.SupplierPayments.AsNoTracking().OneAsync(id, ct);
        return View(await SupplierPaymentPage.LoadAsync(db, payment, ct));
    }

    [HttpPost("{id:guid}/reverse"), RequirePermission(FinancePermissions.PayBills)]
    public async Task<IActionResult> Reverse(Guid id, string? reason, CancellationToken ct)
    {
        await db.SupplierPayments.AsNoTracking().OneAsync(id, ct);
        if (reason?.Length > SupplierPayment.NoteLength) reason = reason[..SupplierPayment.NoteLength];
        return await TryAsync($"/finance/supplier-payments/{id}", async () =>
        {
            await db.InTransactionAsync(async token =>
            {
                var payment = await db.SupplierPayments.Include(p => p.Allocations).OneAsync(id, token);
                await settlement.ReverseAsync(payment, me.Id, reason, token);
                await db.SaveChangesAsync(token);
            }, ct);
            return Saved($"/finance/supplier-payments/{id}", T["Payment taken back"]);
        });
    }

    private Task<Supplier?> SupplierAsync(Guid? id, CancellationToken ct) =>
        db.Suppliers.FirstOrDefaultAsync(s => s.Id == id, ct);

    private async Task<SupplierPayment> PayAsync(SupplierPaymentForm form, IReadOnlyList<PlannedBill> plan,
        CancellationToken ct)
    {
        var supplier = await db.Suppliers.SingleAsync(s => s.Id == form.SupplierId, ct);
        var terms = await settlement.TermsAsync(form.PaidOn!.Value, form.Amount!.Value, form.Currency, form.Method,
            form.Reference, form.Note, form.BankAccountId, nameof(form.BankAccountId), ct);
        var payment = await settlement.PayAsync(me.Id, supplier, terms, plan, ct);
        await db.SaveChangesAsync(ct);
        return payment;
    }

    private async Task<SupplierPaymentContext> ContextOfAsync(SupplierPaymentForm form, CancellationToken ct)
    {
        var accounts = await db.BankAccounts.ItemsAsync(null, ct);
        if (form.SupplierId is not { } supplier) return new SupplierPaymentContext([], 0, accounts);
        var open = await BillPlan.OpenAsync(db, supplier, form.Currency, ct);
        var credit = await SupplierCredit.LoadAsync(db, supplier, ct);
        // The bill one came from stands first; the others follow by their due day.
        return new SupplierPaymentContext([.. open.OrderByDescending(b => b.Id == form.BillId)],
            credit.Where(c => c.Currency == form.Currency).Sum(c => c.Left), accounts);
    }
}
