using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Payroll.Contributions;

/// <summary>Tariffs by their days: a new law is a new row, a mistake is corrected in its own.</summary>
[Route("finance/payroll/contributions"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class ContributionsController(FinanceDbContext db, ContributionRulesList list, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const string Address = "/finance/payroll/contributions";

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public IActionResult Create() => View("Form", new ContributionForm { ValidFrom = clock.Today });

    [HttpPost("create")]
    public async Task<IActionResult> Create(ContributionForm form, CancellationToken ct)
    {
        form.Id = null;
        await RefuseTwinAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            db.Add(new ContributionRule(form.Code!, form.Name!, form.ValidFrom!.Value, form.Terms(), form.Source));
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Tariff saved"]);
        });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", ContributionForm.Of(await db.ContributionRules.OneAsync(id, ct), T));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, ContributionForm form, CancellationToken ct)
    {
        var rule = await db.ContributionRules.OneAsync(id, ct);
        (form.Id, form.Code) = (id, rule.Code);
        ModelState.Remove(nameof(form.Code));
        form.KeepWords(rule, T);
        await RefuseTwinAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (rule.Version != form.Version) return Conflict("Form", form, ContributionForm.Of(rule, T));
            rule.Change(form.Name!, form.ValidFrom!.Value, form.Terms(), form.Source);
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Tariff saved"]);
        });
    }

    private async Task RefuseTwinAsync(ContributionForm form, CancellationToken ct)
    {
        var (id, code, day) = (form.Id, form.Code?.Trim().ToUpperInvariant(), form.ValidFrom);
        if (code is null || day is null) return;
        if (await db.ContributionRules.AnyAsync(r => r.Code == code && r.ValidFrom == day && r.Id != id, ct))
            ModelState.AddModelError(nameof(form.ValidFrom), T["This tariff has a row from this day on already."]);
    }
}
