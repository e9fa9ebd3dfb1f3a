using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Rates;

[Route("resources/people/{personId:guid}/rates"), RequirePermission(ResourcesPermissions.EditRates), RequirePermission(
    ResourcesPermissions.ViewRates)]
internal sealed class RatesController(ResourcesDbContext db, IBusinessClock clock,
    IStringLocalizer<ResourcesText> texts) : PageController
{
    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid personId, CancellationToken ct)
    {
        if (!await NamePersonAsync(personId, ct)) return NotFound();
        var current = PersonRate.On(await RatesAsync(personId, ct), clock.Today);
        return View(new PersonRateForm
        {
            ValidFrom = clock.Today, CostPerHour = current?.CostPerHour, BillPerHour = current?.BillPerHour
        });
    }

    [HttpPost("create")]
    public async Task<IActionResult> Create(Guid personId, PersonRateForm form, CancellationToken ct)
    {
        if (!await NamePersonAsync(personId, ct)) return NotFound();
        if (!ModelState.IsValid) return Invalid("Create", form);
        try
        {
            db.Add(new PersonRate(personId, form.ValidFrom!.Value, form.CostPerHour!.Value, form.BillPerHour,
                await RatesAsync(personId, ct)));
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/resources/people/{personId}#rates", texts["Rate saved"]);
    }

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid personId, Guid id, CancellationToken ct)
    {
        if (await db.Rates.FirstOrDefaultAsync(r => r.Id == id && r.PersonId == personId, ct) is not { } rate)
            return NotFound();
        var url = $"/resources/people/{personId}#rates";
        try
        {
            rate.Remove(clock.Today);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, url);
        }

        db.Remove(rate);
        await db.SaveChangesAsync(ct);
        return Saved(url, texts["Rate removed"]);
    }

    private Task<List<PersonRate>> RatesAsync(Guid personId, CancellationToken ct) =>
        db.Rates.Where(r => r.PersonId == personId).ToListAsync(ct);

    private async Task<bool> NamePersonAsync(Guid personId, CancellationToken ct)
    {
        var name = await db.People.Where(p => p.Id == personId).Select(p => p.Name).FirstOrDefaultAsync(ct);
        ViewData["Person"] = name;
        return name is not null;
    }
}
