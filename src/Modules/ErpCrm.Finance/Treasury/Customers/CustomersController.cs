using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Customers;

[Route("finance/customers"), RequirePermission(FinancePermissions.ViewCustomers)]
internal sealed class CustomersController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, CustomersList list) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking().Standing().OneAsync(c => c.Id == id, ct);
        return View(await CustomerPage.LoadAsync(db, company, me, customer, clock.Today, ct));
    }

    [HttpGet("{id:guid}/statement")]
    public async Task<IActionResult> Statement(Guid id, string? currency, DateOnly? from, DateOnly? to,
        CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking().Standing().OneAsync(c => c.Id == id, ct);
        if (!Currencies.IsKnown(currency)) currency = customer.Currency;
        var until = to ?? clock.Today;
        var since = from is { } first && first <= until ? first : new DateOnly(until.Year, 1, 1);
        return View(await Customers.Statement.LoadAsync(db, customer, currency!, since, until, ct));
    }
}
