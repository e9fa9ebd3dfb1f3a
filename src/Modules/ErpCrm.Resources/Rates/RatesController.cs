using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Rates;

[Route("resources/people/{personId:guid}/rates")]
[RequirePermission(ResourcesPermissions.EditRates), RequirePermission(ResourcesPermissions.ViewRates)]
internal sealed class RatesController(ResourcesDbContext db, IBusinessClock clock,
    IStringLocalizer<ResourcesText> texts) : PageController
{
    [HttpGet("create")]
    public async Task<IActionResult> Create(Guid personId, CancellationToken ct)
    {
        var person = await NameAsync(personId, ct);
        var current = PersonRate.On(await RatesAsync(personId, ct), clock.Today);
        return View(new PersonRateForm
        {
            ValidFrom = clock.Today,
            CostPerHour = current?.CostPerHour,
            BillPerHour = current?.BillPerHour,
            PersonName = person,
        });
    }

    [HttpPost("create")]
    public async Task<IActionResult> Create(Guid personId, PersonRateForm form, CancellationToken ct)
    {
        form.PersonName = await NameAsync(personId, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            db.Add(new PersonRate(personId, form.ValidFrom!.Value, form.CostPerHour!.Value, form.BillPerHour,
                await RatesAsync(personId, ct)));
            await db.SaveChangesAsync(ct);
            return Saved($"/resources/people/{personId}#rates", texts["Rate saved"]);
        });
    }

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid personId, Guid id, CancellationToken ct)
    {
        var rate = await db.Rates.OneAsync(r => r.Id == id && r.PersonId == personId, ct);
        var url = $"/resources/people/{personId}#rates";
        return await TryAsync(url, async () =>
        {
            rate.Remove(clock.Today);
            db.Remove(rate);
            await db.SaveChangesAsync(ct);
            return Saved(url, texts["Rate removed"]);
        });
    }

    private Task<List<PersonRate>> RatesAsync(Guid personId, CancellationToken ct) =>
        db.Rates.Where(r => r.PersonId == personId).ToListAsync(ct);

    private async Task<string> NameAsync(Guid personId, CancellationToken ct) =>
        (await db.People.Where(p => p.Id == personId).Select(p => p.Name).FirstOrDefaultAsync(ct)).OrNotFound();
}
