using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>Recurring invoices that something stands in the way of.</summary>
internal sealed class RecurringInvoiceAttention(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> T)
    : IAttentionSource
{
    private const int Shown = 3;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.EditInvoices)) return [];
        var held = await db.RecurringInvoices.AsNoTracking().ChangeableBy(db, me)
            .Where(r => !r.IsPaused && r.StoppedOn == null)
            .Join(db.RecurringInvoiceOccurrences.AsNoTracking().Where(
                    o => o.State == OccurrenceState.Begun && o.Reason != null),
                r => r.Id, o => o.RecurringInvoiceId, (r, o) => new { r.Id, r.Name, o.On, r.Amount, r.Currency })
            .OrderBy(h => h.On).ThenBy(h => h.Id).Take(Shown).ToListAsync(ct);
        return
        [
            .. held.Select(h => new AttentionItem("red", T["Invoice not made"], $"{h.Name} · {Format.Day(h.On)}",
                $"/finance/recurring-invoices/{h.Id}", Format.Money(h.Amount, h.Currency, 0), 85)),
        ];
    }
}
