using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.PublicLinks;

/// <summary>Makes links to invoices, and finds what they open.</summary>
internal sealed class InvoiceLinks(FinanceDbContext db, IPublicAddress address, ICurrentUser me, IBusinessClock clock)
{
    /// <summary>Adds a link with the next save.</summary>
    /// <returns>Its whole address: it is known only now.</returns>
    /// <exception cref="BusinessRuleException">There is no document to show, or the day cannot be.</exception>
    public string Make(Invoice invoice, DateOnly expiresOn, HttpRequest? request, bool isMailed = false)
    {
        var (link, token) = PublicLink.Make(invoice, expiresOn, clock.Today,
            new LinkMaker(me.Id, me.Name, clock.UtcNow, isMailed));
        db.Add(link);
        return address.Of($"/i/{token}", request);
    }

    /// <summary>The link of a token, whether it is still good or not; null when there is none.</summary>
    public async Task<PublicLink?> FindAsync(string? token, CancellationToken ct) =>
        PublicLink.HashOf(token) is { } hash
            ? await db.PublicLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, ct)
            : null;

    /// <summary>Its page was opened once more.</summary>
    public Task CountAsync(PublicLink link, CancellationToken ct)
    {
        var now = clock.UtcNow;
        return db.PublicLinks.Where(l => l.Id == link.Id).ExecuteUpdateAsync(set => set
            .SetProperty(l => l.Views, l => l.Views + 1).SetProperty(l => l.LastViewedAt, now), ct);
    }
}
