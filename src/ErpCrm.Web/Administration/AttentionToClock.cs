using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using ErpCrm.Web.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Administration;

/// <summary>The clock jumped: work at set times waits for a person's word.</summary>
internal sealed class AttentionToClock(ClockWatch clock, ICurrentUser me, IStringLocalizer<WebText> texts)
    : IAttentionSource
{
    public Task<IReadOnlyList<AttentionItem>> LoadAsync(CancellationToken ct)
    {
        if (clock.Unconfirmed is null || !me.Can(AdministrationServices.ManageEvents))
            return Task.FromResult<IReadOnlyList<AttentionItem>>([]);
        var item = new AttentionItem("amber", texts["Scheduled work"],
            texts["It waits because the server's clock jumped"], "/admin/jobs", null, Weight: 95);
        return Task.FromResult<IReadOnlyList<AttentionItem>>([item]);
    }
}
