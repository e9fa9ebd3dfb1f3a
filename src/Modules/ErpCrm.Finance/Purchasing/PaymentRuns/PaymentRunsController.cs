using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

[Route("finance/payment-runs")]
internal sealed class PaymentRunsController(FinanceDbContext db, IBusinessClock clock, ICompanyProfile company,
    PaymentRunForms forms, PaymentRunPages pages, PaymentRunWriting writing, PaymentRunsList list,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const int DaysAhead = 7;

    [HttpGet(""), RequirePermission(FinancePermissions.ViewSuppliers)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.PayBills)]
    public async Task<IActionResult> Create(Guid? bankAccountId, CancellationToken ct)
    {
        var form = new PaymentRunForm
        {
            BankAccountId = bankAccountId ?? await db.BankAccounts.UsualAsync(company.Current.BaseCurrency, ct),
            Name = T["Payments of {0}", Format.Date(clock.Today)],
            DueUntil = clock.Today.AddDays(DaysAhead),
            ExecuteOn = clock.Today,
        };
        form.Propose(await forms.ContextAsync(null, form, ct));
        return View(form);
    }

    /// <summary>What is due by what is chosen so far.</summary>
    [HttpGet("due"), RequirePermission(FinancePermissions.PayBills)]
    public async Task<IActionResult> Due(PaymentRunForm form, CancellationToken ct)
    {
        ModelState.Clear();
        form.Propose(await forms.ContextAsync(null, form, ct));
        return PartialView("_Lines", form);
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.PayBills)]
    [RequestFormLimits(ValueCountLimit = PaymentRunForm.PostedValues)]
    public Task<IActionResult> Create(PaymentRunForm form, CancellationToken ct) =>
        TrySaveTogetherAsync("Create", form, PaymentRunWriting.ChangedMeanwhile(), async () =>
        {
            var run = await writing.PrepareAsync(form, ct);
            return Saved($"/finance/payment-runs/{run.Id}", T["Payment run prepared"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            again.ShowIn(await forms.ContextAsync(null, again, ct));
        });

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewSuppliers)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        View(await pages.LoadAsync(await db.PaymentRuns.AsNoTracking().Include(r => r.Items).OneAsync(id, ct), ct));

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.PayBills)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var run = await db.PaymentRuns.AsNoTracking().Include(r => r.Items).OneAsync(id, ct);
        if (run.State != PaymentRunState.Draft) return Redirect($"/finance/payment-runs/{id}");
        var form = PaymentRunForm.Of(run);
        form.ShowIn(await forms.ContextAsync(run, form, ct));
        return View(form);
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.PayBills)]
    [RequestFormLimits(ValueCountLimit = PaymentRunForm.PostedValues)]
    public async Task<IActionResult> Edit(Guid id, PaymentRunForm form, CancellationToken ct)
    {
        var run = await db.PaymentRuns.AsNoTracking().Include(r => r.Items).OneAsync(id, ct);
        form.BankAccountId = run.BankAccountId;
        ModelState.Remove(nameof(form.BankAccountId));
        return await TrySaveTogetherAsync("Edit", form, PaymentRunWriting.ChangedMeanwhile(), async () =>
        {
            if (run.Version != form.Version)
            {
                var theirs = PaymentRunForm.Of(run);
                form.ShowIn(await forms.ContextAsync(run, form, ct));
                theirs.ShowIn(form.Context!);
                return Conflict("Edit", form, theirs);
            }

            await writing.ChangeAsync(id, form, ct);
            return Saved($"/finance/payment-runs/{id}", T["Payment run saved"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            again.ShowIn(await forms.ContextAsync(run, again, ct));
        });
    }
}
