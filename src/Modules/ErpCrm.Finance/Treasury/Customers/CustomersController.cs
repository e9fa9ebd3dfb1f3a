using ErpCrm.Finance.Billing.Invoices;
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
    public async Task<IActionResult> Show(Guid id, [FromServices] CustomerSides sides, CancellationToken ct)
    {
        var side = (await sides.OfAsync(id, ct)).OrNotFound();
        return View(await CustomerPage.LoadAsync(db, company, me, side.Customer, clock.Today, ct));
    }

    [HttpGet("{id:guid}/statement")]
    public async Task<IActionResult> Statement(Guid id, string? currency, DateOnly? from, DateOnly? to,
        CancellationToken ct) => View(await StatementAsync(id, currency, from, to, ct));

    /// <summary>The same on paper, in the customer's language.</summary>
    [HttpGet("{id:guid}/statement/pdf")]
    public async Task<IActionResult> StatementPdf(Guid id, string? currency, DateOnly? from, DateOnly? to,
        bool download, [FromServices] StatementPrinter printer, CancellationToken ct)
    {
        var statement = await StatementAsync(id, currency, from, to, ct);
        return await TryAsync($"/finance/customers/{id}/statement?{statement.Period.Query}", async () =>
            statement.FitsOnPaper
                ? PdfAnswer.Of(Response, await printer.PrintAsync(statement, ct), printer.NameOf(statement), download)
                : throw new BusinessRuleException("These are more than {0} rows: choose fewer days.",
                    Customers.Statement.MostOnPaper));
    }

    private async Task<Statement> StatementAsync(Guid id, string? currency, DateOnly? from, DateOnly? to,
        CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking().Standing().OneAsync(c => c.Id == id, ct);
        var period = StatementPeriod.Of(customer, currency, from, to, clock.Today);
        return await Customers.Statement.LoadAsync(db, customer, period.Currency, period.From, period.To, ct);
    }
}
