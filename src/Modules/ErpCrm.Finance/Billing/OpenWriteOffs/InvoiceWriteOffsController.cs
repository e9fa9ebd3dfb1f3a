using ErpCrm.Finance.Billing.Concessions;
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

namespace ErpCrm.Finance.Billing.OpenWriteOffs;

/// <summary>What is open of an invoice is given up: a small difference at once, a bad debt after whoever a policy
/// names; and taken back when the money comes after all.</summary>
[Route("finance/invoices/{id:guid}"), RequirePermission(FinancePermissions.EditPayments)]
internal sealed class InvoiceWriteOffsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    WritingOff writing, ConcessionAsking asking, IStringLocalizer<FinanceText> texts) : PageController
{
    private const string Form = "WriteOff";

    /// <param name="again">A request that was declined or taken back: the form begins with what it asked for.</param>
    [HttpGet("write-off")]
    public async Task<IActionResult> Create(Guid id, Guid? again, CancellationToken ct)
    {
        var invoice = await IssuedAsync(id, ct);
        if (await asking.WaitingAsync(ConcessionKind.BadDebt, id, ct) is { } waiting)
            return Redirect($"/finance/requests/{waiting.Id}");
        var context = await ContextOfAsync(invoice, ct);
        var form = new OpenWriteOffForm
        {
            Version = invoice.Version, Amount = invoice.OpenAmount, On = clock.Today, Context = context,
            Kind = context.IsSmall ? OpenWriteOffKind.BankCharges : OpenWriteOffKind.BadDebt,
        };
        if (again is { } former && await db.Concessions.AsNoTracking().VisibleTo(db, me)
            .FirstOrDefaultAsync(c => c.Id == former && c.SubjectId == id, ct) is { } asked)
        {
            (form.Kind, form.Reason) = (OpenWriteOffKind.BadDebt, asked.Reason);
            (form.Amount, form.WithVatRelief) = (Math.Min(asked.Amount, invoice.OpenAmount), asked.VatRelief == true);
        }

        return View(Form, form);
    }

    [HttpPost("write-off")]
    public async Task<IActionResult> Create(Guid id, OpenWriteOffForm form, CancellationToken ct)
    {
        var invoice = await IssuedAsync(id, ct);
        form.Context = await ContextOfAsync(invoice, ct);
        return await TrySaveAsync(Form, form, async () =>
        {
            if (form.Version != invoice.Version) return Outdated(Form, form, invoice.Version);
            var terms = form.Terms();
            invoice.RequireWriteOff(terms);
            if (await asking.AskBadDebtAsync(invoice, terms, ct) is { } asked)
                return Saved($"/finance/requests/{asked.Id}", texts["It is asked for and waits for approval"]);
            await writing.WriteOffAsync(id, terms, ct);
            return Saved($"/finance/invoices/{id}", texts["Written off"]);
        });
    }

    [HttpPost("write-offs/{openWriteOffId:guid}/reverse")]
    public async Task<IActionResult> Reverse(Guid id, Guid openWriteOffId, string? reason, CancellationToken ct)
    {
        await IssuedAsync(id, ct);
        var said = reason?.Length > OpenWriteOff.ReasonLength ? reason[..OpenWriteOff.ReasonLength] : reason;
        return await TryAsync($"/finance/invoices/{id}", async () =>
        {
            await writing.TakeBackAsync(id, openWriteOffId, said, ct);
            return Saved($"/finance/invoices/{id}", texts["Write-off taken back"]);
        });
    }

    private async Task<Invoice> IssuedAsync(Guid id, CancellationToken ct)
    {
        var invoice = await db.Invoices.VisibleTo(me).Whole().Where(i => i.Status == InvoiceStatus.Issued)
            .OneAsync(id, ct);
        if (!await db.MayTakeMoneyAsync(me, invoice.CompanyId, ct)) throw new RecordNotFoundException();
        return invoice;
    }

    private async Task<OpenWriteOffContext> ContextOfAsync(Invoice invoice, CancellationToken ct) =>
        OpenWriteOffContext.Of(invoice, await writing.ToleranceAsync(invoice.Currency, ct),
            await asking.AsksBadDebtAsync(invoice, invoice.OpenAmount, ct));
}
