using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Papers.Esf;

/// <summary>Invoices that the tax service has not got in time, or that were refused there.</summary>
internal sealed class EsfAttention(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : IAttentionSource
{
    private const int RefusedWeight = 78;
    private const int LateWeight = 66;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.EditInvoices)) return [];
        var settings = await db.PaperSettingsAsync(ct);
        if (settings.EsfSince is null) return [];
        var items = new List<AttentionItem>();
        var before = clock.Today.AddDays(-settings.EsfDays);
        var own = db.EsfInvoices.ChangeableBy(me);
        var refused = await own.CountAsync(e => e.State == EsfState.Refused, ct);
        if (refused > 0)
            items.Add(new AttentionItem("red", T["ESF"],
                T.Count("{0} e-invoice was refused|{0} e-invoices were refused", refused), "/finance/esf?tab=refused",
                null, RefusedWeight));
        var late = await own.CountAsync(e => e.State == EsfState.ToSend && e.IssuedOn < before, ct);
        if (late > 0)
            items.Add(new AttentionItem("amber", T["ESF"],
                T.Count("{0} e-invoice waits to be sent|{0} e-invoices wait to be sent", late), "/finance/esf", null,
                LateWeight));
        return items;
    }
}
