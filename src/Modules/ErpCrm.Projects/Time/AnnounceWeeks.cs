using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Feeding;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Time;

/// <summary>What was recorded in every week, as it is now.</summary>
internal sealed class AnnounceWeeks(ProjectsDbContext db) : IAnnounceState
{
    public async IAsyncEnumerable<DomainEvent> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var sheet in db.Timesheets.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            yield return new TimeRecorded(sheet.Id, sheet.PersonId, sheet.WeekStart, sheet.WorkedMinutes,
                sheet.BillableMinutes, sheet.Revision);
    }
}
