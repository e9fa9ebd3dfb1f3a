using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>What goes to the bank: only of a run that was approved.</summary>
[Route("finance/payment-runs/{id:guid}"), RequirePermission(FinancePermissions.PayBills)]
internal sealed class PaymentRunFilesController(FinanceDbContext db, PaymentRunPages pages, ICompanyProfile company,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const string Xml = "application/xml";

    [HttpGet("pain-03")]
    public Task<IActionResult> Pain03(Guid id, CancellationToken ct) => PainAsync(id, PainVersion.V03, ct);

    [HttpGet("pain-09")]
    public Task<IActionResult> Pain09(Guid id, CancellationToken ct) => PainAsync(id, PainVersion.V09, ct);

    /// <summary>For banks that take a plain list, and for whoever types it in.</summary>
    [HttpGet("list")]
    public async Task<IActionResult> Table(Guid id, CancellationToken ct)
    {
        var page = await ApprovedAsync(id, ct);
        var csv = new Csv().Row(T["Supplier"].Value, T["Account number"].Value, T["Bank"].Value, T["BIC"].Value,
            T["Amount"].Value, T["Currency"].Value, T["Payment reference"].Value, T["Pay on"].Value);
        foreach (var transfer in page.Transfers)
            csv.Row(transfer.Payee.Name, transfer.Payee.Number, transfer.Payee.Bank, transfer.Payee.BankCode,
                transfer.Amount, page.Run.Currency, transfer.Reference, page.Run.ExecuteOn);
        return Sent(csv.ToBytes(), Csv.ContentType, page.Run, "csv");
    }

    private async Task<IActionResult> PainAsync(Guid id, PainVersion version, CancellationToken ct)
    {
        var page = await ApprovedAsync(id, ct);
        var (profile, run) = (company.Current, page.Run);
        var payer = new Payer(profile.LegalName.Length > 0 ? profile.LegalName : profile.Name, page.Account);
        return Sent(Pain001.Write(version, run, payer, page.Transfers), Xml, run, "xml");
    }

    private async Task<PaymentRunPage> ApprovedAsync(Guid id, CancellationToken ct) => await pages.LoadAsync(
        await db.PaymentRuns.AsNoTracking().Include(r => r.Items)
            .Where(r => r.State == PaymentRunState.Approved || r.State == PaymentRunState.Executed).OneAsync(id, ct),
        ct);

    private FileContentResult Sent(byte[] content, string type, PaymentRun run, string ending)
    {
        Response.Headers.CacheControl = "private, no-store";
        return File(content, type, $"payments-{run.ExecuteOn:yyyy-MM-dd}-{run.Id.ToString("N")[..8]}.{ending}");
    }
}
