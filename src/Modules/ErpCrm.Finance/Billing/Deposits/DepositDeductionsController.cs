using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Deposits;

/// <summary>A draft deducts deposits that its customer paid. Two drafts at once cannot take the same: both change the
/// deposit, and its version lets only the first one save (domain-rules §8).</summary>
[Route("finance/invoices/{id:guid}/deposits"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class DepositDeductionsController(FinanceDbContext db, ICurrentUser me, ConcessionAsking asking,
    IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken ct)
    {
        var draft = await Changeable.OneAsync(id, ct);
        if (!draft.IsDraft || draft.IsDeposit || await asking.WaitingAsync(ConcessionKind.Discount, id, ct) is not null)
            return Redirect($"/finance/invoices/{id}");
        return View(DeductionForm.Of(draft.Version, await ContextOfAsync(draft, ct)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, DeductionForm form, CancellationToken ct)
    {
        var draft = await Changeable.OneAsync(id, ct);
        return await TrySaveTogetherAsync("Index", form,
            new BusinessRuleException("These deposits changed meanwhile. Check the amounts and save again."),
            async () =>
            {
                if (draft.Version != form.Version) throw new DbUpdateConcurrencyException();
                await asking.RequireNoneAsync(draft, ct);
                var deposits = await DepositsFor(draft).Include(d => d.Lines).ToListAsync(ct);
                var language = await db.Customers.Where(c => c.Id == draft.CompanyId).Select(c => c.Language)
                    .SingleAsync(ct);
                form.Apply(draft, deposits, deposit => DescriptionOf(deposit, language));
                await db.SaveChangesAsync(ct);
                return Saved($"/finance/invoices/{id}", texts["Deposits deducted"]);
            },
            async again =>
            {
                db.ChangeTracker.Clear();
                var now = await Changeable.OneAsync(id, ct);
                again.ShowAgain(now.Version, await ContextOfAsync(now, ct));
            });
    }

    private IQueryable<Invoice> Changeable => db.Invoices.ChangeableBy(me).Whole();

    private IQueryable<Invoice> DepositsFor(Invoice draft) => db.Invoices.ChangeableBy(me).OpenDeposits()
        .Where(d => d.CompanyId == draft.CompanyId && d.Currency == draft.Currency);

    // Those of the same engagement first, then the oldest.
    private async Task<DeductionContext> ContextOfAsync(Invoice draft, CancellationToken ct)
    {
        var deposits = await DepositsFor(draft).AsNoTracking().ToListAsync(ct);
        var deducted = draft.Lines.Where(l => l.IsDeduction).ToDictionary(l => l.DepositId!.Value, l => l.Deducted);
        var projectIds = deposits.Select(d => d.DepositProjectId).OfType<Guid>().Distinct().ToList();
        var projects = await db.Projects.AsNoTracking().Where(p => projectIds.Contains(p.Id))
            .Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var own = draft.EngagementIds();
        var offered = deposits
            .OrderByDescending(d => d.DepositEngagementId is { } engagement && own.Contains(engagement))
            .ThenBy(d => d.IssuedOn).ThenBy(d => d.Number, StringComparer.Ordinal)
            .Select(d => new OfferedDeposit(d.Id, d.Number!,
                d.DepositProjectId is { } project ? projects.GetValueOrDefault(project) : null, d.IssuedOn!.Value,
                d.PaidOn, d.DepositLeft + deducted.GetValueOrDefault(d.Id), deducted.GetValueOrDefault(d.Id)))
            .Where(d => d.Left > 0).ToList();
        return new DeductionContext(draft.Id, draft.CustomerToday.Name, draft.Currency,
            draft.Lines.Where(l => !l.IsDeduction).Sum(l => l.Net), offered);
    }

    // As the customer reads it on the invoice.
    private string DescriptionOf(Invoice deposit, string language)
    {
        using var speaking = new Speaking(language);
        var on = Format.Date(deposit.IssuedOn!.Value);
        return deposit.PaidOn is { } paid
            ? texts["Deposit {0} of {1}, paid on {2}", deposit.Number!, on, Format.Date(paid)]
            : texts["Deposit {0} of {1}, paid in part", deposit.Number!, on];
    }
}
