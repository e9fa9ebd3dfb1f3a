using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking;

/// <summary>Lines of statements that wait for whoever matches them.</summary>
internal sealed class BankAttention(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> T)
    : IAttentionSource
{
    private const int Weight = 65;

    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(FinancePermissions.EditBank)) return [];
        var waiting = await db.BankLines.CountAsync(l => l.State == BankLineState.Unmatched, ct);
        return waiting == 0 ? [] : [new AttentionItem("blue", T["Bank"],
            T.Count("{0} bank line waits to be matched|{0} bank lines wait to be matched", waiting), "/finance/bank",
            null, Weight)];
    }
}
