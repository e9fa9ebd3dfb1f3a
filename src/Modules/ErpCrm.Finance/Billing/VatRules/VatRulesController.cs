using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.VatRules;

[Route("finance/vat-rules"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class VatRulesController(FinanceDbContext db, VatRulesList list, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const string Address = "/finance/vat-rules";

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public IActionResult Create() => View("Form", new VatRuleForm { ValidFrom = clock.Today });

    [HttpPost("create")]
    public async Task<IActionResult> Create(VatRuleForm form, CancellationToken ct)
    {
        form.Id = null;
        await RefuseTwinAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            db.Add(new VatRule(form.ValidFrom!.Value, form.Rounding));
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Rule saved"]);
        });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", VatRuleForm.Of(await db.VatRules.OneAsync(id, ct)));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, VatRuleForm form, CancellationToken ct)
    {
        var rule = await db.VatRules.OneAsync(id, ct);
        form.Id = id;
        await RefuseTwinAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (rule.Version != form.Version) return Conflict("Form", form, VatRuleForm.Of(rule));
            rule.Change(form.ValidFrom!.Value, form.Rounding);
            await db.SaveChangesAsync(ct);
            return Saved(Address, T["Rule saved"]);
        });
    }

    private async Task RefuseTwinAsync(VatRuleForm form, CancellationToken ct)
    {
        var (id, day) = (form.Id, form.ValidFrom);
        if (day is not null && await db.VatRules.AnyAsync(r => r.ValidFrom == day && r.Id != id, ct))
            ModelState.AddModelError(nameof(form.ValidFrom), T["There is a rule from this day on already."]);
    }
}

internal sealed class VatRuleForm
{
    public Guid? Id { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public VatRounding Rounding { get; set; }
    public int Version { get; set; }

    public static VatRuleForm Of(VatRule rule) => new()
    {
        Id = rule.Id, ValidFrom = rule.ValidFrom, Rounding = rule.Rounding, Version = rule.Version,
    };
}

internal sealed class VatRuleFormValidator : AbstractValidator<VatRuleForm>
{
    public VatRuleFormValidator()
    {
        RuleFor(f => f.ValidFrom).NotNull();
        RuleFor(f => f.Rounding).IsInEnum();
    }
}
