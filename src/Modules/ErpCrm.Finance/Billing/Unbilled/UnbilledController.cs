using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>Work that is delivered and not billed yet: to see, to bill, to write off.</summary>
[Route("finance/unbilled")]
internal sealed class UnbilledController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.ViewInvoices)]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View("Index", await UnbilledList.LoadAsync(db, me.AccessTo(FinancePermissions.ViewInvoices), ct));

    [HttpGet("{companyId:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Bill(Guid companyId, BillFilter filter, CancellationToken ct)
    {
        if (await BillPage.LoadAsync(db, Editable, companyId, filter, ct) is not { } page) return NotFound();
        // Work of days after this week is billed only when somebody chooses it.
        var lastDay = Weeks.MondayOf(clock.Today).AddDays(6);
        return View("Bill", new BillForm { Currency = filter.Currency, Page = page, Deliveries = [
            .. page.Rows.Where(r => !r.NeedsPrice && r.DeliveredOn <= lastDay).Select(r => r.Id)] });
    }

    [HttpPost("{companyId:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Bill(Guid companyId, BillForm form, CancellationToken ct)
    {
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == companyId, ct);
        if (customer is null) return NotFound();
        if (!ModelState.IsValid) return Invalid("Bill", await WithPageAsync(form, companyId, ct));

        var deliveries = await Editable.AsTracking()
            .Where(d => d.CompanyId == companyId && d.Currency == form.Currency && form.Deliveries.Contains(d.Id))
            .ToListAsync(ct);
        var projectIds = deliveries.Select(d => d.ProjectId).Distinct().ToList();
        var projects = await db.Projects.Where(p => projectIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        try
        {
            var vat = await TaxCalendar.LoadAsync(db, ct);
            var today = clock.Today;
            var invoice = DraftWriter.Write(customer, form.Currency, deliveries, projects, form.Grouping,
                day => vat.On(day, today), today);
            db.Add(invoice);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/invoices/{invoice.Id}", texts["Draft created"]);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Bill", await WithPageAsync(form, companyId, ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused(new BusinessRuleException(
                "Somebody billed a part of this work a moment ago. The list shows what is left; choose again."),
                "Bill", await WithPageAsync(form, companyId, ct));
        }
    }

    [HttpGet("{id:guid}/write-off"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> WriteOff(Guid id, CancellationToken ct) =>
        await Editable.SingleOrDefaultAsync(d => d.Id == id, ct) is { } delivery
            ? View("WriteOff", new WriteOffForm { Delivery = delivery })
            : NotFound();

    [HttpPost("{id:guid}/write-off"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> WriteOff(Guid id, WriteOffForm form, CancellationToken ct)
    {
        if (await Editable.AsTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } delivery)
            return NotFound();
        form.Delivery = delivery;
        if (!ModelState.IsValid) return Invalid("WriteOff", form);
        try
        {
            delivery.GiveUp(form.Reason!.Trim(), clock.Today);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "WriteOff", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved("/finance/unbilled", texts["Written off"]);
    }

    private IQueryable<Delivery> Editable =>
        db.Deliveries.AsNoTracking().VisibleTo(db, me.AccessTo(FinancePermissions.EditInvoices));

    private async Task<BillForm> WithPageAsync(BillForm form, Guid companyId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        form.Page = await BillPage.LoadAsync(db, Editable, companyId, form.Filter, ct);
        return form;
    }
}
