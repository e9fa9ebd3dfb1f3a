using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
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
    ConcessionAsking asking, IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.ViewInvoices)]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        View(await UnbilledList.LoadAsync(db, me.AccessTo(FinancePermissions.ViewInvoices), ct));

    [HttpGet("{companyId:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Bill(Guid companyId, BillFilter filter, CancellationToken ct)
    {
        var page = (await BillPage.LoadAsync(db, Editable, companyId, filter, ct)).OrNotFound();
        // Work of days after this week is billed only when somebody chooses it.
        var lastDay = Weeks.MondayOf(clock.Today).AddDays(6);
        return View(new BillForm
        {
            Currency = filter.Currency,
            Page = page,
            Deliveries = [.. page.Rows.Where(r => !r.NeedsPrice && r.DeliveredOn <= lastDay).Select(r => r.Id)],
        });
    }

    [HttpPost("{companyId:guid}"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Bill(Guid companyId, BillForm form, CancellationToken ct)
    {
        var customer = await db.Customers.Standing().OneAsync(c => c.Id == companyId, ct);
        return await TrySaveAsync("Bill", form, async () =>
        {
            var invoice = await DraftAsync(customer, form, ct);
            db.Add(invoice);
            await SaveAsync(ct);
            return Saved($"/finance/invoices/{invoice.Id}", texts["Draft created"]);
        }, again => ShowAgainAsync(again, companyId, ct));
    }

    [HttpGet("{id:guid}/write-off"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> WriteOff(Guid id, CancellationToken ct)
    {
        var delivery = await Editable.OneAsync(id, ct);
        if (await asking.WaitingAsync(ConcessionKind.WriteOff, id, ct) is { } waiting)
            return Redirect($"/finance/requests/{waiting.Id}");
        return View(new WriteOffForm
        {
            Delivery = delivery, IsAskedFor = await asking.AsksWriteOffAsync(delivery, ct),
        });
    }

    [HttpPost("{id:guid}/write-off"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> WriteOff(Guid id, WriteOffForm form, CancellationToken ct)
    {
        var delivery = form.Delivery = await Editable.AsTracking().OneAsync(id, ct);
        form.IsAskedFor = await asking.AsksWriteOffAsync(delivery, ct);
        return await TrySaveAsync("WriteOff", form, async () =>
        {
            if (await asking.AskWriteOffAsync(delivery, form.Reason!.Trim(), ct) is { } asked)
                return Saved($"/finance/requests/{asked.Id}", texts["It is asked for and waits for approval"]);
            delivery.GiveUp(form.Reason!.Trim(), clock.Today);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/unbilled", texts["Written off"]);
        });
    }

    private IQueryable<Delivery> Editable =>
        db.Deliveries.AsNoTracking().VisibleTo(db, me.AccessTo(FinancePermissions.EditInvoices));

    private async Task<Invoice> DraftAsync(Customer customer, BillForm form, CancellationToken ct)
    {
        var deliveries = await Editable.AsTracking()
            .Where(d => d.CompanyId == customer.Id && d.Currency == form.Currency && form.Deliveries.Contains(d.Id))
            .ToListAsync(ct);
        var projectIds = deliveries.Select(d => d.ProjectId).Distinct().ToList();
        var projects = await db.Projects.Where(p => projectIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var vat = await TaxCalendar.LoadAsync(db, ct);
        var today = clock.Today;
        var invoice = DraftWriter.Write(customer, form.Currency, deliveries, projects, form.Grouping,
            day => vat.On(day, today), today);
        invoice.RoundVatAs(await db.VatRules.RoundingOnAsync(today, ct));
        invoice.NumberIn(await db.InvoiceSeries.UsualAsync(form.Currency, ct));
        return invoice;
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BusinessRuleException(
                "Somebody billed a part of this work a moment ago. The list shows what is left; choose again.");
        }
    }

    private async Task ShowAgainAsync(BillForm form, Guid companyId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        form.Page = await BillPage.LoadAsync(db, Editable, companyId, form.Filter, ct);
    }
}
