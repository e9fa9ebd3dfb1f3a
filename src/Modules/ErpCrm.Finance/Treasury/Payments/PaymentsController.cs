using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Payments;

[Route("finance/payments")]
internal sealed class PaymentsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, PaymentsList list, IStringLocalizer<FinanceText> T) : PageController
{
    private const int OptionCount = 20;

    [HttpGet(""), RequirePermission(FinancePermissions.ViewPayments)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Create(Guid? invoiceId, Guid? companyId, CancellationToken ct)
    {
        var form = new PaymentForm { ReceivedOn = clock.Today, Currency = company.Current.BaseCurrency };
        var invoice = invoiceId is null ? null : await db.Invoices.AsNoTracking()
            .FirstOrDefaultAsync(i => i.Id == invoiceId && i.IsOpen, ct);
        var payer = await PayerAsync(invoice?.CompanyId ?? companyId, ct);
        if (payer is not null)
            (form.CompanyId, form.CompanyIdText, form.Currency) = (payer.Id, payer.Name,
                invoice?.Currency ?? payer.Currency);
        if (payer is not null && invoice is not null) (form.InvoiceId, form.Amount) = (invoice.Id, invoice.OpenAmount);
        var open = await OfferAsync(form, payer, ct);
        form.Lines = AllocationLine.Of(open, form.Propose(open), form.Propose(open));
        return View(form);
    }

    /// <summary>The open invoices of what is chosen so far, with the amount spread over them.</summary>
    [HttpGet("allocation"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Allocation(PaymentForm form, CancellationToken ct)
    {
        ModelState.Clear();
        var open = await OfferAsync(form, await PayerAsync(form.CompanyId, ct), ct);
        // Spread amounts count as typed: they were asked for.
        var typed = form.SpreadRest || form.Lines.Any(l => l.IsTyped);
        var plan = form.Propose(open);
        form.Lines = AllocationLine.Of(open, plan, typed ? [] : plan);
        return PartialView("_Allocation", form);
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Create(PaymentForm form, CancellationToken ct)
    {
        var payer = await PayerAsync(form.CompanyId, ct);
        var open = await OfferAsync(form, payer, ct);
        if (form.CompanyId is not null && payer is null)
            ModelState.AddModelError(nameof(form.CompanyId), T["Choose one of the list."]);
        if (!ModelState.IsValid) return Again(form, open);
        try
        {
            var payment = await db.InTransactionAsync(token => ReceiveAsync(form, payer!, form.Plan(open), token),
                ct);
            return Saved($"/finance/payments/{payment.Id}", T["Payment recorded"]);
        }
        catch (BusinessRuleException e)
        {
            form.Lines = Lines(form.Lines, open);
            return Refused(e, "Create", form);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ChangedMeanwhile("Create", form, await OfferAsync(form, payer, ct));
        }
    }

    [HttpGet("customers"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Customers(string? q, CancellationToken ct)
    {
        var customers = db.PayersOf(me).AsNoTracking();
        foreach (var word in SearchText.Words(q)) customers = customers.Where(c => c.SearchText.Contains(word));
        var options = await customers.OrderBy(c => c.Name).Take(OptionCount)
            .Select(c => new PickerOption(c.Id.ToString(), c.Name, c.Currency))
            .ToListAsync(ct);
        return PartialView("_PickerOptions", options);
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewPayments)]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        if (await db.Payments.AsNoTracking().VisibleTo(db, me)
            .FirstOrDefaultAsync(p => p.Id == id, ct) is not { } payment)
            return NotFound();
        return View(await PaymentPage.LoadAsync(db, payment, company.Current.BaseCurrency, ct));
    }

    [HttpPost("{id:guid}/reverse"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Reverse(Guid id, string? reason, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } payment) return NotFound();
        if (reason?.Length > Payment.NoteLength) reason = reason[..Payment.NoteLength];
        try
        {
            await Settle().ReverseAsync(payment, me.Id, reason, ct);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/finance/payments/{id}");
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/finance/payments/{id}", T["Payment taken back"]);
    }

    [HttpGet("{id:guid}/use"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Use(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { HasCredit: true } payment) return NotFound();
        return View(await CreditOfAsync(payment, null, ct));
    }

    [HttpPost("{id:guid}/use"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Use(Guid id, UseCreditForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } payment) return NotFound();
        if (!ModelState.IsValid) return Invalid("Use", await CreditOfAsync(payment, form, ct));
        try
        {
            if (payment.Version != form.Version) throw new DbUpdateConcurrencyException();
            await Settle().UseAsync(payment, AllocationLine.PlanOf(form.Lines), ct);
            await db.SaveChangesAsync(ct);
        }
        catch (BusinessRuleException e)
        {
            db.ChangeTracker.Clear();
            return Refused(e, "Use", await CreditOfAsync((await FindAsync(id, ct))!, form, ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", T["These invoices changed meanwhile. Check the amounts and save again."]);
            var answer = Invalid("Use", await CreditOfAsync((await FindAsync(id, ct))!, form, ct));
            Response.StatusCode = 409;
            return answer;
        }

        return Saved($"/finance/payments/{id}", T["Credit used"]);
    }

    private Task<Payment?> FindAsync(Guid id, CancellationToken ct) =>
        db.Payments.Include(p => p.Allocations).VisibleTo(db, me).FirstOrDefaultAsync(p => p.Id == id, ct);

    private async Task<Customer?> PayerAsync(Guid? id, CancellationToken ct) =>
        id is null ? null : await db.PayersOf(me).FirstOrDefaultAsync(c => c.Id == id, ct);

    private Settlement Settle() => new(db, company.Current.BaseCurrency, clock.Today);

    private async Task<Payment> ReceiveAsync(PaymentForm form, Customer customer, IReadOnlyList<PlannedAllocation> plan,
        CancellationToken ct)
    {
        var day = form.ReceivedOn!.Value;
        var rate = RequiredRate.Require(await Rates.ReadAsync(db, company, form.Currency, day, ct), form.Currency, day);
        var terms = new PaymentTerms(customer.Id, day, form.Amount!.Value, form.Currency, rate, form.Method,
            form.Reference, form.Note);
        var payment = await Settle().ReceiveAsync(me.Id, terms, customer, plan, ct);
        await db.SaveChangesAsync(ct);
        return payment;
    }

    private IActionResult Again(PaymentForm form, IReadOnlyList<OpenInvoice> open)
    {
        form.Lines = Lines(form.Lines, open);
        return Invalid("Create", form);
    }

    private IActionResult ChangedMeanwhile(string view, PaymentForm form, IReadOnlyList<OpenInvoice> open)
    {
        form.Lines = Lines(form.Lines, open);
        ModelState.AddModelError("", T["These invoices changed meanwhile. Check the amounts and save again."]);
        var answer = Invalid(view, form);
        Response.StatusCode = 409;
        return answer;
    }

    // What was typed, in the order of the invoices as they are now.
    private static List<AllocationLine> Lines(List<AllocationLine> typed, IReadOnlyList<OpenInvoice> open) =>
        [.. open.Select(
            i => typed.FirstOrDefault(l => l.InvoiceId == i.Id) ?? new AllocationLine { InvoiceId = i.Id })];

    private async Task<IReadOnlyList<OpenInvoice>> OfferAsync(PaymentForm form, Customer? payer, CancellationToken ct)
    {
        var open = payer is null ? [] : await Settlement.OpenAsync(db, payer.Id, form.Currency, ct);
        // The invoice one came from stands first; the others follow by their due day.
        open = [.. open.OrderByDescending(i => i.Id == form.InvoiceId)];
        ViewData["Open"] = open;
        ViewData["Credit"] = payer is null ? [] : await CustomerCredit.LoadAsync(db, payer.Id, ct);
        return open;
    }

    private async Task<CreditPage> CreditOfAsync(Payment payment, UseCreditForm? typed, CancellationToken ct)
    {
        var open = await Settlement.OpenAsync(db, payment.CompanyId, payment.Currency, ct);
        var customer = await db.Customers.Where(c => c.Id == payment.CompanyId).Select(c => c.Name).SingleAsync(ct);
        var lines = typed is null
            ? AllocationLine.Of(open, AllocationPlan.OldestFirst(payment.OpenAmount, open))
            : Lines(typed.Lines, open);
        var form = new UseCreditForm { Version = payment.Version, Lines = lines };
        var url = $"/finance/payments/{payment.Id}";
        return new CreditPage(T["Use credit"], url, $"{url}/use", customer, payment.OpenAmount, payment.Currency,
            payment.Version, open, form);
    }
}
