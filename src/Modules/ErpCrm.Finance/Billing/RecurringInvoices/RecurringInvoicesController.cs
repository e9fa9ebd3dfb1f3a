using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>Invoices that come again and again.</summary>
[Route("finance/recurring-invoices")]
internal sealed class RecurringInvoicesController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    RecurringInvoicesList list, RecurringInvoiceForms forms, RecurringInvoiceWriter writer,
    RecurringInvoiceMaker maker, IStringLocalizer<FinanceText> T) : PageController
{
    private const int Choices = 12;

    [HttpGet(""), RequirePermission(FinancePermissions.ViewInvoices)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Create(Guid? company, CancellationToken ct)
    {
        var customer = company is { } id
            ? await forms.Billable.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct)
            : null;
        var form = new RecurringInvoiceForm
        {
            CompanyId = customer?.Id,
            CompanyIdText = customer?.Name,
            Currency = customer?.Currency,
            Every = 1,
            FirstOn = new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(1),
            PaymentTermDays = customer?.PaymentTermDays ?? 14,
        };
        var context = await forms.ContextAsync(form, null, ct);
        form.Lines.Add(new RecurringLineForm { Quantity = 1, Unit = LineUnit.Month, Vat = context.DefaultVat });
        form.ShowIn(context);
        return View(form);
    }

    /// <summary>The next days of what is typed so far, with what they come to; nothing is saved.</summary>
    [HttpPost("coming"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Coming(RecurringInvoiceForm form, Guid? recurring, CancellationToken ct)
    {
        ModelState.Clear();
        var planned = await Changeable.AsNoTracking().FirstOrDefaultAsync(r => r.Id == recurring, ct);
        form.ShowIn(await forms.ContextAsync(form, planned, ct));
        return PartialView("_Coming", form.Context);
    }

    /// <summary>Projects of the customer that is chosen.</summary>
    [HttpGet("projects"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Projects(string? q, Guid? company, CancellationToken ct)
    {
        var query = forms.Projects.Where(p => p.CompanyId == company && !p.IsWithdrawn);
        var found = await query.OrderByDescending(p => p.StartsOn).ThenBy(p => p.Id).Take(100)
            .Select(p => new { p.Id, p.Code, p.Name, p.Currency }).ToListAsync(ct);
        var words = SearchText.Words(q);
        return PartialView("_PickerOptions", found
            .Where(p => words.All(word => SearchText.Of(p.Code, p.Name).Contains(word, StringComparison.Ordinal)))
            .Take(Choices).Select(p => new PickerOption(p.Id.ToString(), $"{p.Code} {p.Name}", p.Currency)));
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Create(RecurringInvoiceForm form, CancellationToken ct)
    {
        await CheckAsync(form, null, ct);
        return await TrySaveAsync("Create", form, async () =>
        {
            var customer = await forms.Billable.SingleOrDefaultAsync(c => c.Id == form.CompanyId, ct)
                ?? throw new BusinessRuleException("Choose a customer of the list.")
                {
                    Field = nameof(form.CompanyId),
                };
            var recurring = RecurringInvoice.Plan(customer, form.Terms(customer.Currency), me.Id, me.Name);
            await RequireProjectAsync(recurring, ct);
            await ReckonAsync(recurring, customer, ct);
            db.Add(recurring);
            await db.SaveChangesAsync(ct);
            await maker.MakeDueAsync(recurring.Id, ct);
            return Saved(UrlOf(recurring.Id), T["Recurring invoice saved"]);
        });
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewInvoices)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var recurring = await db.RecurringInvoices.AsNoTracking().Include(r => r.Lines).VisibleTo(db, me)
            .OneAsync(id, ct);
        return View(await RecurringInvoicePage.LoadAsync(db, me, writer, recurring, clock.Today, ct));
    }

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var recurring = await Changeable.AsNoTracking().OneAsync(id, ct);
        return recurring.StoppedOn is not null ? Redirect(UrlOf(id)) : View(await FormOfAsync(recurring, ct));
    }

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.EditInvoices)]
    public async Task<IActionResult> Edit(Guid id, RecurringInvoiceForm form, CancellationToken ct)
    {
        var recurring = await Changeable.OneAsync(id, ct);
        form.CompanyId = recurring.CompanyId;
        ModelState.Remove(nameof(form.CompanyId));
        await CheckAsync(form, recurring, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (recurring.Version != form.Version)
                return Conflict("Edit", form, await FormOfAsync(recurring, ct));
            var customer = await db.Customers.SingleAsync(c => c.Id == recurring.CompanyId, ct);
            recurring.Change(customer, form.Terms(customer.Currency), me.Id, me.Name);
            await RequireProjectAsync(recurring, ct);
            await ReckonAsync(recurring, customer, ct);
            await db.SaveChangesAsync(ct);
            await maker.MakeDueAsync(id, ct);
            return Saved(UrlOf(id), T["Recurring invoice saved"]);
        });
    }

    private IQueryable<RecurringInvoice> Changeable =>
        db.RecurringInvoices.Include(r => r.Lines).ChangeableBy(db, me);

    private static string UrlOf(Guid id) => $"/finance/recurring-invoices/{id}";

    private async Task CheckAsync(RecurringInvoiceForm form, RecurringInvoice? before, CancellationToken ct)
    {
        form.ShowIn(await forms.ContextAsync(form, before, ct));
        foreach (var (field, message) in await forms.WrongAsync(form, before, ct))
            ModelState.AddModelError(field, message);
    }

    // Its lines will be of the project: that is agreed in a currency.
    private async Task RequireProjectAsync(RecurringInvoice recurring, CancellationToken ct)
    {
        if (recurring.ProjectId is { } id
            && !await db.Projects.AnyAsync(p => p.Id == id && p.Currency == recurring.Currency, ct))
            throw new BusinessRuleException("The project is agreed in another currency.")
            {
                Field = nameof(RecurringInvoiceForm.ProjectId),
            };
    }

    private async Task ReckonAsync(RecurringInvoice recurring, Customer customer, CancellationToken ct)
    {
        var project = recurring.ProjectId is { } id
            ? await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct)
            : null;
        var next = await writer.ComingAsync(recurring, customer, project, 1, clock.Today, ct);
        if (next.Count > 0) recurring.Reckoned(next[0].Gross);
    }

    private async Task<RecurringInvoiceForm> FormOfAsync(RecurringInvoice recurring, CancellationToken ct)
    {
        var customer = await db.Customers.Where(c => c.Id == recurring.CompanyId).Select(c => c.Name)
            .SingleAsync(ct);
        var project = await db.Projects.Where(p => p.Id == recurring.ProjectId).Select(p => p.Code + " " + p.Name)
            .FirstOrDefaultAsync(ct);
        var form = RecurringInvoiceForm.Of(recurring, customer, project);
        form.ShowIn(await forms.ContextAsync(form, recurring, ct));
        return form;
    }
}
