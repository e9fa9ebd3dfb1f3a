using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Invoices whose certificate turned, for whoever sees them.</summary>
internal sealed class CertificateAttention(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> T)
    : IAttentionSource
{
    private const int Shown = 3;
    private const int Weight = 95;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.ViewInvoices)) return [];
        var access = me.AccessTo(FinancePermissions.ViewInvoices);
        var turned = await db.KeptAsync("turned certificates", access, [typeof(TurnedCertificate), typeof(Invoice)],
            () => db.TurnedCertificates.AsNoTracking().Join(db.Invoices.VisibleTo(access), t => t.InvoiceId,
                    i => i.Id, (t, i) => new { i.Id, i.Number, Customer = i.CustomerToday.Name, t.Fault, t.FoundOn })
                .OrderByDescending(t => t.FoundOn).ThenBy(t => t.Id).Take(Shown).ToListAsync(ct));
        return
        [
            .. turned.Select(t => new AttentionItem("red", T["Certificate turned"], $"{t.Number} · {t.Customer}",
                $"/finance/invoices/{t.Id}/certificate", T[CertificateWords.Of(t.Fault)], Weight)),
        ];
    }
}
