using ErpCrm.Crm.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Stages;

[Route("crm/stages")]
internal sealed class StagesController(CrmDbContext db, IStringLocalizer<CrmText> texts) : PageController
{
    [HttpGet(""), RequirePermission(CrmPermissions.EditStages)]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new StagesForm
    {
        Stages = await db.Stages.OrderBy(s => s.Position)
            .Select(s => new StageRow
            {
                Id = s.Id, Version = s.Version, Position = s.Position, Name = s.Name, Probability = s.Probability,
                Colour = s.Colour
            }).ToListAsync(ct),
    });

    [HttpPost(""), RequirePermission(CrmPermissions.EditStages)]
    public async Task<IActionResult> Index(StagesForm form, CancellationToken ct)
    {
        var stages = await db.Stages.ToListAsync(ct);
        if (form.Stages.Count != stages.Count || !form.Stages.Select(r => r.Id).ToHashSet()
            .SetEquals(stages.Select(s => (Guid?)s.Id)))
            return BadRequest();
        return await TrySaveAsync("Index", form, async () =>
        {
            var inOrder = form.Stages.OrderBy(r => r.Position).ToList();
            for (var i = 0; i < inOrder.Count; i++)
                Change(stages.Single(s => s.Id == inOrder[i].Id), inOrder[i], i + 1);
            await db.SaveChangesAsync(ct);
            return Saved("/crm/stages", texts["Stages saved"]);
        });
    }

    private void Change(Stage stage, StageRow row, int position)
    {
        if (stage.Version != row.Version)
            throw new BusinessRuleException("The stages were changed meanwhile. Load the page again.");
        // A name that was left as it is shown stays the key of its translation.
        var name = row.Name == texts[stage.Name] ? stage.Name : row.Name!;
        stage.Change(name, row.Probability!.Value, row.Colour!.Value, position);
    }
}
