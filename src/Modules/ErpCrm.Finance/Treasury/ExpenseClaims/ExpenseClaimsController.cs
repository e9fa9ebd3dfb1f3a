using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

[Route("finance/expense-claims"), RequirePermission(FinancePermissions.RecordExpenses)]
internal sealed class ExpenseClaimsController(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, ClaimReading reading,
    ExpenseClaimsList list, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public IActionResult Create()
    {
        var today = clock.Today;
        return View("Form", new ExpenseClaimForm
        {
            PeriodFrom = new DateOnly(today.Year, today.Month, 1), PeriodUntil = today,
            Currency = company.Current.BaseCurrency,
        });
    }

    [HttpPost("create")]
    public Task<IActionResult> Create(ExpenseClaimForm form, CancellationToken ct)
    {
        form.Id = null;
        return TrySaveAsync("Form", form, async () =>
        {
            var claim = ExpenseClaim.Open(me.Id, form.Terms());
            db.Add(claim);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/expense-claims/{claim.Id}", T["Claim saved"]);
        });
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) => View(await reading.LoadAsync(
        await db.ExpenseClaims.AsNoTracking().VisibleOrDecided(me).OneAsync(id, ct), ct));

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var claim = await db.ExpenseClaims.AsNoTracking().RecordedBy(me).OneAsync(id, ct);
        return claim.IsEditable ? View("Form", ExpenseClaimForm.Of(claim)) : NotFound();
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, ExpenseClaimForm form, CancellationToken ct)
    {
        var claim = await db.ExpenseClaims.RecordedBy(me).OneAsync(id, ct);
        form.Id = id;
        return await TrySaveAsync("Form", form, async () =>
        {
            if (claim.Version != form.Version) return Conflict("Form", form, ExpenseClaimForm.Of(claim));
            claim.Change(form.Terms());
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/expense-claims/{id}", T["Claim saved"]);
        });
    }
}
