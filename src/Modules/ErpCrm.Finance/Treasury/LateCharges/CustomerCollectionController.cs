using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.LateCharges;

/// <summary>How one customer is reminded, and what it is charged for paying late.</summary>
[Route("finance/customers/{id:guid}"), RequirePermission(FinancePermissions.ViewCustomers)]
internal sealed class CustomerCollectionController(FinanceDbContext db, LateCharging charging, ICurrentUser me,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("collection"), RequirePermission(FinancePermissions.EditReminders)]
    public async Task<IActionResult> Collection(Guid id, CancellationToken ct)
    {
        var customer = await CustomerAsync(id, ct);
        var form = CollectionForm.Of(await db.CollectionTerms.AsNoTracking().OfAsync(id, ct));
        form.Context = await ContextOfAsync(customer, ct);
        return View(form);
    }

    [HttpPost("collection"), RequirePermission(FinancePermissions.EditReminders)]
    public async Task<IActionResult> Collection(Guid id, CollectionForm form, CancellationToken ct)
    {
        form.Context = await ContextOfAsync(await CustomerAsync(id, ct), ct);
        var terms = await db.CollectionTerms.OfAsync(id, ct);
        if (form.ScheduleId is { } chosen && form.Context.Schedules.All(s => s.Value != chosen.ToString()))
            ModelState.AddModelError(nameof(form.ScheduleId), T["Choose a schedule of the list."]);
        return await TrySaveAsync("Collection", form, async () =>
        {
            if ((terms?.Version ?? 0) != form.Version)
                return Conflict("Collection", form, CollectionForm.Of(terms));
            terms ??= db.Add(new CollectionTerms(id)).Entity;
            terms.Change(form.ToData());
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/customers/{id}", T["Saved for this customer"]);
        });
    }

    /// <summary>A draft of what was agreed for paying late.</summary>
    [HttpPost("late-charges"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> LateCharges(Guid id, string? currency, DateOnly? until, CancellationToken ct)
    {
        await db.Customers.Standing().VisibleTo(me.AccessTo(FinancePermissions.EditInvoices), c => c.OwnerId)
            .OneAsync(c => c.Id == id, ct);
        return await TryAsync($"/finance/customers/{id}", async () =>
        {
            var draft = await charging.BillAsync(id, currency ?? "", until ?? DateOnly.MinValue, ct);
            return Saved($"/finance/invoices/{draft.Id}/edit", T["Draft created"]);
        });
    }

    private Task<Customer> CustomerAsync(Guid id, CancellationToken ct) =>
        db.Customers.AsNoTracking().Standing().OneAsync(c => c.Id == id, ct);

    private async Task<CollectionContext> ContextOfAsync(Customer customer, CancellationToken ct) => new(customer,
        [.. (await db.ReminderSchedules.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Id, s.Name })
            .ToListAsync(ct)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))]);
}
