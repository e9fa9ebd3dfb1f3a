using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.People;

/// <summary>Working hours of a person, from days on.</summary>
[Route("resources/people"), RequirePermission(ResourcesPermissions.EditPeople)]
internal sealed class PersonHoursController(ResourcesDbContext db, IBusinessClock clock,
    IStringLocalizer<ResourcesText> texts) : PageController
{
    [HttpGet("{id:guid}/hours")]
    public async Task<IActionResult> Hours(Guid id, CancellationToken ct) =>
        View(HoursForm.Of(await FindAsync(id, ct), clock.Today));

    [HttpPost("{id:guid}/hours")]
    public async Task<IActionResult> Hours(Guid id, HoursForm form, CancellationToken ct)
    {
        var person = await FindAsync(id, ct);
        form.Person = person;
        return await TrySaveAsync("Hours", form, async () =>
        {
            if (person.Version != form.Version)
                return Conflict("Hours", form, HoursForm.Of(person, form.ValidFrom!.Value));
            person.SetHours(form.ValidFrom!.Value, form.ToMinutes());
            await db.SaveChangesAsync(ct);
            return Saved($"/resources/people/{id}", texts["Working hours saved"]);
        });
    }

    [HttpPost("{id:guid}/hours/{patternId:guid}/remove")]
    public async Task<IActionResult> RemoveHours(Guid id, Guid patternId, CancellationToken ct)
    {
        var person = await FindAsync(id, ct);
        if (!person.RemoveHours(patternId)) return NotFound();
        await db.SaveChangesAsync(ct);
        return Saved($"/resources/people/{id}", texts["Working hours removed"]);
    }

    private Task<Person> FindAsync(Guid id, CancellationToken ct) =>
        db.People.Include(p => p.Department).Include(p => p.Hours).OneAsync(id, ct);
}
