using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
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
        var open = (form.Context = await ContextOfAsync(form, payer, ct)).Open;
        form.Lines = AllocationLine.Of(open, form.Propose(open), form.Propose(open));
        return View(form);
    }

    /// <summary>The open invoices of what is chosen so far, with the amount spread over them.</summary>
    [HttpGet("allocation"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Allocation(PaymentForm form, CancellationToken ct)
    {
        ModelState.Clear();
        var open = (form.Context = await ContextOfAsync(form, await PayerAsync(form.CompanyId, ct), ct)).Open;
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
        form.Context = await ContextOfAsync(form, payer, ct);
        if (form.CompanyId is not null && payer is null)
            ModelState.AddModelError(nameof(form.CompanyId), T["Choose one of the list."]);
        return await TrySaveTogetherAsync("Create", form, Settlement.ChangedMeanwhile(), async () =>
        {
            var plan = form.Plan(form.Context.Open);
            var payment = await db.InTransactionAsync(token => ReceiveAsync(form, payer!, plan, token), ct);
            return Saved($"/finance/payments/{payment.Id}", T["Payment recorded"]);
        }, async again =>
        {
            db.ChangeTracker.Clear();
            again.Context = await ContextOfAsync(again, payer, ct);
            again.Lines = AllocationLine.InOrderOf(again.Context.Open, again.Lines);
        });
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
        var payment = await db.Payments.AsNoTracking().VisibleTo(db, me).OneAsync(id, ct);
        return View(await PaymentPage.LoadAsync(db, payment, company.Current.BaseCurrency, ct));
    }

    [HttpPost("{id:guid}/reverse"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Reverse(Guid id, string? reason, CancellationToken ct)
    {
        var payment = await db.Payments.Include(p => p.Allocations).VisibleTo(db, me).OneAsync(id, ct);
        if (reason?.Length > Payment.NoteLength) reason = reason[..Payment.NoteLength];
        return await TryAsync($"/finance/payments/{id}", async () =>
        {
            await Settle().ReverseAsync(payment, me.Id, reason, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/payments/{id}", T["Payment taken back"]);
        });
    }

    private async Task<Customer?> PayerAsync(Guid? id, CancellationToken ct) =>
        id is null ? null : await db.PayersOf(me).FirstOrDefaultAsync(c => c.Id == id, ct);

    private Settlement Settle() => new(db, company.Current.BaseCurrency, clock.Today);

    private async Task<Payment> ReceiveAsync(PaymentForm form, Customer customer, IReadOnlyList<PlannedAllocation> plan,
        CancellationToken ct)
    {
        var day = form.ReceivedOn!.Value;
        var rate = RequiredRate.Require(await Rates.ReadAsync(db, company, form.Currency, day, ct), form.Currency, day);
        var account = await db.BankAccounts.ChosenAsync(form.BankAccountId, form.Currency, nameof(form.BankAccountId),
            ct);
        var terms = new PaymentTerms(customer.Id, day, form.Amount!.Value, form.Currency, rate, form.Method,
            form.Reference, form.Note, account);
        var payment = await Settle().ReceiveAsync(me.Id, terms, customer, plan, ct);
        await db.SaveChangesAsync(ct);
        return payment;
    }

    private async Task<PaymentFormContext> ContextOfAsync(PaymentForm form, Customer? payer, CancellationToken ct)
    {
        var accounts = await db.BankAccounts.ItemsAsync(null, ct);
        if (payer is null) return new PaymentFormContext([], [], accounts);
        var open = await Settlement.OpenAsync(db, payer.Id, form.Currency, ct);
        // The invoice one came from stands first; the others follow by their due day.
        return new PaymentFormContext([.. open.OrderByDescending(i => i.Id == form.InvoiceId)],
            await CustomerCredit.LoadAsync(db, me, payer.Id, ct), accounts);
    }
}
