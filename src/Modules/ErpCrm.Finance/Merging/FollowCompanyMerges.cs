using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Merging;

namespace ErpCrm.Finance.Merging;

/// <summary>Documents keep the name they were issued with, and belong to the customer that stays (domain-rules §24).
/// </summary>
internal sealed class FollowCompanyMerges(FinanceDbContext db) : IFollowMerges
{
    public Type Context => typeof(FinanceDbContext);

    public async Task<IReadOnlySet<Guid>> StayingAsync(RecordMerging merging, IReadOnlySet<Guid> moved,
        CancellationToken ct) =>
        merging.Kind == Kinds.Company
            ? await PostedTogether.WithLinesAsync(db,
                await SettledTogether.StayingAsync(db, merging.IntoId, moved, ct), ct)
            : new HashSet<Guid>();

    public async Task FollowAsync(RecordMerging merging, IReadOnlySet<Guid> rows, CancellationToken ct)
    {
        if (merging.Kind != Kinds.Company) return;
        foreach (var id in new[] { merging.IntoId, merging.FromId })
        {
            if (await db.Customers.FindAsync([id], ct) is { } customer)
                await CustomerCopy.NameDocumentsAsync(db, customer, ct);
        }
    }
}
