using System.Runtime.CompilerServices;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Feeding;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

/// <summary>Companies as they are now, and which of them were merged into others.</summary>
internal sealed class AnnounceCompanies(CrmDbContext db) : IAnnounceState
{
    public async IAsyncEnumerable<DomainEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var company in db.Companies.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return company.AsKnown();
        await foreach (var merged in db.Set<MergedRecord>().AsNoTracking().Where(m => m.Kind == Kinds.Company)
            .OrderBy(m => m.MergedAt).AsAsyncEnumerable().WithCancellation(ct))
            yield return new CompaniesMerged(merged.MergeId, merged.FromId, merged.IntoId, merged.FromName,
                merged.IntoName);
    }
}
