using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>Several drafts at once: one for each client or for each project.</summary>
[Route("finance/unbilled/drafts"), RequirePermission(FinancePermissions.EditInvoices)]
internal sealed class DraftsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ManyDrafts drafts,
    IStringLocalizer<FinanceText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Drafts(CancellationToken ct)
    {
        var list = await ListAsync(ct);
        return View(new ManyDraftsForm
        {
            // Work of days after this week is billed only when somebody chooses it.
            Until = Weeks.MondayOf(clock.Today).AddDays(6),
            List = list,
            Work = [.. KeysOf(list)],
        });
    }

    [HttpPost(""), RequestFormLimits(ValueCountLimit = LineForm.PostedValues)]
    public Task<IActionResult> Drafts(ManyDraftsForm form, CancellationToken ct) =>
        TrySaveAsync("Drafts", form, async () =>
        {
            await drafts.MakeAsync(form, ct);
            if (form.Refused.Count == 0)
                return Saved("/finance/invoices?tab=draft",
                    texts.Count("{0} draft is made|{0} drafts are made", form.Made));
            form.List = await ListAsync(ct);
            return Invalid("Drafts", form);
        }, async again => again.List = await ListAsync(ct));

    private Task<UnbilledList> ListAsync(CancellationToken ct) =>
        UnbilledList.LoadAsync(db, me.AccessTo(FinancePermissions.EditInvoices), ct);

    private static IEnumerable<string> KeysOf(UnbilledList list) =>
        from customer in list.Customers
        from project in customer.Projects
        where project.Total != 0
        select ChosenWork.Of(customer, project).Key;
}
