using ErpCrm.Finance.Purchasing.Suppliers;
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

namespace ErpCrm.Finance.Purchasing.Bills;

[Route("finance/bills")]
internal sealed class BillsController(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IFileStore files,
    BillForms forms, BillWriting writing, BillsList list, IStringLocalizer<FinanceText> T) : PageController
{
    internal const int UploadLimit = 24 * 1024 * 1024;

    [HttpGet(""), RequirePermission(FinancePermissions.ViewBills)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditBills)]
    public async Task<IActionResult> Create(Guid? supplierId, CancellationToken ct)
    {
        var supplier = supplierId is { } id
            ? await db.Suppliers.Offered().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct)
            : null;
        var context = await forms.ContextAsync(null, null, ct);
        var line = context.NewLine();
        (line.CategoryId, line.AccountId) = (supplier?.CategoryId, supplier?.AccountId);
        var form = new BillEditForm
        {
            SupplierId = supplier?.Id,
            SupplierIdText = supplier?.Name,
            BilledOn = clock.Today,
            Currency = supplier?.Currency ?? company.Current.BaseCurrency,
            Lines = [line],
        };
        form.ShowIn(context);
        return View(form);
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditBills), RequestSizeLimit(UploadLimit)]
    [RequestFormLimits(ValueCountLimit = BillLineForm.PostedValues)]
    public async Task<IActionResult> Create(BillEditForm form, CancellationToken ct)
    {
        var paper = await writing.PaperAsync(form, ModelState, ct);
        await writing.CheckAsync(form, null, paper, ModelState, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var bill = await writing.CreateAsync(form, paper, ct);
            return Saved($"/finance/bills/{bill.Id}", T[SaidOf(bill)]);
        });
    }

    /// <summary>Totals of what is typed so far; nothing is saved.</summary>
    [HttpPost("preview"), RequirePermission(FinancePermissions.EditBills), RequestSizeLimit(UploadLimit)]
    [RequestFormLimits(ValueCountLimit = BillLineForm.PostedValues)]
    public IActionResult Preview(BillEditForm form)
    {
        ModelState.Clear();
        return PartialView("/Finance/Billing/Invoices/_Preview.cshtml", form.Totals());
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewBills)]
    public async Task<IActionResult> Show(Guid id, [FromServices] BillPages pages, CancellationToken ct) =>
        View(await pages.LoadAsync(id, ct));

    /// <param name="shown">To be shown in a page, not downloaded.</param>
    [HttpGet("{id:guid}/paper"), RequirePermission(FinancePermissions.ViewBills)]
    public async Task<IActionResult> Paper(Guid id, bool shown, CancellationToken ct)
    {
        var bill = await db.Bills.AsNoTracking().VisibleTo(me).OneAsync(id, ct);
        var hash = bill.PaperHash.OrNotFound();
        return await UploadedAsync(files, hash, bill.PaperName!, bill.PaperType!, shown, ct);
    }

    /// <summary>What became of a bill that was saved.</summary>
    internal static string SaidOf(Bill bill) => bill.State switch
    {
        BillState.Posted => "Bill posted",
        BillState.Waiting => "Bill sent for approval",
        _ => "Bill saved",
    };
}
