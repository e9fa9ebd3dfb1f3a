using System.Runtime.CompilerServices;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Checking;

/// <summary>What programs call a record leads to it.</summary>
internal sealed class ExternalIdsCheck(PlatformDbContext db) : ICheck
{
    public string Rule => "Ids of programs: each is found by what it says";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var id in db.Set<ExternalId>().AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (id.Key != ExternalId.KeyOf(id.UserId, id.Resource, id.Value))
                yield return Finding.Of(id.Resource, id.RecordId, $"{id.Value} does not lead to it");
        }
    }
}
