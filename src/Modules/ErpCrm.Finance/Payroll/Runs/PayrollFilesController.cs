using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>Net pay as a bank takes it: of a posted run, for who may pay people.</summary>
[Route("finance/payroll/{id:guid}"), RequirePermission(FinancePermissions.EditPayroll)]
internal sealed class PayrollFilesController(FinanceDbContext db, PayrollPages pages, ICompanyProfile company,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const string Xml = "application/xml";

    [HttpGet("pain-03")]
    public Task<IActionResult> Pain03(Guid id, CancellationToken ct) => PainAsync(id, PainVersion.V03, ct);

    [HttpGet("pain-09")]
    public Task<IActionResult> Pain09(Guid id, CancellationToken ct) => PainAsync(id, PainVersion.V09, ct);

    /// <summary>For banks that take a plain list, and for whoever pays in cash.</summary>
    [HttpGet("list")]
    public async Task<IActionResult> Table(Guid id, CancellationToken ct)
    {
        var page = await PostedAsync(id, ct);
        var csv = new Csv().Row(T["Person"].Value, T["Account number"].Value, T["Bank"].Value, T["BIC"].Value,
            T["Amount"].Value, T["Currency"].Value, T["Payment reference"].Value, T["Paid out on"].Value);
        foreach (var line in page.Lines.Where(l => l.Net > 0))
            csv.Row(line.PersonName, line.AccountNumber, line.Bank, line.BankCode, line.Net, page.Run.Currency,
                page.Run.Code, page.Run.PayOn);
        return Sent(csv.ToBytes(), Csv.ContentType, page.Run, "csv");
    }

    private async Task<IActionResult> PainAsync(Guid id, PainVersion version, CancellationToken ct)
    {
        var page = await PostedAsync(id, ct);
        if (!page.HasTransfers) throw new RecordNotFoundException();
        var (profile, run, accountId) = (company.Current, page.Run, Guid.Parse(page.Accounts[0].Value));
        var payer = new Payer(profile.LegalName.Length > 0 ? profile.LegalName : profile.Name,
            await db.BankAccounts.AsNoTracking().OneAsync(accountId, ct));
        var transfers = page.Lines.Where(PayrollPage.HasAccount).Select(l => new PainTransfer(l.Id,
            new Payee(l.PersonName, l.AccountNumber, l.Bank, l.BankCode, run.Code), l.Net, run.Code)).ToList();
        return Sent(Pain001.Write(version, new PainOrder(run.Id, run.Currency, run.PayOn, run.ApprovedAt), payer,
            transfers), Xml, run, "xml");
    }

    private async Task<PayrollPage> PostedAsync(Guid id, CancellationToken ct) => await pages.LoadAsync(
        await db.PayrollRuns.AsNoTracking().Whole()
            .OneAsync(r => r.Id == id && r.State == PayrollState.Posted, ct), ct);

    private FileContentResult Sent(byte[] content, string type, PayrollRun run, string ending)
    {
        Response.Headers.CacheControl = "private, no-store";
        return File(content, type, $"payroll-{PayMonth.KeyOf(run.Month)}-{run.Id.ToString("N")[..8]}.{ending}");
    }
}
