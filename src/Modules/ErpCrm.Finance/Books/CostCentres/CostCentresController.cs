using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.CostCentres;

[Route("finance/cost-centres"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class CostCentresController(FinanceDbContext db, CostCentresList list, CostCentreChoices choices,
    IStringLocalizer<FinanceText> T)
    : SettingsListController<CostCentre, CostCentreRow, CostCentreForm>(db, list)
{
    private const int OptionCount = 12;

    [HttpGet("projects")]
    public async Task<IActionResult> Projects(string? q, CancellationToken ct)
    {
        var (projects, typed) = (db.Projects.AsNoTracking().Where(p => !p.IsWithdrawn), q?.Trim() ?? "");
        if (typed.Length > 0) projects = projects.Where(p => p.Code.Contains(typed) || p.Name.Contains(typed));
        var options = await projects.OrderByDescending(p => p.Code).Take(OptionCount)
            .Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(ct);
        return PartialView("_PickerOptions",
            options.Select(p => new PickerOption(p.Id.ToString(), $"{p.Code} {p.Name}")));
    }

    protected override string SavedText => T["Cost centre saved"];

    protected override CostCentreForm New() => new() { IsActive = true };

    protected override CostCentreForm FormOf(CostCentre centre) => CostCentreForm.Of(centre);

    protected override async Task CheckAsync(CostCentreForm form, CostCentre? centre, CancellationToken ct)
    {
        var code = form.Code?.Trim();
        if (await Records.AnyAsync(c => c.Code == code && c.Id != form.Id, ct))
            ModelState.AddModelError(nameof(form.Code), T["There is already a cost centre with this code."]);
        // What belongs to it already may be something that is not offered any more.
        var offered = await choices.ReadAsync(form.Id, ct);
        HashSet<Guid> known =
        [
            .. offered.Departments.Concat(offered.Categories).Concat(offered.Users).Select(c => c.Id),
            .. offered.Projects.Keys, .. centre?.Rules.Select(r => r.AboutId) ?? [],
        ];
        if (form.Records().Any(r => !known.Contains(r.Id)))
            ModelState.AddModelError("", T["Choose one of the list."]);
    }

    // What belonged to another one moves over: whoever ticked it last decides.
    protected override async Task<CostCentre> ApplyAsync(CostCentreForm form, CostCentre? centre, CancellationToken ct)
    {
        centre ??= new CostCentre(form.Code, form.Name);
        centre.Change(form.Code, form.Name, form.IsActive);
        var (records, id) = (form.Records(), centre.Id);
        var elsewhere = await db.CostCentreRules.Where(r => r.CostCentreId != id).ToListAsync(ct);
        db.RemoveRange(elsewhere.Where(r => records.Contains((r.Kind, r.AboutId))));
        centre.Take(records);
        return centre;
    }
}
