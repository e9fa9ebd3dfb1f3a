using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Localization;
using ErpCrm.Web.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Administration;

/// <summary>Effects that were given up: until somebody tries again, the modules do not agree.</summary>
internal sealed class AttentionToEvents(IMessageBoard board, ICurrentUser me, IStringLocalizer<WebText> texts)
    : IAttentionSource
{
    public async Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (!me.Can(AdministrationServices.ManageEvents)) return [];
        var givenUp = await board.DeadLettersAsync(ct);
        if (givenUp == 0) return [];
        return [new AttentionItem("red", texts["Events"],
            texts.Count("{0} effect failed for good|{0} effects failed for good", givenUp), "/admin/events", null,
            Weight: 90)];
    }
}
